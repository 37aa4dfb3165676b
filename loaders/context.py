"""What stands around a table: sender, area, period, role and unit from title, notes and names."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from data.areas import Area, directory
from data.clock import today
from data.reference_files import listed, rows
from data.text import clean, match_key, slug
from loaders.answers import Answers, SheetAnswers
from loaders.areas import mentioned
from loaders.periods import Spoken, spoken_period, without_documents
from loaders.phrases import plain
from loaders.table import Table
from loaders.vocabulary import said

MOTTO = re.compile(r"cong hoa xa hoi|doc lap|kem theo|^\(")
FORM_NUMBER = re.compile(r"phu luc|mau so|bieu so|^bieu ")
"""`Biểu số 05/CH`, `Phụ lục II`: the form's number, not a title. A longer line that begins so is one."""
AGENCY = re.compile(
    r"^(so|cuc|chi cuc|ubnd|uy ban nhan dan|ban |bo |huyen|thi xa|thanh pho|xa |phuong|kho bac|cong an|"
    r"van phong|hdnd)\b"
)
ESTIMATED = re.compile(r"\b(so lieu uoc|so uoc|uoc thuc hien|uoc tinh)\b")


NOTHING_SAID = Spoken()


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller says of a file; it beats what the sheet says only where the sheet is silent."""

    sender: str = ""
    area: str = ""
    period: str = ""
    as_of: dt.date | None = None
    unit: str = ""
    form: str = ""
    province: str = "42"
    usual_area: str = ""
    answers: Answers = field(default_factory=Answers)
    said: SheetAnswers = field(default_factory=SheetAnswers)
    """Of `answers`, those for the sheet being read."""

    def for_sheet(self, name: str) -> Options:
        """The options with what was answered for one sheet: an answer beats the caller's word for the whole file."""
        own = self.answers.of_sheet(name)
        return replace(self, unit=own.unit or self.unit, area=own.area or self.area, period=own.period or self.period,
                       as_of=own.as_of or self.as_of, said=own)  # fmt: skip


@dataclass(slots=True)
class Context:
    """Coordinates that hold for a whole table unless a heading or label says otherwise."""

    title: str
    sender: str
    area: Area
    area_said: bool
    spoken: Spoken
    role: str
    estimated: bool
    estimated_title: bool
    note_marks: frozenset[str]
    national: bool
    unknown_area: str = ""
    form: str = ""
    province: str = "42"

    @property
    def when(self) -> dt.date:
        period = self.spoken.period()
        return period.last_day if period else today()


@lru_cache(maxsize=1)
def senders() -> dict[str, tuple[str, int]]:
    """Folded name -> (sender code, precedence)."""
    table: dict[str, tuple[str, int]] = {}
    for row in rows("senders"):
        for name in (row["code"], row["name_vi"], *listed(row["aliases"])):
            table.setdefault(match_key(name), (row["code"], int(row["precedence"])))
    return table


def precedence(sender: str) -> int:
    """Smaller is trusted more; an unknown sender stands in the middle."""
    return next((rank for code, rank in senders().values() if code == sender), 50)


def file_words(name: str) -> str:
    """A file's name as words: `09_Tong_hop_giai_ngan_2020.xlsx` -> `09 Tong hop giai ngan 2020`."""
    return clean(re.sub(r"[_\-]+", " ", Path(name).stem))


def title_of(table: Table) -> str:
    """The title lines: not the agency, the motto, the document cited or the form's number."""
    kept = []
    for text in table.titles:
        phrase = plain(text)
        if (
            MOTTO.search(phrase)
            or (FORM_NUMBER.search(phrase) and len(phrase.split()) <= 5)
            or (AGENCY.match(phrase) and not re.search(r"\d{4}|thang|quy", phrase))
            or phrase == "0"
        ):
            continue
        kept.append(text)
    return " ".join(kept)


def agency_of(table: Table) -> str:
    """The first line that names an office: `SỞ TÀI CHÍNH`, `UBND HUYỆN KỲ ANH`."""
    return next(
        (text for text in table.titles if AGENCY.match(plain(text)) and not re.search(r"nam \d{4}", plain(text))), ""
    )


def sender_code(name: str, area: Area, area_said: bool) -> str:
    """The sender's code: known offices by name, a district's office by its area, others by their name."""
    for part in (name, *re.split(r"\s+-\s+", name)):
        if (known := senders().get(match_key(part))) is not None:
            return known[0]
    if area_said and area.level in ("district", "commune"):
        return f"ubnd_{area.code}"
    return slug(name) if name else ""


def context_of(table: Table, file_name: str, options: Options, above: Spoken = NOTHING_SAID) -> Context:
    """Read the surroundings of a table, strongest first: title and notes, sheet name, file name, options.

    `above` is the time of the table above it on the sheet: it holds where the table itself names no year.
    """
    title = title_of(table)
    agency = agency_of(table)
    spoken = spoken_context(table, title, file_name, options)
    spoken = spoken if spoken.year else spoken.merged(above)
    year = spoken.year or today().year
    when = spoken.period().last_day if spoken.period() else dt.date(year, 12, 31)  # type: ignore[union-attr]
    national = bool(said("area", agency)) or bool(
        re.search(r"bo tai chinh|ministry of finance", plain(" ".join(table.titles)))
    )
    area, area_said = area_of([*table.titles, table.sheet.name, file_words(file_name)], when, national, options)
    notes = plain(" ".join([*table.notes, *table.titles]))
    return Context(
        title=title, sender=options.sender or sender_code(agency, area, area_said), area=area, area_said=area_said,
        spoken=spoken, role=role_of(title, file_name), estimated=bool(ESTIMATED.search(notes)) and "*" not in notes,
        estimated_title=not ESTIMATED.search(plain(" ".join(table.notes))),
        note_marks=frozenset(marks_of_estimates(table.notes)), national=national,
        unknown_area="" if options.area or national else unknown_unit(table.titles, spoken, when),
        province=options.province,
    )  # fmt: skip


def spoken_context(table: Table, title: str, file_name: str, options: Options) -> Spoken:
    cut_off = next((s for text in table.titles if (s := spoken_period(text)).as_of), Spoken())
    noted = next((s for text in table.notes if (s := spoken_period(text)).as_of), Spoken())
    spoken = spoken_period(title)
    spoken = spoken.merged(cut_off) if cut_off.as_of else spoken
    spoken = Spoken(spoken.year, spoken.first, spoken.months, options.as_of or spoken.as_of or noted.as_of)
    for weaker in (table.sheet.name, file_words(file_name)):
        weak = spoken_period(weaker)
        if spoken.year is not None and (weak.months or 0) > 13:
            continue  # a file of several years says nothing of the year that its sheet names
        if (not (spoken.year and spoken.months) and weak.year in (None, spoken.year)) or spoken.year is None:
            spoken = spoken.merged(weak)
    if options.period:
        from data.period import Period

        given = Period.parse(options.period)
        spoken = Spoken(given.year, given.month, given.months, spoken.as_of)
    headings = [spoken_period(part) for column in table.columns for part in column.path]
    days = [said.as_of for said in headings if said.as_of]
    years = [said.year for said in headings if said.year]
    return spoken.merged(Spoken(year=years[0] if years else None, as_of=max(days) if days else None))


def area_of(lines: list[str], when: dt.date, national: bool, options: Options) -> tuple[Area, bool]:
    places = directory()
    if options.area and (given := places.nearest(options.area, when)):
        return given, True
    for line in lines:
        for day in (when, when.replace(month=1, day=1)):  # a unit abolished within the year still made its plan
            if (found := mentioned(line, day)) is not None and found.level != "province":
                return found, True
    if national and (country := places.nearest("VN", when)):
        return country, True
    if options.usual_area and (usual := places.nearest(options.usual_area, when)):
        return usual, True
    home = places.nearest(options.province, when)
    if home is None:
        raise ValueError(f"CHITIEU_PROVINCE={options.province!r} is not an area of data/reference/areas.csv")
    return home, any(match_key(home.name_vi) in match_key(line) or "tỉnh" in line.lower() for line in lines)


UNIT_LINE_START = re.compile(
    r"^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)?\s*((?:huyện|thị xã|thị trấn|phường|xã|thành phố|tp\.?|tx\.?)\s+\S.*)$",
    re.IGNORECASE,
)


def unknown_unit(lines: list[str], spoken: Spoken, when: dt.date) -> str:
    """The unit a heading line names and no list knows at that time: its figures are nobody else's."""
    period = spoken.period()
    days = [when, period.first_day] if period else [when]
    for line in lines:
        found = UNIT_LINE_START.match(clean(line))
        if found and not re.search(r"\d{4}", line) and all(mentioned(line, day) is None for day in days):
            return found[1]
    return ""


def role_of(title: str, file_name: str) -> str:
    """Target, actual or nothing, from the title, else from the file's name (`Plan_2004.xls`)."""
    for text in (title, file_words(file_name)):
        phrase = without_documents(text)
        if said("role", phrase) == "estimate":
            return "estimate"
        if re.search(r"quyet toan|\bfinal\b|thuc hien|tien do|ket qua|tinh hinh|giai ngan", phrase):
            return "actual"
        if said("role", phrase) == "target":
            return "target"
    return ""


def marks_of_estimates(notes: list[str]) -> set[str]:
    """Footnote marks that say "estimate": `* Tháng 6 là số ước thực hiện`."""
    found = set()
    for note in notes:
        mark = re.match(r"^\(?(\*+|\d)\)?\s", clean(note))
        if mark and ESTIMATED.search(plain(note)):
            found.add(mark[1])
    return found
