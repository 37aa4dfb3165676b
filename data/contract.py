"""Values as the JSON of the command line (CONTRACT `values`): exact decimals as text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from data.clock import day_of
from data.numbers import plain
from data.queries import ValueRow


def iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def value_json(row: ValueRow) -> dict[str, Any]:
    """One row of `values --json`."""
    return {
        "indicator": row.indicator, "indicator_name": row.indicator_name, "proposed": row.proposed,
        "area": row.area.code, "area_valid_from": iso(row.area.valid_from), "area_name": row.area_name,
        "item": row.item, "period": str(row.period), "as_of": iso(row.as_of), "role": row.role,
        "authority": row.authority, "version": row.version, "decided_on": iso(row.decided_on), "bound": row.bound,
        "low": number(row.low), "high": number(row.high), "status": row.status, "value_type": row.value_type,
        "value": row.value, "unit": row.unit, "value_base": number(row.value_base), "unit_base": row.unit_base,
        "current": row.current, "known_from": iso(day_of(row.known_at)), "file": row.file, "sheet": row.sheet,
        "cell": row.cell,
    }  # fmt: skip


def attribute_json(row: dict[str, Any]) -> dict[str, Any]:
    """A record's attribute (a project's construction years) as a row of `values --json`."""
    return {
        "indicator": f"{row['kind']}.{row['name']}", "indicator_name": row["label"], "proposed": False,
        "area": row["area"], "area_valid_from": iso(row["valid_from"]), "area_name": row["name_vi"],
        "item": f"{row['kind']}={row['code']}", "period": None, "as_of": None, "role": "actual", "authority": "none",
        "version": "initial", "decided_on": None, "bound": "=", "low": None, "high": None, "status": "normal",
        "value_type": row["value_type"], "value": row["value"], "unit": "", "value_base": None, "unit_base": "",
        "current": True, "known_from": iso(day_of(row["known_at"])), "file": row["file_name"], "sheet": row["sheet"],
        "cell": row["cell"],
    }  # fmt: skip
