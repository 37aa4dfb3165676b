"""Land use: a result is judged by the change that was planned, and rice and forest land never by more."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import Observation
from data.period import Period
from data.store import Store
from indicators.actuals import NOTHING
from indicators.arithmetic import Undefined
from indicators.breakdown import Asked
from indicators.figures import summed
from indicators.land_use import LandRow, LandTable, conversion, land_table, land_tables, recovery, sentences
from indicators.land_use.balance import balances
from indicators.land_use.codes import leaf_groups, regime_of, regimes
from indicators.land_use.realisation import excess, realisation
from tests.indicators.rows import ha
from tests.indicators.telling import say, tell

YEAR = Period.parse("2020-01/P12M")
ASKED = Asked("441", YEAR)
OLD, MIDDLE, NEW = "TT29/2014", "TT01/2021", "TT08/2024"
areas = st.decimals(0, 10**5, places=2)


def row(table: LandTable, code: str) -> LandRow:
    found = table.row(code)
    assert found is not None
    return found


def land(
    code: str, start: str = "", plan: str = "", result: str = "", area: str = "441", year: int = 2020
) -> list[Observation]:
    item = f"land={code}" if code else ""
    said = ((f"{year - 1}-12/P0M", start, "actual"), (f"{year}-12/P0M", plan, "target"),
            (f"{year}-12/P0M", result, "actual"))  # fmt: skip
    return [say("land_area", area, period, value, role, item=item) for period, value, role in said if value]


@pytest.mark.parametrize(
    ("start", "plan", "result", "expected"),
    [
        (100, 90, 95, Decimal(50)),
        (100, 110, 104, Decimal(40)),
        (100, 90, 84, Decimal(160)),
        (100, 90, 101, Decimal(-10)),
        (100, 100, 99, Undefined("no_change_planned")),
        (None, 90, 95, Undefined("no_baseline")),
        (100, None, 95, Undefined("no_target")),
        (100, 90, None, Undefined("no_data")),
    ],
)
def test_realisation_is_the_share_of_the_planned_change(
    start: int | None, plan: int | None, result: int | None, expected: object
) -> None:
    assert realisation(ha(start), ha(plan), ha(result)) == expected


@pytest.mark.parametrize(
    ("start", "plan", "result", "beyond"),
    [(100, 90, 84, 6), (100, 100, 99, 1), (100, 110, 98, 2), (100, 110, 105, 0), (100, 90, 95, 0), (None, 90, 95, 0)],
)
def test_more_rice_land_converted_than_planned_is_counted_in_hectares(
    start: int | None, plan: int, result: int, beyond: int
) -> None:
    assert excess(ha(start), ha(plan), ha(result)) == beyond


def test_without_the_start_a_shortfall_is_not_called_a_breach() -> None:
    assert excess(ha(None), ha(90), ha(84)) == Undefined("no_baseline")


@given(areas, areas, areas)
def test_beyond_a_hundred_percent_of_a_planned_decrease_is_a_breach(
    start: Decimal, plan: Decimal, result: Decimal
) -> None:
    share, beyond = realisation(ha(start), ha(plan), ha(result)), excess(ha(start), ha(plan), ha(result))
    assert not isinstance(beyond, Undefined)
    if plan < start and not isinstance(share, Undefined):
        assert (result < plan) == (beyond > 0)
        assert (share > 100) <= (beyond > 0)


def test_rice_below_plan_is_a_breach_and_other_land_is_not(store: Store) -> None:
    tell(store, [*land("lua", "4968.36", "4918.66", "4900"), *land("nkh", "84.63", "106.63", "84.63"),
                 *land("luc", "4471.49", "4450.49", "4440"), *land("skt", "1", "1", "1")])  # fmt: skip
    table = land_table(store, ASKED)
    rice, other, wet = row(table, "lua"), row(table, "nkh"), row(table, "luc")
    assert (rice.breach, rice.excess, rice.depth, rice.relation) == (True, Decimal("18.66"), 1, "additive")
    assert (other.breach, other.realised, other.excess) == (False, 0, Undefined("not_applicable"))
    assert (wet.depth, wet.relation) == (2, "subset")
    assert [row.code for row in table.breaches] == ["lua"]
    assert rice.plan.sources[0].role == "target"
    assert rice.start.sources[0].file != ""
    text = sentences(table)
    assert text.startswith("Đất trồng lúa giảm quá kế hoạch 18,66 ha")
    assert "đất nông nghiệp khác: 0,0% mức thay đổi theo kế hoạch" in text
    assert sentences(table, "en").startswith("Rice land fell 18.66 ha below the plan")


def test_every_kind_of_nothing_stays_what_it_is(store: Store) -> None:
    tell(store, [*land("lua", "10", "9", "9"),
                 say("land_area", "441", "2020-12/P0M", None, item="land=skt", status="nil"),
                 say("land_area", "441", "2020-12/P0M", None, item="land=tmd", status="missing"),
                 say("land_area", "441", "2020-12/P0M", "0", item="land=lmu")])  # fmt: skip
    table = land_table(store, ASKED)
    rows = {code: row(table, code) for code in ("skt", "tmd", "lmu")}
    assert {code: (r.result.status, r.result.value) for code, r in rows.items()} == {
        "skt": ("nil", None), "tmd": ("missing", None), "lmu": ("normal", 0)}  # fmt: skip
    assert rows["tmd"].percent == Undefined("no_data")
    assert rows["lmu"].percent == Undefined("no_target")
    assert table.row("cln") is None


def test_a_year_without_a_word_is_a_table_without_rows(store: Store) -> None:
    table = land_table(store, ASKED)
    assert table.rows == ()
    assert sentences(table) == "Chưa có số liệu sử dụng đất năm 2020 của Huyện Vũ Quang."
    with pytest.raises(ValueError, match="no area"):
        land_table(store, Asked("nowhere", YEAR))


def test_each_commune_has_its_table_under_the_same_circular(store: Store) -> None:
    tell(store, [*land("skt", plan="1"), *land("lua", plan="10"), *land("lua", plan="4", area="18313"),
                 *land("lua", plan="6", area="18316")])  # fmt: skip
    tables = land_tables(store, ASKED)
    assert [t.area for t in tables[:3]] == ["441", "18313", "18316"]
    assert {t.regime for t in tables} == {OLD}
    below = [row.plan for table in tables[1:] if (row := table.row("lua"))]
    assert summed(below).value == 10


def test_relics_and_waste_stand_beside_infrastructure_before_2021_and_inside_it_after() -> None:
    assert not {"ddt", "dra", "ton", "ntd"} & set(regimes()[OLD].children("dht"))
    assert {"ddt", "dra", "ton", "ntd"} <= set(regimes()[MIDDLE].children("dht"))
    assert "skt" not in regimes()[MIDDLE].codes


def test_the_circular_is_known_by_its_own_codes_else_by_the_year() -> None:
    assert regime_of(["lua"], 2020).code == OLD
    assert regime_of(["lua"], 2021).code == MIDDLE
    assert regime_of(["lua", "skt"], 2021).code == OLD
    assert regime_of(["lua", "ddd"], 2024).code == NEW
    assert regime_of(["lua", "ddd", "skt"], 2025).code == NEW


def test_only_leaf_codes_are_compared_across_circulars() -> None:
    groups = {group.after: group.before for group in leaf_groups(OLD, NEW)}
    assert groups["ddd",] == ("ddl", "ddt")
    assert groups["skk",] == ("skk", "skt")
    assert groups["cnt", "nkh"] == ("nkh",)
    assert groups["lua",] == ("lua",)
    assert not any(code in after for after in groups for code in ("pnn", "dht", "ccc", "sct"))


def test_across_circulars_a_parent_is_regime_changed_and_a_leaf_is_not(store: Store) -> None:
    tell(store, [*land("skt", start="2", year=2021), *land("skk", "5", "9", "8", year=2021),
                 *land("dht", "100", "140", "120", year=2021), *land("lua", "50", "40", "45", year=2021)])  # fmt: skip
    table = land_table(store, Asked("441", Period.parse("2021-01/P12M")))
    assert (table.start_regime, table.regime) == (OLD, MIDDLE)
    roads, rice, parks = row(table, "dht"), row(table, "lua"), row(table, "skk")
    assert (roads.realised, roads.percent is not None) == (Undefined("regime_changed"), True)
    assert (rice.realised, rice.breach) == (50, False)
    assert (parks.start.value, parks.realised, len(parks.start.sources)) == (7, 50, 2)


def test_subsets_and_functional_areas_are_in_no_sum() -> None:
    figures = {"": ha(100), "nnp": ha(60), "pnn": ha(30), "csd": ha(10), "lua": ha(60), "luc": ha(50), "kkt": ha(80)}
    found = balances(figures, regimes()[MIDDLE])
    assert [(one.kind, one.subject, one.agrees) for one in found] == [
        ("natural_area", "", True), ("natural_leaves", "", True), ("parent", "nnp", True)]  # fmt: skip


def test_a_wrong_group_is_found_with_both_numbers() -> None:
    figures = {"": ha(100), "nnp": ha(60), "pnn": ha("31.2"), "csd": ha(10), "cqp": ha(10), "can": ha(20)}
    wrong = [one for one in balances(figures, regimes()[MIDDLE]) if one.agrees is False]
    assert [(one.kind, one.subject, one.stated, one.computed) for one in wrong] == [
        ("natural_area", "", 100, Decimal("101.2"))]  # fmt: skip
    group = next(one for one in balances(figures, regimes()[MIDDLE]) if one.subject == "pnn")
    assert (group.difference, group.agrees, "tmd" in group.missing) == (Decimal("1.2"), None, True)


def test_a_missing_part_leaves_the_question_open_and_never_counts_as_zero() -> None:
    figures = {"nnp": ha(60), "lua": ha(50), "hnk": ha(None)}
    (found,) = balances(figures, regimes()[MIDDLE])
    assert (found.computed, found.agrees, "hnk" in found.missing) == (50, None, True)
    assert summed([ha(5), NOTHING]).reason == "incomplete"


@given(st.data())
def test_the_sum_of_the_leaves_is_the_sum_of_the_groups_however_they_are_ordered(data: st.DataObject) -> None:
    regime = regimes()[data.draw(st.sampled_from([OLD, MIDDLE, NEW]))]
    values = {leaf: data.draw(areas) for leaf in regime.leaves()}

    def upward(code: str) -> Decimal:
        below = regime.children(code)
        return sum((upward(child) for child in below), Decimal(0)) if below else values[code]

    whole = {code: ha(upward(code)) for code in regime.codes if code in values or regime.children(code)}
    whole[""] = ha(sum((upward(code) for code in regime.children("")), Decimal(0)))
    shuffled = dict(data.draw(st.permutations(list(whole.items()))))
    for found in balances(shuffled, regime):
        assert (found.agrees, found.difference, found.missing) == (True, 0, ())
    assert balances(shuffled, regime) == balances(whole, regime)


def test_conversion_planned_and_done_by_the_land_taken(store: Store) -> None:
    rows = [("nnp_pnn", "73", "63"), ("lua_pnn", "50", "52"), ("luc_pnn", "21", "20"), ("hnk_pnn", "23", "8"),
            ("rph_nkr", "1", "1")]  # fmt: skip
    tell(store, [o for pair, plan, made in rows for o in (
        say("land_conversion_area", "441", "2020-01/P12M", plan, "target", item=f"land={pair}"),
        say("land_conversion_area", "441", "2020-01/P12M", made, item=f"land={pair}"))])  # fmt: skip
    found = conversion(store, ASKED)
    by_code = {(r.from_code, r.to_code): r for r in found.rows}
    assert (by_code["lua", "pnn"].breach, by_code["lua", "pnn"].excess) == (True, 2)
    assert (by_code["hnk", "pnn"].percent, by_code["hnk", "pnn"].breach) == (Decimal(800) / 23, False)
    assert by_code["luc", "pnn"].inside == "lua"
    assert [(c.kind, c.stated, c.computed, c.agrees) for c in found.checks] == [
        ("planned", 73, 73, True), ("done", 63, 60, None)]  # fmt: skip
    assert [r.from_code for r in found.breaches] == ["lua"]
    assert "Đất trồng lúa chuyển sang đất phi nông nghiệp vượt kế hoạch 2,00 ha" in sentences(
        land_table(store, ASKED), taken=found)  # fmt: skip


def test_recovery_by_land_type_and_in_total(store: Store) -> None:
    tell(store, [say("land_recovery_area", "441", "2020-01/P12M", "40", "target"),
                 say("land_recovery_area", "441", "2020-01/P12M", "10"),
                 say("land_recovery_area", "441", "2020-01/P12M", "12", "target", item="land=lua"),
                 say("land_recovery_area", "441", "2020-01/P12M", None, item="land=lua", status="nil")])  # fmt: skip
    found = recovery(store, ASKED)
    assert found.total is not None
    assert (found.total.percent, found.total.difference) == (25, -30)
    assert [(r.from_code, r.to_code, r.percent, r.done.status) for r in found.rows] == [("lua", "", 0, "nil")]
