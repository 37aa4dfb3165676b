"""The filter bar: month, kind of period, areas, plan, known-at day - one row for all pages."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html
from pydantic import BaseModel, ConfigDict

from data.areas import Area, directory
from data.locale import text, text_or
from layouts.parts import attributes
from layouts.query import AUTHORITIES, Query

AUTO = "auto"


class Choices(BaseModel):
    """What the filters offer: the months with data, the areas valid then, everything the search finds."""

    model_config = ConfigDict(frozen=True)

    first_month: str
    last_month: str
    areas: list[dict[str, Any]]
    search: list[dict[str, Any]]
    office: str


def area_name(area: Area, language: str) -> str:
    return area.name_en if language == "en" and area.name_en else area.name_vi


def area_options(query: Query, province: str) -> list[dict[str, Any]]:
    """The province and the units really below it at the chosen month: districts then, communes now."""
    places = directory()
    whole = places.nearest(province, query.day)
    below = places.real_children(province, query.day)
    groups: dict[str, list[dict[str, str]]] = {}
    for area in below:
        groups.setdefault(area.kind, []).append({"value": area.code, "label": area_name(area, query.language)})
    top = [{"value": province, "label": area_name(whole, query.language) if whole else province}]
    named = [{"group": text("filter.whole", query.language), "items": top}]
    named += [{"group": kind_name(kind, query.language), "items": items} for kind, items in groups.items()]
    return named


def kind_name(kind: str, language: str) -> str:
    return text_or(f"area.{kind}", language, kind)


def filter_bar(query: Query, choices: Choices) -> html.Div:
    language = query.language
    fields = html.Div(
        [
            field("filter.month", month_picker(query, choices), language, "w-month"),
            field("filter.mode", mode_control(query), language, "w-mode"),
            field("filter.area", area_picker(query, choices), language, "w-area"),
            field("filter.against", authority_picker(query), language, "w-plan"),
            field("filter.known", known_picker(query), language, "w-known"),
        ],
        className="filter-fields",
        id="filters",
    )
    toggle = html.Button(
        text("filter.show", language),
        className="button filter-toggle",
        type="button",
        **attributes(data_toggle="filters"),
    )
    return html.Div([toggle, fields], className="filter-bar no-print", role="search")


def field(key: str, control: Any, language: str, name: str) -> html.Div:
    return html.Div(
        [html.Span(text(key, language), className="field-label", id=name.replace("w-", "l-")), control],
        className=f"field {name}",
    )


def month_picker(query: Query, choices: Choices) -> dmc.MonthPickerInput:
    vietnamese = query.language == "vi"
    return dmc.MonthPickerInput(
        id="f-month",
        value=f"{query.month}-01",
        size="xs",
        minDate=f"{choices.first_month}-01",
        maxDate=f"{choices.last_month}-01",
        valueFormat="[Tháng] M/YYYY" if vietnamese else "MMMM YYYY",
        monthsListFormat="[Th] M" if vietnamese else "MMM",
        **attributes(aria_labelledby="l-month f-month"),
    )


def mode_control(query: Query) -> dmc.SegmentedControl:
    data = [{"value": mode, "label": text(f"mode.{mode}", query.language)} for mode in ("thang", "luyke", "nam")]
    return dmc.SegmentedControl(id="f-mode", data=data, value=query.mode, size="xs", transitionDuration=0)


def area_picker(query: Query, choices: Choices) -> dmc.MultiSelect:
    return dmc.MultiSelect(
        id="f-areas",
        data=choices.areas,
        value=list(query.areas),
        size="xs",
        searchable=True,
        hidePickedOptions=False,
        nothingFoundMessage=text("frame.nothing_found", query.language),
        filter={"function": "chitieuFolded"},
        maxDropdownHeight=360,
        comboboxProps={"width": 320, "position": "bottom-start"},
        className="area-picker",
        placeholder=text("filter.area_hint", query.language) if not query.areas else "",
        **attributes(aria_label=text("filter.area", query.language)),
    )


def authority_picker(query: Query) -> dmc.Select:
    data = [{"value": AUTO, "label": text("authority.auto", query.language)}]
    data += [
        {"value": code, "label": text(f"authority.{code}", query.language)} for code in AUTHORITIES if code != "none"
    ]
    return dmc.Select(
        id="f-authority",
        data=data,
        value=query.authority or AUTO,
        size="xs",
        allowDeselect=False,
        comboboxProps={"width": 240, "position": "bottom-start"},
        **attributes(aria_label=text("filter.against", query.language)),
    )


def known_picker(query: Query) -> dmc.DatePickerInput:
    return dmc.DatePickerInput(
        id="f-known",
        value=query.known_at.isoformat() if query.known_at else None,
        size="xs",
        clearable=True,
        valueFormat="D/M/YYYY" if query.language == "vi" else "D MMM YYYY",
        placeholder=text("filter.now", query.language),
        **attributes(aria_labelledby="l-known f-known"),
    )
