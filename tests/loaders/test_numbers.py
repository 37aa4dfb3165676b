"""Numbers written as text: our own grammar, decided by the column, refused rather than guessed (C14, C16, C18)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.numbers import WORDS_OF, Style, bounded, column_style, nothing_of, written_number
from loaders.values import ColumnStyle, Reading, read_cell, style_of
from tests.loaders.sheets import cell

NBSP, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("12", "12"),
        ("  12  ", "12"),
        ("1234567", "1234567"),
        ("00250", "250"),
        ("1.234.567", "1234567"),
        ("12.345.678,9", "12345678.9"),
        ("1.234,5", "1234.5"),
        ("12,5", "12.5"),
        ("0,123", "0.123"),
        ("1234567,89", "1234567.89"),
        ("1,234,567", "1234567"),
        ("1,234,567.89", "1234567.89"),
        ("1,234.5", "1234.5"),
        ("0.5", "0.5"),
        ("1234.567", "1234.567"),
        ("1 234 567", "1234567"),
        (f"1{NBSP}234,5", "1234.5"),
        (f"1{NARROW}234{NARROW}567,25", "1234567.25"),
        ("1 234.5", "1234.5"),
        ("-12,5", "-12.5"),
        ("−12,5", "-12.5"),
        ("–12,5", "-12.5"),
        ("- 5", "-5"),
        ("(1.234,5)", "-1234.5"),
        ("(250)", "-250"),
        ("8,5%", "8.5"),
        ("8,5 %", "8.5"),
        ("12,5*", "12.5"),
        ("12,5 (*)", "12.5"),
        ("(1) 250", "250"),
    ],
)
def test_what_a_number_can_only_mean(text: str, value: str) -> None:
    for style in ("vn", "us"):
        found = written_number(text)
        assert found is not None, text
        assert found.value(style) == Decimal(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "1_000",
        "1e5",
        "1E5",
        "Infinity",
        "-inf",
        "NaN",
        "0x10",
        "9" * 5000,
        "1" * 41,
        "1.23.456",
        "12,34,567",
        "1..2",
        "1,",
        ".5",
        "5-",
        "+5",
        "1/2",
        "½",
        "²",
        "12 34",
        "1 23",
        "1.234 567",
        "(12",
        "12)",
        "1,2 triệu",
        "12.672  văn bản",
        "12.345,67 tỷ",
        "trên 63",
        "≈ 5",
        "60-62",
        "5đ",
        "=B2+B3",
        "#REF!",
        "01/2020",
        "30/9/2020",
        "٣٫٥",
        "1,234.567,8",
        "1.234.56",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert written_number(text) is None


@pytest.mark.parametrize(
    ("text", "vn", "us"), [("1.234", "1234", "1.234"), ("1,234", "1.234", "1234"), ("-13.100", "-13100", "-13.1")]
)
def test_one_group_of_three_means_what_the_column_says(text: str, vn: str, us: str) -> None:
    found = written_number(text)
    assert found is not None
    assert (found.value("vn"), found.value("us")) == (Decimal(vn), Decimal(us))


def style(*texts: str, numeric: tuple[str, ...] = ()) -> Style | None:
    return column_style([w for text in texts if (w := written_number(text))], list(numeric))


@pytest.mark.parametrize(
    ("texts", "numeric", "expected"),
    [
        (("1.234", "1.234,5"), (), "vn"),
        (("1.234", "12,5"), (), "vn"),
        (("1.234", "1.234.567"), (), "vn"),
        (("1.234", "0.5"), (), None),  # a point for decimals is no proof that thousands carry a comma
        (("1,234", "0.5"), (), "us"),
        (("1,234", "1,234,567"), (), "us"),
        (("1.234", "1,234.5"), (), "us"),
        (("1.234", "2.345"), (), None),
        (("1,234", "2,345"), (), None),  # asked once for the column
        (("1.234", "12,5", "0.5"), (), None),
        (("13.100",), ("13000", "12900"), "vn"),
        (("13,100",), ("13000", "12900"), "us"),
        (("1.234",), ("0.5", "2.25"), None),
    ],
)
def test_the_column_decides(texts: tuple[str, ...], numeric: tuple[str, ...], expected: Style | None) -> None:
    assert style(*texts, numeric=numeric) == expected


def vietnamese(value: Decimal) -> str:
    """As the vi-VN locale prints: groups with dots, decimals with a comma."""
    return f"{value:,f}".translate(str.maketrans({",": ".", ".": ","}))


def english(value: Decimal) -> str:
    return f"{value:,f}"


numbers = st.decimals(-(10**12), 10**12, places=2, allow_nan=False, allow_infinity=False)


@given(numbers)
def test_a_number_in_vietnamese_print_is_read_back(value: Decimal) -> None:
    found = written_number(vietnamese(value))
    assert found is not None
    assert found.value("vn") == value


SPELLINGS = {
    "plain": lambda value: f"{value:f}".replace(".", ","),
    "dots": vietnamese,
    "blanks": lambda value: vietnamese(value).replace(".", " "),
    "no-break blanks": lambda value: vietnamese(value).replace(".", NBSP),
    "narrow blanks": lambda value: vietnamese(value).replace(".", NARROW),
    "minus sign": lambda value: vietnamese(value).replace("-", "−"),
    "en dash": lambda value: vietnamese(value).replace("-", "–"),
    "brackets": lambda value: f"({vietnamese(-value)})" if value < 0 else vietnamese(value),
    "footnote": lambda value: f"{vietnamese(value)} (*)",
    "star": lambda value: f"{vietnamese(value)}*",
    "blanks around": lambda value: f"  {vietnamese(value)} ",
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(value=numbers)
def test_a_number_in_every_spelling_of_an_office_is_read_back(spelling: str, value: Decimal) -> None:
    found = written_number(SPELLINGS[spelling](value))
    assert found is not None
    assert (found.value("vn"), found.percent) == (value, False)


@given(st.decimals(0, 999, places=2), st.sampled_from(["", " ", NBSP]))
def test_a_percentage_as_text_counts_in_points(value: Decimal, gap: str) -> None:
    found = read_cell(cell("'" + vietnamese(value) + gap + "%"), ColumnStyle("vn"))
    assert (found.value, found.percent, found.readable) == (value, True, True)


@given(
    st.decimals(0, 10**6, places=1),
    st.sampled_from(sorted((word, bound) for bound, words in WORDS_OF.items() for word in words)),
)
def test_a_bound_in_words_keeps_its_number(value: Decimal, said: tuple[str, str]) -> None:
    word, bound = said
    found = bounded(f"{word} {vietnamese(value)}")
    assert found is not None
    assert (found.bound, found.low.value("vn"), found.high) == (bound, value, None)


@given(st.decimals(0, 10**4, places=1), st.decimals(0, 10**4, places=1), st.sampled_from(["-", "–", " - ", " đến "]))
def test_a_range_keeps_both_ends(low: Decimal, high: Decimal, mark: str) -> None:
    found = bounded(f"{vietnamese(low)}{mark}{vietnamese(high)}")
    assert found is not None
    assert found.high is not None
    assert (found.bound, found.low.value("vn"), found.high.value("vn")) == ("range", low, high)


@given(
    st.lists(
        st.one_of(numbers.map(vietnamese), numbers.map(english), st.sampled_from(["-", "...", "x", "1.234", "0.5"])),
        min_size=1,
        max_size=8,
    )
)
def test_a_text_of_a_mixed_column_is_read_as_written_or_asked(texts: list[str]) -> None:
    """Never a third number: what stands in the cell under one of the two countries' rules, or a question."""
    column = style_of([cell(f"'{text}") for text in texts])
    for text in texts:
        found = read_cell(cell(f"'{text}"), column)
        number = written_number(text)
        if number is None or found.value is None:
            assert nothing_of(text) is not None or not found.readable
        else:
            assert found.value in (number.value("vn"), number.value("us"))


@given(st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=8))
def test_a_column_in_vietnamese_print_is_read_back_or_asked(values: list[int]) -> None:
    texts = [vietnamese(Decimal(value)) for value in values]
    decided = style(*texts)
    if decided is not None:
        for text, value in zip(texts, values, strict=True):
            found = written_number(text)
            assert found is not None
            assert found.value(decided) == value


@given(st.lists(numbers, min_size=1, max_size=8))
def test_a_column_in_english_print_is_never_read_as_vietnamese(values: list[Decimal]) -> None:
    texts = [english(value) for value in values]
    assert style(*texts) in ("us", None)


@given(st.text(max_size=50))
def test_no_text_is_ever_an_exception(text: str) -> None:
    found = written_number(text)
    if found is not None:
        for decided in ("vn", "us"):
            assert found.value(decided).is_finite()  # type: ignore[arg-type,union-attr]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("-", "nil"),
        ("–", "nil"),
        ("—", "nil"),
        (" - ", "nil"),
        ("...", "missing"),
        ("…", "missing"),
        ("..", "missing"),
        ("x", "not_applicable"),
        ("X", "not_applicable"),
        ("0", None),
        ("", None),
        ("xx", None),
        ("--", None),
    ],
)
def test_the_kinds_of_nothing(text: str, kind: str | None) -> None:
    assert nothing_of(text) == kind


# ---- cells


def of(text: str, decided: Style | None = "vn") -> Reading:
    return read_cell(cell(text), ColumnStyle(decided))


@pytest.mark.parametrize(
    ("text", "value", "percent"),
    [
        ("0.085{0.0%}", "8.5", True),
        ("8.5", "8.5", False),
        ("8,5%", "8.5", True),
        ("8,5", "8.5", False),
        ("1.02{0%}", "102", True),
        ('1.5{0.0"%"}', "1.5", False),
    ],
)
def test_percent_three_ways(text: str, value: str, percent: bool) -> None:
    found = of(text)
    assert (found.value, found.percent) == (Decimal(value), percent)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("#REF!", "error_cell"),
        ("#DIV/0!", "error_cell"),
        ("#N/A", "error_cell"),
        ("'#REF!", "not_a_number"),
        ("=SUM(A1:A2)", "uncached_formula"),
        ("'=B2+B3", "not_a_number"),
        ("12.345,67 tỷ", "not_a_number"),
        ("2020-09-30", "not_a_number"),
    ],
)
def test_what_cannot_be_read_is_a_problem_and_no_value(text: str, code: str) -> None:
    found = of(text)
    assert found.value is None
    assert not found.readable
    assert [p.code for p in found.problems] == [code]
    assert [p.cell for p in found.problems] == ["A1"]


def test_a_number_stored_as_text_is_read_and_told() -> None:
    for text in ("'20", "'30 "):
        found = of(text)
        assert found.readable
        assert [(p.code, p.severity) for p in found.problems] == [("text_number", "info")]


def test_an_ambiguous_number_is_asked() -> None:
    found = of("'1.234", None)
    assert found.value is None
    assert [(p.code, p.severity) for p in found.problems] == [("ambiguous_number", "question")]


def test_a_footnote_mark_is_no_figure() -> None:
    assert of("*").skipped
    assert of("(a)").skipped


def test_a_bracketed_number_alone_is_asked_never_dropped() -> None:
    """A footnote's number, or minus seven: nothing says which."""
    found = of("(7)")
    assert (found.value, found.readable, found.skipped) == (None, False, False)
    assert [p.code for p in found.problems] == ["not_a_number"]


@pytest.mark.parametrize("text", ["khoảng 8", "~45"])
def test_an_approximate_figure_is_told(text: str) -> None:
    assert [p.code for p in of(text).problems] == ["text_number"]


def test_a_column_of_true_numbers_says_how_its_texts_are_written() -> None:
    whole = [cell(text) for text in ("'13.100", "12900", "13000")]
    assert style_of(whole).style == "vn"
    assert (
        style_of([cell("0.5{0%}"), cell("'1.234")]).style is None
    )  # a percent cell says nothing of the column's numbers


@pytest.mark.parametrize("text", ["'１２", "'٥", "'१२", "'１.２３４", "'²5"])
def test_only_the_ten_digits_of_the_keyboard_make_a_number(text: str) -> None:
    """C16: a figure in other digits is nobody's figure; somebody has to look."""
    found = of(text)
    assert found.value is None
    assert [(p.code, p.severity) for p in found.problems] == [("not_a_number", "question")]


@pytest.mark.parametrize(
    ("text", "value", "bound", "low", "high"),
    [
        ("10,5-11", None, "range", "10.5", "11"),
        ("10,5 – 11%", None, "range", "10.5", "11"),
        ("Dưới 4", "4", "<", None, None),
        ("trên 63", "63", ">", None, None),
        ("8,5% trở lên", "8.5", ">=", None, None),
        ("không quá 4", "4", "<=", None, None),
    ],
)
def test_a_target_that_is_no_single_number_keeps_its_bound(
    text: str, value: str | None, bound: str, low: str | None, high: str | None
) -> None:
    found = of(text)
    assert found.readable
    assert found.bound == bound
    assert [found.value, found.low, found.high] == [None if v is None else Decimal(v) for v in (value, low, high)]


def test_a_bracketed_number_means_minus_in_a_column_that_writes_minus_so() -> None:
    """`(12)` alone is a riddle; beside `(250)` it is a loss of twelve."""
    losses = style_of([cell("'(250)"), cell("'(12)")])
    assert read_cell(cell("'(12)"), losses).value == Decimal(-12)
    assert read_cell(cell("'(12)"), style_of([cell("'250"), cell("'(12)")])).value is None


@pytest.mark.parametrize("text", ["'1,234.5", "'0.5"])
def test_a_text_in_the_other_country_s_style_is_asked(text: str) -> None:
    column = style_of([cell("'1.234,5"), cell("'12,5"), cell("'0,75"), cell(text)])
    found = read_cell(cell(text), column)
    assert found.value is None
    assert [(p.code, p.severity) for p in found.problems] == [("ambiguous_number", "question")]
