"""The outline of a table whose rows are areas: which unit stands below which, and rows that group several.

Outline markers are often left out in lists of units. Then the units themselves tell: a commune stands below
its own district, districts stand side by side, and `I. Khu vực thành thị` above communes is a group of them.
"""

from __future__ import annotations

import datetime as dt
import re

from data.areas import Area, directory
from data.model import AreaKey
from loaders.outline import Row
from loaders.phrases import plain

GROUP = re.compile(
    r"^(cac )?(khu vuc|vung|tieu vung|cum(?! cong nghiep)|khoi|mien|nhom|dia ban)\b|"
    r"^(thanh thi|nong thon|do thi|mien nui|dong bang)\b|"
    r"^cac (xa|phuong|huyen|thi tran|thi xa|thanh pho|don vi|dia phuong)\b"
)
"""How a label begins that names several units at once: `Khu vực thành thị`, `Vùng ven biển`, `Các xã miền núi`."""
DEEPEST = 5

Areas = dict[int, Area]
"""Row -> the unit that its label names; totals, groups and unknown names have none."""


def is_group(row: Row) -> bool:
    """Whether a label names several units at once."""
    return not row.total and not row.section and bool(GROUP.match(plain(row.label)))


def above(area: Area, when: dt.date) -> list[AreaKey]:
    """The units that an area lies in on that day, nearest first."""
    found: list[AreaKey] = []
    step = directory().nearest(area.parent_code, when) if area.parent_code else None
    while step is not None and len(found) < DEEPEST:
        found.append(step.key)
        step = directory().nearest(step.parent_code, when) if step.parent_code else None
    return found


def settle_outline(rows: list[Row], areas: Areas, when: dt.date) -> None:
    """Put every unit below the nearest row that can hold it: its own district, a group, a total or nothing."""
    group: Row | None = None
    said: dict[AreaKey, Row] = {}
    for row in rows:
        if row.index not in areas:
            group = row if is_group(row) else None if row.total else group
            continue
        outer = above(areas[row.index], when)
        parent = next(
            (step for step in row.ancestors if step.index not in areas or areas[step.index].key in outer), None
        )
        own = next((said[key] for key in outer if key in said), None)
        for nearer in (group, own):
            if nearer is not None and (parent is None or parent in nearer.ancestors):
                parent = nearer
        move(row, parent)
        said[areas[row.index].key] = row


def move(row: Row, parent: Row | None) -> None:
    if row.parent is parent:
        return
    if row.parent is not None:
        row.parent.children.remove(row)
    row.parent = parent
    if parent is not None:
        parent.children.append(row)
