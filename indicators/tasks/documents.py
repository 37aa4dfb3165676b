"""Documents issued, by type, and the identity that their types add up to the total."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from data.store import Store
from indicators.breakdown import Asked, along_from, member_name, readings_of
from indicators.engine import reported
from indicators.evaluation import Question, evaluate_from
from indicators.growth.contributions import SumCheck, adds_up
from indicators.result import Part, Result, Source
from indicators.tasks.words import documents_sentence

ISSUED, MEETINGS = "documents_issued", "meetings_held"


class DocumentType(Part):
    """How many documents of one type; None where the type was named and no number known."""

    code: str
    name_vi: str
    name_en: str
    count: Decimal | None
    share: Decimal | None
    source: Source | None


class DocumentsIssued(Part):
    """The year's documents up to the period's end, their types, and whether Σ types = total (counts: no rounding)."""

    total: Result
    types: tuple[DocumentType, ...]
    check: SumCheck
    meetings: Decimal | None
    as_of: dt.date | None
    sentence_vi: str = ""
    sentence_en: str = ""


def documents_issued(store: Store, asked: Asked) -> DocumentsIssued:
    """Documents and meetings of the area by the latest cut-off up to the period asked; one read."""
    readings = readings_of(store, (ISSUED, MEETINGS), asked)
    period = reported(readings, readings.definitions[ISSUED], asked.place.key, asked.period)
    asked = replace(asked, period=period)
    total, meetings = (
        evaluate_from(readings, Question(readings.definitions[code], asked.place, asked.period))
        for code in (ISSUED, MEETINGS)
    )
    kinds = along_from(readings, ISSUED, asked, "document")
    counts = {code: counted(result) for code, result in kinds.items()}
    check = adds_up(counts.values(), counted(total), tolerance=Decimal(0))
    found = DocumentsIssued(
        total=total, types=tuple(type_of(code, result, check) for code, result in kinds.items()), check=check,
        meetings=counted(meetings), as_of=total.as_of,
    )  # fmt: skip
    return found.model_copy(update={
        "sentence_vi": documents_sentence(found, "vi"), "sentence_en": documents_sentence(found, "en"),
    })  # fmt: skip


def counted(result: Result) -> Decimal | None:
    """The number a sum may use: nil is a true zero, missing is not."""
    return Decimal(0) if result.actual.status == "nil" else result.actual.value


def type_of(code: str, result: Result, check: SumCheck) -> DocumentType:
    count = counted(result)
    share = None if count is None or not check.sum else count * 100 / check.sum
    return DocumentType(
        code=code, name_vi=member_name("document", code, "vi"), name_en=member_name("document", code, "en"),
        count=count, share=share, source=result.actual.source,
    )  # fmt: skip
