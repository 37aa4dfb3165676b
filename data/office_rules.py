"""Numbers that the office itself decides, dated, with their reason: data that is edited, never constants in code."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation

from data.reference_files import BadReference, rows


def office_rule(name: str, day: dt.date) -> Decimal:
    """The rule's number on a day. Raises BadReference where no row states it for that day, or states no number."""
    when = day.isoformat()
    for number, row in enumerate(rows("office_rules"), start=2):
        if row["name"] == name and row["valid_from"] <= when <= (row["valid_to"] or "9999"):
            try:
                return Decimal(row["value"])
            except InvalidOperation as wrong:
                raise BadReference(f"office_rules.csv row {number} ({name}): {row['value']!r} is no number") from wrong
    raise BadReference(f"office_rules.csv: no row states {name!r} on {when}")
