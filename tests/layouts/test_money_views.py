from __future__ import annotations

from decimal import Decimal

from data.locale import text
from indicators.budget_revenue.items import Item
from indicators.public_investment.reallocation import Move, Refusal
from layouts.budget_view import leaves
from layouts.figures.money import lowest_first, s_curve, shortened
from layouts.query import Query
from layouts.reallocation_view import moves_of, refusal_words
from layouts.views import BarView, IndicatorView, MonthView
from tests.layouts.conftest import made_result


def test_moves_are_read_from_the_address() -> None:
    query = Query.read(dc=["a>b:1.5:nstw;c>d:2;nonsense"])
    assert moves_of(query) == (Move("a", "b", Decimal("1.5"), "nstw"), Move("c", "d", Decimal(2), ""))


def test_every_refusal_has_its_reason_in_words() -> None:
    for reason in ("not_positive", "unknown_project", "same_project", "not_so_much_left", "other_source"):
        for language in ("vi", "en"):
            said = refusal_words(Refusal(Move("a", "b", Decimal("2.25")), reason, Decimal(59)), [], language)
            assert reason not in said
            assert "{" not in said
            assert ("2,25" if language == "vi" else "2.25") in said


def test_a_group_is_not_counted_with_its_items() -> None:
    lines = [
        Item(m, d, memo, made_result(), {})
        for m, d, memo in (
            ("", 0, False),
            ("domestic", 1, False),
            ("fdi", 2, False),
            ("domestic_excl_land", 2, True),
            ("aid", 1, False),
        )
    ]
    assert [i.member for i in leaves(lines)] == ["fdi", "aid"]


def test_the_year_has_thirteen_months_and_escapes_its_milestones() -> None:
    months = (MonthView(month=1, label="1", actual=1.0, hover="1", due=1.0),)
    figure = s_curve(IndicatorView(code="x", name="x", months=months), [(9.5, 60.0, "<b>60%</b>")])
    assert len(figure["layout"]["xaxis"]["tickvals"]) == 13
    assert figure["data"][-1]["customdata"] == ["&lt;b&gt;60%&lt;/b&gt;"]


def test_long_names_are_shortened_and_pages_named() -> None:
    assert shortened("a" * 40).endswith("…")
    assert text("nav.disbursement", "vi") == "Giải ngân"


def test_bars_begin_with_the_lowest_and_end_with_the_untold() -> None:
    made = [BarView(name=str(n), percent=n, status="slow", label="", mark="") for n in (None, 80.0, 20.0)]
    assert [bar.percent for bar in lowest_first(made)] == [20.0, 80.0, None]
