"""The files of the corpus that must be read: honest ones of strange looks, and spoilt cells."""

from __future__ import annotations

from tests.faults.container import archive, biff8
from tests.faults.corpus import (
    ARCHIVE,
    BLANKS,
    FAR,
    SCRIPT,
    Case,
    deep_sheet,
    formats,
    formula,
    hidden_sheet,
    lower_case_addresses,
    macros,
    many_styles,
    number,
    prefixed,
    strict,
    tcvn3,
    text,
    twice,
    two_of_a_name,
    wide_sheet,
    windows,
    with_comment,
    without,
    without_addresses,
)
from tests.faults.parts import FIGURES, ROWS, book, cell, csv, html, ods, row, xml2003

READ: dict[str, Case] = {
    # places far away
    "ghost dimension": Case("a.xlsx", lambda: book(before='<dimension ref="A1:XFD1048576"/>')),
    "ghost corner": Case("a.xlsx", lambda: book(row(1048576, '<c r="XFD1048576" s="0"/>'))),
    "blank in the corner": Case(
        "a.xlsx", lambda: book(row(1048576, FAR.format("XFD1048576"))), said=(("ghost_cells", "XFD1048576"),)
    ),
    "blank in the last row": Case(
        "a.xlsx", lambda: book(row(1048576, FAR.format("A1048576"))), said=(("ghost_cells", "A1048576"),)
    ),
    "many styled empty rows": Case(
        "a.xlsx", lambda: book("".join(row(n, f'<c r="A{n}" s="0"/>') for n in range(10, 60_000)))
    ),
    "figure in the corner": Case(
        "a.xlsx", lambda: book(row(1048576, cell(1048576, 16384, 7))), said=(("far_cells", "XFD1048576"),)
    ),
    "OpenDocument of a million blank rows": Case("a.ods", lambda: archive(ods(BLANKS)), kind="ods"),
    # shapes
    "merge over the whole sheet": Case(
        "a.xlsx",
        lambda: book(after='<mergeCells><mergeCell ref="G10:XFD1048576"/></mergeCells>'),
        said=(("merge_ignored", "G10:XFD1048576"),),
    ),
    "number format of 250 characters": Case("a.xlsx", lambda: formats(250)),
    "10 000 styles": Case("a.xlsx", lambda: many_styles(10_000)),
    "deep sheet": Case("a.xlsx", deep_sheet),
    "prefixes and single quotes": Case("a.xlsx", prefixed, kind="xlsx"),
    "wide sheet": Case("a.xlsx", wide_sheet),
    "cell in a comment": Case("a.xlsx", with_comment),
    "cells without addresses": Case("a.xlsx", without_addresses),
    "strict Open XML": Case("a.xlsx", strict),
    "two sheets of a name": Case("a.xlsx", two_of_a_name, said=(("duplicate_sheet", ""),)),
    "very hidden sheet": Case("a.xlsx", hidden_sheet, said=(("hidden_sheet", ""),)),
    "second reader": Case("a.xlsx", lower_case_addresses, said=(("second_reader", ""),)),
    # wrong names
    "old workbook as xlsx": Case("a.xlsx", lambda: biff8(ROWS), kind="xls"),
    "workbook as csv": Case("a.csv", book, kind="xlsx"),
    "HTML as xls": Case("a.xls", lambda: html().encode(), kind="html"),
    "wide HTML as xls": Case("a.xls", lambda: html().encode("utf-16"), kind="html"),
    "HTML with a script": Case("a.xls", lambda: html(SCRIPT).encode(), kind="html"),
    "web archive": Case("a.xls", lambda: ARCHIVE.format(html()).encode(), kind="mhtml"),
    "CSV as xlsx": Case("a.xlsx", lambda: csv().encode(), kind="csv"),
    "wide text as xls": Case("a.xls", lambda: csv("\t").encode("utf-16"), kind="csv"),
    "wide text without its mark": Case("a.xls", lambda: csv("\t").encode("utf-16-be"), kind="csv"),
    "text with bars": Case("a.txt", lambda: csv("|").encode("utf-8-sig"), kind="csv"),
    "XML of 2003 as xls": Case("a.xls", lambda: xml2003().encode(), kind="xml2003"),
    "OpenDocument as xls": Case("a.xls", lambda: archive(ods()), kind="ods"),
    # cells
    "macros under another name": Case("a.xlsx", macros, said=(("macros", ""),), kind="xlsm"),
    "link to another workbook": Case(
        "a.xlsx", lambda: formula("E4", "<f>[1]Sheet1!A1*2</f><v>800</v>"), said=(("external_link", "E4"),)
    ),
    "sum calculated before its cells changed": Case(
        "a.xlsx",
        lambda: formula("E4", "<f>SUM(D4:D5)</f><v>1300</v>"),
        said=(("stale_formula", "E4"),),
        figures=FIGURES | {"E4": "1300"},
    ),
    "formula never calculated": Case(
        "a.xlsx", lambda: formula("E5", "<f>SUM(A1:A2)</f>"), said=(("uncached_formula", "E5"),), figures=without("E5")
    ),
    "not a number": Case(
        "a.xlsx", lambda: number("E5", "NaN"), said=(("number_out_of_range", "E5"),), figures=without("E5")
    ),
    "infinite": Case(
        "a.xlsx", lambda: number("E5", "1e999"), said=(("number_out_of_range", "E5"),), figures=without("E5")
    ),
    "infinity in words": Case(
        "a.xlsx", lambda: number("E5", "Infinity"), said=(("number_out_of_range", "E5"),), figures=without("E5")
    ),
    "5000 digits": Case(
        "a.xlsx", lambda: number("E5", "9" * 5000), said=(("number_out_of_range", "E5"),), figures=without("E5")
    ),
    "more than 64 bits": Case(
        "a.xlsx",
        lambda: number("E5", "9223372036854775808"),
        said=(("number_out_of_range", "E5"),),
        figures=without("E5"),
    ),
    "more than 64 bits as text": Case(
        "a.csv",
        lambda: csv().replace("400", "9" * 23).encode(),
        said=(("number_out_of_range", "E5"),),
        figures=without("E5"),
    ),
    "underscore": Case(
        "a.xlsx", lambda: number("E5", "1_000"), said=(("number_out_of_range", "E5"),), figures=without("E5")
    ),
    "underscore as text": Case(
        "a.xlsx", lambda: text("E5", "1_000"), said=(("not_a_number", "E5"),), figures=without("E5")
    ),
    "power as text": Case(
        "a.csv", lambda: csv().replace("400", "1e5").encode(), said=(("not_a_number", "E5"),), figures=without("E5")
    ),
    "digits of another script": Case(
        "a.xlsx", lambda: text("E5", "１２３"), said=(("not_a_number", "E5"),), figures=without("E5")
    ),
    "NUL in a figure": Case(
        "a.xlsx", lambda: text("E5", "4_x0000_00"), said=(("control_characters", "E5"),), figures=without("E5")
    ),
    "NUL in a label": Case(
        "a.xlsx",
        lambda: text("B5", "Tổng_x0000_ đàn bò"),
        said=(("control_characters", "B5"),),
        figures=without("D5", "E5"),
    ),
    "NUL in a text table": Case(
        "a.csv",
        lambda: (csv() + "3;Tổng đàn lợn;con;5\0" + "1;6\n").encode(),
        said=(("control_characters", "D6"),),
        figures=FIGURES | {"E6": "6"},
    ),
    "half of a letter": Case(
        "a.xlsx",
        lambda: text("B5", "Tổng_xD800_ đàn bò"),
        said=(("control_characters", "B5"),),
        figures=without("D5", "E5"),
    ),
    "text of 40 000 letters": Case(
        "a.xlsx",
        lambda: text("B5", "Tổng đàn bò " * 4000),
        said=(("text_too_long", "B5"),),
        figures=without("D5", "E5"),
    ),
    "lost letters": Case(
        "a.csv",
        lambda: csv().replace("Tổng đàn bò", "T?ng đàn bò").encode(),
        said=(("lost_characters", "B5"),),
        figures=without("D5", "E5"),
    ),
    "broken letters": Case(
        "a.csv",
        lambda: csv().encode().replace("đàn bò".encode(), "đàn b".encode() + b"\xc3"),
        said=(("lost_characters", "B5"),),
        figures=without("D5", "E5"),
    ),
    "text in TCVN3": Case("a.csv", lambda: tcvn3(csv()), said=(("legacy_text", ""),)),
    "text encoded twice": Case("a.csv", lambda: twice(csv()), said=(("double_encoded", ""),)),
    "text in Windows-1258": Case("a.csv", lambda: windows(csv()), kind="csv"),
}
