from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.areas import directory
from layouts.query import AUTHORITIES, Query

codes = st.sampled_from(sorted(directory().by_code))
words = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=40)
queries = st.builds(
    Query,
    month=st.builds(lambda y, m: f"{y}-{m:02d}", st.integers(1990, 2199), st.integers(1, 12)),
    mode=st.sampled_from(["thang", "luyke", "nam"]),
    areas=st.lists(codes, max_size=5, unique=True).map(tuple),
    indicator=st.from_regex(r"[a-z][a-z0-9_]{0,30}", fullmatch=True),
    item=st.sampled_from(["", "source=nstw", "capital=carryover;project=8028364"]),
    authority=st.sampled_from(["", *AUTHORITIES]),
    known_at=st.one_of(st.none(), st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))),
    boundaries=st.sampled_from(["baocao", "hiennay"]),
    language=st.sampled_from(["vi", "en"]),
    filter=st.one_of(st.just(""), words),
    sort=st.sampled_from(["", "percent", "-plan"]),
    indicators=st.lists(st.from_regex(r"[a-z][a-z0-9_]{0,30}", fullmatch=True), max_size=5, unique=True).map(tuple),
    first=st.sampled_from(["", "2020-01"]),
    rows=st.sampled_from(["", "area"]),
    columns=st.sampled_from(["", "month"]),
    group=st.sampled_from(["", "owner"]),
    metric=st.sampled_from(["", "percent"]),
    moves=st.sampled_from([(), ("a>b:12.5:nstw",), ("7505778>7542196:3", "c>d:1")]),
)
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda s: st.lists(s, max_size=3)
)


@given(queries)
def test_an_address_gives_the_same_state_again(query: Query) -> None:
    assert Query.read(**parse_qs(query.to_search().lstrip("?"))) == query


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "ky",
                "kieu",
                "dv",
                "ct",
                "muc",
                "so",
                "ngay",
                "dg",
                "ng",
                "f",
                "sort",
                "cts",
                "tu",
                "hang",
                "nhom",
                "dc",
                "x",
            ]
        ),
        junk,
    )
)
def test_read_never_raises(forged: dict[str, object]) -> None:
    query = Query.read(**forged)
    assert Query.read(**parse_qs(query.to_search().lstrip("?"))) == query


@pytest.mark.parametrize("month", ["2020-13", "20-06", "", "9999-01", "2020-6", "2020-06-01"])
def test_a_month_that_is_none_is_dropped(month: str) -> None:
    assert Query.read(ky=month).month == ""


def test_codes_stay_text_and_unknown_ones_are_dropped() -> None:
    assert Query.read(dv="01,42,99999,'; DROP--").areas == ("01", "42")
    assert "dv=01,42" in Query.read(dv=["01", "42"]).to_search()
