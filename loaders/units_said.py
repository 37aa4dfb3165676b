"""Which unit a figure is printed in: its row's, its heading's, its label's, its indicator's, its table's."""

from __future__ import annotations

import re

from data.text import clean
from data.units import find_unit, has_one_scale
from loaders.columns import PARENTHESES, Sense
from loaders.context import Options
from loaders.indicator_names import Named
from loaders.outline import Row
from loaders.phrases import plain
from loaders.table import Table

COUNTED = frozenset(
    ("người", "hộ", "con", "xã", "trường", "KDC", "lao động", "dự án", "văn bản", "nhiệm vụ", "doanh nghiệp", "vụ")
)
"""Units that are counted, not measured: their totals carry no rounding."""
RATE = re.compile(r"^ty (le|trong|suat)\b")


def unit_of_label(label: str) -> str:
    """A unit inside a label: `Tỷ lệ hộ nghèo (%)`, `Sản lượng (tấn)`."""
    for inside in reversed(PARENTHESES.findall(label)):
        unit = find_unit(inside)
        if unit is not None and not re.fullmatch(r"[\d*IVX]+", clean(inside)):
            return unit.code
    return ""


def unit_of_row(row: Row) -> str:
    """The row's own unit column, the spelling kept when the table of units does not know it."""
    if not row.unit:
        return ""
    found = find_unit(row.unit)
    return found.code if found else row.unit


def unit_of_figure(
    row: Row, sense: Sense, named: Named, table: Table, options: Options, form_unit: str, percent: bool
) -> str:
    """The printed unit, strongest evidence first; empty when nothing says it."""
    if sense.check in ("plan", "share", "previous_year", "previous_period"):
        return "%"
    own = unit_of_row(row) or sense.unit or unit_of_label(row.label)
    if own:
        return own
    if percent or RATE.match(plain(row.label)):
        return "%"
    definition = named.definition
    if not definition.proposed and definition.kind in ("ratio", "growth", "index") and definition.unit == "%":
        return "%"
    if RATE.match(plain(" ".join(sense.column.path))):
        return "%"
    return table.unit or options.unit or form_unit or counted_unit(row, sense, named, table)


def counted_unit(row: Row, sense: Sense, named: Named, table: Table) -> str:
    """A count whose heading, label or title names what is counted: `Hộ nghèo` is a number of hộ; or whose unit the
    catalogue knows and that has no other scale: points, ranks, communes."""
    unit = named.definition.unit
    if named.definition.proposed:
        return ""
    if has_one_scale(unit):
        return unit
    if unit not in COUNTED:
        return ""
    words = plain(" ".join([row.label, *sense.column.path, *table.titles]))
    return unit if re.search(rf"\b{re.escape(plain(unit))}\b", words) else ""
