"""Taking a published file back, in words: which dataset a person means, and what withdrawing it did."""

from __future__ import annotations

from typing import Any

from data.datasets import Published, Withdrawal, published
from data.locale import text
from data.store import Store


def chosen(store: Store, named: str, reason: str, language: str) -> Published:
    """The one dataset that a file name, sha256 or `#number` means: the one that speaks now, else the only one.

    Raises ValueError with a sentence when there is none, when it may be several, or when no reason is given.
    """
    if not reason.strip():
        raise ValueError(text("withdraw.reason_wanted", language))
    found = published(store, named)
    live = [dataset for dataset in found if dataset.live] or found
    if not live:
        raise ValueError(text("withdraw.unknown", language, file=named))
    if len(live) > 1:
        choices = "\n".join(choice(dataset, language) for dataset in live)
        raise ValueError(text("withdraw.ambiguous", language, count=len(live), file=named, choices=choices))
    return live[0]


def choice(dataset: Published, language: str) -> str:
    return text(
        "withdraw.choice", language, sha256=dataset.sha256, number=dataset.dataset_id, sender=dataset.slot.sender,
        period=dataset.slot.period or "…",
    )  # fmt: skip


def withdrawal_text(dataset: Published, done: Withdrawal, reason: str, language: str) -> str:
    """What was withdrawn and why, and which earlier figures count again."""
    said = [text("withdraw.done", language, count=done.withdrawn, file=dataset.file, reason=reason)]
    said += [text("withdraw.back", language, count=count, file=file) for file, count in sorted(done.restored.items())]
    return "\n".join(said if done.restored else [*said, text("withdraw.none_before", language)])


def withdrawal_json(dataset: Published, done: Withdrawal, reason: str) -> dict[str, Any]:
    """The document of `withdraw --json`."""
    return {
        "file": dataset.file, "sha256": dataset.sha256, "sender": dataset.slot.sender, "form": dataset.slot.form,
        "period": dataset.slot.period, "reason": reason, "withdrawn": done.withdrawn,
        "restored": [{"file": file, "observations": count} for file, count in sorted(done.restored.items())],
    }  # fmt: skip
