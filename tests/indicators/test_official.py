"""The officials' label beside the computed one (national targets of 2019; DOMAIN.md, section 2.3)."""

from __future__ import annotations

import datetime as dt

import pytest

from data.datasets import Statement, publish
from data.model import AreaKey, Dataset, Observation, RecordAttribute, Slot
from data.period import Period
from data.records import official_code
from data.store import Store
from indicators.contract import result_json
from indicators.engine import evaluate, overview
from indicators.official import class_of
from tests.indicators.telling import say

YEAR = Period.parse("2019-01/P12M")


def label(store: Store, indicator: str, words: str, observations: list[Observation]) -> None:
    """One report that says the figures and the officials' words beside them."""
    row = RecordAttribute(
        "official", official_code(indicator, "", 2019), AreaKey("42"), "label", words, "text", "S1", "H7"
    )
    made = Dataset("a" * 64, "bao_cao.xlsx", Slot("office", "report", "2019"), known_at=dt.datetime(2020, 1, 10))
    publish(store, Statement(made, observations, records=[row]))


@pytest.mark.parametrize(
    ("indicator", "target", "actual", "words", "official", "computed"),
    [
        ("cpi", {"value": "4"}, "2.79", "Vượt", "exceeded", "exceeded"),
        ("unemployment_rate", {"value": "4", "bound": "<"}, "3.1", "Đạt", "met", "met"),
        ("grdp_growth", {"low": "6.6", "high": "6.8", "bound": "range"}, "7.02", "Vượt", "exceeded", "exceeded"),
        ("poverty_reduction", {"low": "1", "high": "1.5", "bound": "range"}, "1.1", "Vượt", "exceeded", "met"),
        ("trained_labour_rate", {"low": "60", "high": "62", "bound": "range"}, "61.5", "Đạt.", "met", "met"),
    ],
)
def test_labels_of_2019(
    store: Store, indicator: str, target: dict[str, str], actual: str, words: str, official: str, computed: str
) -> None:  # fmt: skip
    """The poverty cut was called Vượt while 1,1 lies inside 1-1,5: shown as a disagreement, never overwritten."""
    value = target.pop("value", None)
    label(store, indicator, words, [
        say(indicator, "42", "2019-01/P12M", value, "target", **target), say(indicator, "42", "2019-01/P12M", actual),
    ])  # fmt: skip
    result = evaluate(store, indicator, "42", YEAR)
    assert result.official is not None
    assert (result.official.label, result.year_end) == (official, computed)
    assert result.official.agrees is (official == computed)
    assert (result.official.words, result.official.source and result.official.source.cell) == (words, "H7")
    said = result_json(result)
    assert (said["official"], said["official_words"], said["official_agrees"]) == (
        official,
        words,
        official == computed,
    )
    assert overview(store, YEAR, "42").results[0].official == result.official


@pytest.mark.parametrize(
    ("words", "known"),
    [("Vượt kế hoạch", "exceeded"), ("ĐẠT", "met"), ("Chưa đạt", "missed"), ("Khó đạt", "unlikely"), ("Khá", "")],
)
def test_the_usual_words(words: str, known: str) -> None:
    assert class_of(words) == known


def test_words_of_no_class_are_shown_as_they_are(store: Store) -> None:
    label(store, "cpi", "Kiểm soát tốt", [say("cpi", "42", "2019-01/P12M", "2.79")])
    found = evaluate(store, "cpi", "42", YEAR)
    assert found.official is not None
    assert (found.official.label, found.official.agrees) == (None, None)
    assert result_json(found)["official"] == "Kiểm soát tốt"
    assert result_json(evaluate(store, "cpi", "447", YEAR))["official"] is None
