"""CASES.md part B, C35: a file of 300 rows with a bad one, then the mended file, then the same again.

The case asks for 0 rows after the first; the command line's contract says that only the cells in question wait.
"""

from __future__ import annotations

from itertools import product

import pytest
import sqlalchemy as sa

from data import schema
from data.cells import Workbook
from data.database import reading, writing
from data.queries import Wanted, values
from data.reference_tables import area_row
from data.settings import Settings
from data.store import Store
from loaders import load
from loaders.context import Options
from loaders.load import FileReading, load_file
from tests.loaders.cases.conftest import Places, area
from tests.loaders.sheets import sheet

FIRST = ("An", "Bình", "Cao", "Đông", "Gia", "Hòa", "Khánh", "Lạc", "Minh", "Nam", "Phú", "Quang", "Sơn", "Tân", "Vĩnh")
SECOND = ("Ân", "Bắc", "Châu", "Đức", "Giang", "Hải", "Hưng", "Kỳ", "Lộc", "Mỹ", "Nghĩa", "Phong", "Quý", "Sa", "Thọ",
          "Thủy", "Trung", "Vân", "Xuân", "Yên")  # fmt: skip
NAMES = [f"Xã {first} {second}" for first, second in product(FIRST, SECOND)]
BAD = 250


@pytest.fixture(autouse=True)
def communes(places: Places, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The 300 communes, known to the loader and to the store."""
    units = [f"{30_000 + number} {name}" for number, name in enumerate(NAMES)]
    places(*units)
    with writing(store.engine) as connection:
        connection.execute(sa.insert(schema.area), [area_row(area(unit, None, None)) for unit in units])
    monkeypatch.setattr(load, "read", lambda content, *_: Workbook("xlsx", [sheet(content.decode())]))


def put(store: Store, bad: str = "") -> FileReading:
    """The file with row 250 as it is, or with another name in it."""
    names = [bad if bad and number == BAD else name for number, name in enumerate(NAMES, start=1)]
    rows = "\n".join(f"{name} | {number}" for number, name in enumerate(names, start=1))
    text = f"SỞ NỘI VỤ\nDÂN SỐ CÁC XÃ NĂM 2020\nĐVT: người\nXã | Dân số\n{rows}"
    return load_file(store, "dan_so.xlsx", text.encode(), Options(), Settings())


def number_of_datasets(store: Store) -> int:
    with reading(store.engine) as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(schema.dataset)) or 0


def test_c35_a_bad_row_waits_the_mended_file_adds_it_and_the_same_file_adds_nothing(store: Store) -> None:
    first = put(store, bad="Xã Không Có")
    assert (first.counts.new, first.counts.rejected) == (299, 1)
    assert [p.cell for p in first.sheets[0].problems if p.code == "unknown_area"] == [f"row {BAD + 4}"]
    mended = put(store)
    assert (mended.counts.new, mended.counts.same, mended.counts.changed, mended.counts.removed) == (1, 299, 0, 0)
    again = put(store)
    assert (again.status, again.counts.new, again.counts.changed) == ("unchanged", 0, 0)
    assert (len(values(store, Wanted())), number_of_datasets(store)) == (300, 2)
