"""The register of tasks, documents issued and voters' petitions: what was ordered and what became of it.

The People's Committee answers for its programme of work to the council (Luật Tổ chức chính quyền địa
phương; supervision: Luật Hoạt động giám sát 87/2015/QH13); the tasks of 2020 are those of
Chương trình 20/CTr-UBND of 20/01/2020: 9 groups, 67 tasks.
"""

from __future__ import annotations

from indicators.registry import Family

FAMILY = Family(
    "tasks", "Nhiệm vụ, văn bản, kiến nghị", "Tasks, documents, petitions",
    frozenset({"task_completion", "tasks_assigned", "tasks_due", "tasks_done", "tasks_on_time", "tasks_overdue",
               "tasks_on_time_rate", "documents_issued", "meetings_held", "petitions_received",
               "petitions_classified", "petitions_answered", "petitions_answered_rate"}),
)  # fmt: skip
