"""A table view as an AG Grid: sorted on the exact number, shown as written, totals pinned below."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import dash_ag_grid as dag

from layouts.views import Column, Row, TableView

LOOK = {
    "fontFamily": "inherit",
    "fontSize": 13,
    "foregroundColor": "#1b2733",
    "headerTextColor": "#55616d",
    "headerBackgroundColor": "#ffffff",
    "headerFontWeight": 400,
    "headerFontSize": 12,
    "borderColor": "#e9edf0",
    "wrapperBorder": False,
    "wrapperBorderRadius": 0,
    "rowHoverColor": "#f6f8f9",
    "cellHorizontalPadding": 10,
    "accentColor": "#1f5a8a",
    "headerColumnResizeHandleColor": "transparent",
    "columnBorder": False,
}
THEME = f"themeQuartz.withParams({json.dumps(LOOK)})"


Identity = str | dict[str, str]
ROWS_SHOWN = 400
"""Longer tables scroll inside a box of fixed height, drawn only where they are looked at."""


def grid(view: TableView, identity: Identity, quick_filter: str = "") -> dag.AgGrid:
    """The grid of a view; field `k` holds the number, `k_t` its text, `k_o` its observation."""
    long = len(view.rows) > ROWS_SHOWN
    options: dict[str, Any] = {
        "domLayout": "normal" if long else "autoHeight",
        "animateRows": False,
        "suppressCellFocus": False,
        "headerHeight": 40,
        "rowHeight": 30,
        "pinnedBottomRowData": [record(view.total, view)] if view.total else [],
        "quickFilterText": quick_filter,
        "enableCellTextSelection": True,
        "suppressMovableColumns": True,
        "suppressColumnVirtualisation": True,
        "localeText": {"noRowsToShow": view.notes[0] if view.notes else ""},
        "theme": {"function": THEME},
    }
    return dag.AgGrid(
        id=identity,
        rowData=[record(row, view) for row in view.rows],
        columnDefs=[column(c, name_width(view)) for c in view.columns],
        getRowId="params.data.key",
        dashGridOptions=options,
        className="grid",
        style={"height": "70vh" if long else None, "width": "100%"},
        defaultColDef={
            "sortable": True,
            "resizable": True,
            "suppressHeaderMenuButton": True,
            "wrapHeaderText": True,
            "autoHeaderHeight": True,
        },
    )


def name_width(view: TableView) -> int:
    """Wide enough for most names, in pixels; areas keep the width they always had."""
    lengths = sorted(len(row.shown[0]) for row in view.rows) or [0]
    return max(190, min(340, 24 + 7 * lengths[int(len(lengths) * 0.9)]))


def column(of: Column, width: int = 190) -> dict[str, Any]:
    """Names pinned at the left, numbers at the right edge of their column."""
    header = f"{of.header} ({of.unit})" if of.unit else of.header
    shown = {"function": "chitieuShown(params)"}
    made: dict[str, Any] = {
        "field": of.key,
        "headerName": header,
        "valueFormatter": shown,
        "getQuickFilterText": {"function": "chitieuSought(params)"},
    }
    if of.key == "name":
        return {
            **made,
            "pinned": "left",
            "width": width,
            "cellClass": "grid-name",
            "comparator": {"function": "chitieuAlphabet"},
        }
    if of.kind in ("text", "status"):
        return {**made, "flex": 1, "minWidth": 130, "cellStyle": {"function": "chitieuStatus(params)"}}
    return {
        **made,
        "type": "rightAligned",
        "flex": 1,
        "minWidth": 108,
        "cellClass": ["num", "ag-right-aligned-cell"],
        "cellClassRules": {"has-cell": f"params.data && params.data.{of.key}_o > 0"},
    }


def record(row: Row | None, view: TableView) -> dict[str, Any]:
    """One row as the grid wants it; exact numbers become floats only here, for sorting."""
    if row is None:
        return {}
    made: dict[str, Any] = {"key": row.key}
    cells = row.cells or (0,) * len(row.values)
    for col, value, shown, cell in zip(view.columns, row.values, row.shown, cells, strict=True):
        made[col.key] = (
            float(value) if isinstance(value, Decimal) else (value if col.kind in ("text", "status") else None)
        )
        made[f"{col.key}_t"] = shown
        made[f"{col.key}_o"] = cell
    return made
