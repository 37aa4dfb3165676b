"""The transfer matrix: rows end in what there was, columns in what there is, all of it in the natural area."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from data.period import Period
from data.store import Store
from indicators.breakdown import Asked
from indicators.land_use import TransferMatrix, matrix_findings, transfer_matrix
from tests.indicators.rows import ha
from tests.indicators.telling import say, tell

CODES = ("lua", "hnk", "dgt", "csd")
areas = st.decimals(0, 10**4, places=2)


def whole(cells: dict[tuple[str, str], Decimal]) -> TransferMatrix:
    """A matrix whose margins are made of its cells."""
    start = {c: sum((v for (a, _), v in cells.items() if a == c), Decimal(0)) for c in CODES}
    end = {c: sum((v for (_, b), v in cells.items() if b == c), Decimal(0)) for c in CODES}
    return TransferMatrix(
        {pair: ha(v) for pair, v in cells.items()}, {c: ha(v) for c, v in start.items()},
        {c: ha(v) for c, v in end.items()}, {c: ha(end[c] - start[c]) for c in CODES}, ha(sum(cells.values())),
    )  # fmt: skip


matrices = st.fixed_dictionaries({(a, b): areas for a in CODES for b in CODES})


@given(matrices)
def test_a_matrix_made_of_its_cells_keeps_all_four_identities(cells: dict[tuple[str, str], Decimal]) -> None:
    found = matrix_findings(whole(cells))
    assert {one.kind for one in found} == {"row_sum", "column_sum", "natural_area", "net"}
    assert all(one.agrees and one.difference == 0 for one in found)


@given(matrices, st.sampled_from(CODES), st.sampled_from(CODES))
def test_one_wrong_cell_breaks_its_row_its_column_and_the_whole(
    cells: dict[tuple[str, str], Decimal], origin: str, target: str
) -> None:
    right = whole(cells)
    wrong = TransferMatrix(
        {**right.cells, (origin, target): ha(cells[origin, target] + 7)}, right.start, right.end, right.net,
        right.natural,
    )  # fmt: skip
    broken = [(one.kind, one.subject, one.difference) for one in matrix_findings(wrong) if one.agrees is False]
    assert broken == [("row_sum", origin, -7), ("column_sum", target, -7), ("natural_area", "", -7)]


def test_a_missing_cell_leaves_its_sums_open() -> None:
    right = whole({("lua", "lua"): Decimal(90), ("lua", "dgt"): Decimal(10)})
    gap = TransferMatrix({**right.cells, ("lua", "dgt"): ha(None)}, right.start, right.end)
    row = next(one for one in matrix_findings(gap) if one.kind == "row_sum" and one.subject == "lua")
    assert (row.agrees, row.missing, row.stated, row.computed) == (None, ("lua/dgt",), 100, 90)


def test_the_printed_change_is_end_less_start() -> None:
    matrix = TransferMatrix({}, {"lua": ha(100)}, {"lua": ha(90)}, {"lua": ha(10)})
    (found,) = matrix_findings(matrix)
    assert (found.kind, found.stated, found.computed, found.agrees) == ("net", 10, -10, False)


def test_the_matrix_is_read_from_the_store(store: Store) -> None:
    said = [("lua", "lua", "90"), ("lua", "dgt", "10"), ("dgt", "dgt", "30")]
    tell(store, [
        *(say("land_conversion_area", "441", "2020-01/P12M", v, item=f"from={a};to={b}") for a, b, v in said),
        say("land_area", "441", "2019-12/P0M", "100", item="land=lua"), say("land_area", "441", "2020-12/P0M", "130"),
        say("land_area", "441", "2020-12/P0M", "41", item="land=dgt"),
    ])  # fmt: skip
    found = matrix_findings(transfer_matrix(store, Asked("441", Period.parse("2020-01/P12M"))))
    assert [(one.kind, one.subject, one.stated, one.computed, one.agrees) for one in found] == [
        ("row_sum", "lua", 100, 100, True), ("column_sum", "dgt", 41, 40, False), ("natural_area", "", 130, 130, True)
    ]  # fmt: skip
    assert len(found[0].sources) == 3
