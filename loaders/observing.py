"""Figures whose coordinates are complete become observations."""

from __future__ import annotations

from data.model import VALUELESS, Problem, SeriesKey, item_parts, item_text
from loaders.figures import Figure, TableReading


def finish(reading: TableReading) -> None:
    """Build the observations of figures whose coordinates are complete."""
    undated: list[Figure] = []
    for figure in reading.figures:
        if not figure.reading.readable or (figure.sense.check and not nothing_differs(figure)):
            continue
        if figure.period is None:
            undated.append(figure)
            continue
        observe(reading, figure)
    reading.problems += ask_for_times(reading, undated)


def ask_for_times(reading: TableReading, figures: list[Figure]) -> list[Problem]:
    """Figures of a time nobody knows; where only the budget year's first month is missing, one question for all."""
    fiscal = reading.context.fiscal
    if fiscal is None or fiscal.starts:
        return [Problem("period_missing", "question", figure.ref, (figure.ref,)) for figure in figures]
    params = {"year": f"{fiscal.year}/{(fiscal.year + 1) % 100:02}", "count": str(len(figures))}
    refs = tuple(figure.ref for figure in figures)
    return [Problem("fiscal_start_missing", "question", "", refs, params)] if figures else []


def observe(reading: TableReading, figure: Figure) -> None:
    """Make the observation of a readable figure whose period is known; a missing unit is asked once for the sheet."""
    if not figure.unit and figure.reading.value is not None:
        return
    figure.said_in = reading
    if figure.named.proposal is not None:
        reading.proposals[figure.named.proposal.code] = figure.named.proposal


def nothing_differs(figure: Figure) -> bool:
    """`-` in a column of differences says that nothing differs: with no number to recompute it is kept as said."""
    if figure.sense.check not in ("difference", "remaining") or figure.reading.status not in VALUELESS:
        return False
    figure.item = item_text([*item_parts(figure.item), ("measure", figure.sense.check)])
    return True


def unread_series(reading: TableReading) -> list[SeriesKey]:
    """The series of cells that hold something nobody could read: not said, but not taken back either."""
    return [
        reading.key_of(figure)
        for figure in reading.figures
        if figure.said_in is None and figure.period and not figure.sense.check and not figure.reading.skipped
    ]
