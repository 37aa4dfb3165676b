"""The files of the corpus that must be refused, each with the code of its sentence."""

from __future__ import annotations

from tests.faults.container import archive, biff8, ole, streamed
from tests.faults.corpus import (
    DOCX,
    LAUGHS,
    OUTSIDE,
    PNG,
    QUADRATIC,
    REMOTE,
    VALUE_BOMB,
    Case,
    bad_sum,
    deep_workbook,
    doubled,
    errors,
    flagged,
    formats,
    lying,
    many_cells,
    many_members,
    many_sheets,
    many_strings,
    many_styles,
    merges,
    wide_type,
    with_type,
)
from tests.faults.parts import ROWS, book, members, ods, with_part, xml2003

REFUSED: dict[str, Case] = {
    # bombs
    "row bomb": Case(
        "a.xlsx",
        lambda: streamed(members(), "xl/worksheets/sheet1.xml", b"<row><c><v>1</v></c></row>" * 40_000, 60, 9),
        "unpacks_too_large",
    ),
    "one long string": Case(
        "a.xlsx", lambda: streamed(members(), "xl/sharedStrings.xml", b"a" * 1_048_576, 160), "unpacks_too_large"
    ),
    "shared string bomb": Case(
        "a.xlsx",
        lambda: streamed(members(), "xl/sharedStrings.xml", b"<si><t/></si>" * 100_000, 20, 9),
        "unpacks_too_large",
    ),
    "many strings": Case("a.xlsx", many_strings, "strings_too_large"),
    "many cells": Case("a.xlsx", many_cells, "too_many_cells"),
    "size said smaller": Case("a.xlsx", lambda: lying(-200), "damaged"),
    "size said larger": Case("a.xlsx", lambda: lying(5000), "damaged"),
    "size said immense": Case("a.xlsx", lambda: lying(0x7000_0000), "unpacks_too_large"),
    "bad check sum": Case("a.xlsx", bad_sum, "damaged"),
    "truncated": Case("a.xlsx", lambda: book()[:900], "damaged"),
    "only a signature": Case("a.xlsx", lambda: b"PK\x03\x04" + b"\0" * 60, "damaged"),
    "empty": Case("a.xlsx", lambda: b"", "empty_file"),
    "only zeros": Case("a.csv", lambda: b"\0" * 5000, "empty_file"),
    "too large": Case("a.csv", lambda: b"a;b\n" * 6_000_000, "file_too_large"),
    # document types
    "laughs in a sheet": Case("a.xlsx", with_type("xl/worksheets/sheet1.xml", LAUGHS, "&j;"), "document_type"),
    "quadratic in a sheet": Case(
        "a.xlsx", with_type("xl/worksheets/sheet1.xml", QUADRATIC, "&a;" * 2000), "document_type"
    ),
    "outside entity in a sheet": Case("a.xlsx", with_type("xl/worksheets/sheet1.xml", OUTSIDE, "&x;"), "document_type"),
    "remote type in a sheet": Case("a.xlsx", with_type("xl/worksheets/sheet1.xml", REMOTE), "document_type"),
    "laughs in the workbook": Case("a.xlsx", with_type("xl/workbook.xml", LAUGHS), "document_type"),
    "outside entity in relations": Case("a.xlsx", with_type("xl/_rels/workbook.xml.rels", OUTSIDE), "document_type"),
    "laughs in package relations": Case("a.xlsx", with_type("_rels/.rels", LAUGHS), "document_type"),
    "laughs in styles": Case("a.xlsx", with_type("xl/styles.xml", LAUGHS), "document_type"),
    "laughs in content types": Case("a.xlsx", with_type("[Content_Types].xml", LAUGHS), "document_type"),
    "laughs in a wide sheet": Case("a.xlsx", wide_type, "document_type"),
    "laughs in a part nobody reads": Case(
        "a.xlsx", lambda: archive(members() | {"docProps/core.xml": f"{LAUGHS}<r>&j;</r>".encode()}), "document_type"
    ),
    "laughs in strings": Case(
        "a.xlsx",
        lambda: archive(members() | {"xl/sharedStrings.xml": f"{QUADRATIC}<sst><si><t>&a;</t></si></sst>".encode()}),
        "document_type",
    ),
    "laughs in XML of 2003": Case("a.xls", lambda: xml2003(prologue=LAUGHS).encode(), "document_type"),
    "outside entity in OpenDocument": Case("a.ods", lambda: archive(ods(prologue=OUTSIDE)), "document_type"),
    # places far away
    "OpenDocument of a thousand million figures": Case("a.ods", lambda: archive(ods(VALUE_BOMB)), "too_many_cells"),
    # shapes
    "sixty thousand merges": Case("a.xlsx", lambda: merges(60_000), "too_many_merges"),
    "number format of 200 000 characters": Case("a.xlsx", lambda: formats(200_000), "number_format_too_long"),
    "64 000 styles": Case("a.xlsx", lambda: many_styles(64_000), "styles_too_large"),
    "deep workbook": Case("a.xlsx", deep_workbook, "too_deep"),
    "1500 sheets": Case("a.xlsx", many_sheets, "too_many_sheets"),
    "500 pictures": Case("a.xlsx", many_members, "suspicious_archive"),
    "same member twice": Case("a.xlsx", doubled, "suspicious_archive"),
    "same member in capitals": Case(
        "a.xlsx", lambda: archive(members() | {"XL/WORKBOOK.XML": b"<workbook/>"}), "suspicious_archive"
    ),
    "member that climbs": Case("a.xlsx", lambda: archive(members() | {"../../evil.xml": b"x"}), "suspicious_archive"),
    "member at the root": Case("a.xlsx", lambda: archive(members() | {"/etc/evil": b"x"}), "suspicious_archive"),
    "no content types": Case(
        "a.xlsx", lambda: archive({k: v for k, v in members().items() if "Types" not in k}), "suspicious_archive"
    ),
    "sheet part missing": Case(
        "a.xlsx", lambda: archive({k: v for k, v in members().items() if "sheet1" not in k}), "damaged"
    ),
    "sheet cut off": Case("a.xlsx", lambda: with_part("xl/worksheets/sheet1.xml", lambda part: part[:-120]), "damaged"),
    "no sheets at all": Case("a.xlsx", lambda: archive(members([])), "no_table"),
    # passwords
    "encrypted workbook": Case(
        "a.xlsx", lambda: ole({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": b"x" * 5000}), "encrypted"
    ),
    "protected old workbook": Case("a.xls", lambda: biff8(ROWS, protected=True), "encrypted"),
    "encrypted members": Case("a.xlsx", lambda: flagged(book()), "encrypted"),
    "encrypted OpenDocument": Case(
        "a.ods", lambda: archive(ods() | {"META-INF/manifest.xml": b"<m:encryption-data/>"}), "encrypted"
    ),
    # wrong names
    "HTML colspan bomb": Case(
        "a.xls", lambda: b"<table><tr>" + b"<td colspan=99999 rowspan=99999>a</td>" * 3000, "too_many_cells"
    ),
    "HTML tables in tables": Case("a.xls", lambda: b"<table><tr><td>" * 20_000, "too_deep"),
    "XML of 2003 out of its sheet": Case(
        "a.xls", lambda: xml2003('<Row ss:Index="99999999"><Cell/></Row>').encode(), "damaged"
    ),
    "picture as xlsx": Case("a.xlsx", lambda: PNG, "not_a_table"),
    "PDF as xlsx": Case("a.xlsx", lambda: b"%PDF-1.7\n1 0 obj", "not_a_table"),
    "docx as xlsx": Case("a.xlsx", lambda: archive(DOCX), "not_a_table"),
    "old Word document as xls": Case("a.xls", lambda: ole({"WordDocument": b"x" * 5000}), "not_a_table"),
    "program as xls": Case("a.xls", lambda: b"MZ\x90\0\3\0\0\0" + b"\0" * 500, "not_a_table"),
    "other XML": Case("a.xls", lambda: b'<?xml version="1.0"?><bieu><so>1</so></bieu>', "unsupported_kind"),
    "binary workbook": Case(
        "a.xlsb", lambda: archive({"[Content_Types].xml": b"", "xl/workbook.bin": b"x"}), "unsupported_kind"
    ),
    "Excel 2": Case("a.xls", lambda: b"\x09\0\4\0\2\0\x10\0" + b"\0" * 100, "old_excel"),
    "Excel 4": Case("a.xls", lambda: b"\x09\4\6\0\0\0\x10\0\0\0" + b"\0" * 100, "old_excel"),
    "rubbish in a container": Case(
        "a.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 30, "damaged"
    ),
    "quotation never closed": Case("a.csv", lambda: b'a;"' + b"x" * 3_000_000, "damaged"),
    # cells
    "error cells": Case(
        "a.xlsx",
        errors,
        said=(("error_cell", "D4"), ("error_cell", "E4"), ("error_cell", "D5"), ("not_a_number", "E5")),
        figures={},
        refused="*",
    ),
}
