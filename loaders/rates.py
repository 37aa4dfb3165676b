"""Percentages: columns that write them in several ways, and shares of a whole above 100 %."""

from __future__ import annotations

import re
from collections import defaultdict

from data.cells import column_letters
from data.model import Problem
from loaders.figures import Figure, TableReading
from loaders.phrases import plain

WHOLE = 100
OF_A_PLAN = re.compile(r"\b(ke hoach|chi tieu|du toan|muc tieu)\b")
"""A rate of a plan may well be above 100 %; a share of households or schools may not."""


def rate_findings(reading: TableReading) -> list[Problem]:
    return [*mixed_spellings(reading), *over_the_whole(reading)]


def mixed_spellings(reading: TableReading) -> list[Problem]:
    """`8.5 %` as a formatted fraction beside 8.5: all are read in points, the column is told once."""
    columns: dict[int, list[Figure]] = defaultdict(list)
    for figure in reading.figures:
        if figure.unit == "%" and not figure.sense.check and figure.reading.value is not None:
            columns[figure.sense.column.index].append(figure)
    return [
        Problem("mixed_percent", "info", f"column {column_letters(index)}", tuple(figure.ref for figure in figures))
        for index, figures in columns.items() if len({figure.reading.cell.is_percent for figure in figures}) > 1
    ]  # fmt: skip


def over_the_whole(reading: TableReading) -> list[Problem]:
    """Shares of a whole (hộ nghèo of hộ) above 100 %."""
    return [
        Problem("rate_over_100", "warning", figure.ref, (figure.ref,), {"shown": str(figure.reading.value)})
        for figure in reading.figures
        if figure.said_in is not None and is_share(figure) and (figure.reading.value or 0) > WHOLE
    ]


def is_share(figure: Figure) -> bool:
    definition = figure.named.definition
    return (
        figure.unit == "%" and definition.kind == "ratio" and not definition.proposed
        and not OF_A_PLAN.search(plain(definition.name_vi))
    )  # fmt: skip
