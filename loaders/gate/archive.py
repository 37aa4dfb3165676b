"""Files that are zip archives: modern workbooks, OpenDocument, and what is neither. Only the directory is read."""

from __future__ import annotations

import io
import zipfile

from loaders.gate.verdict import MIB, Gate

MAX_MEMBERS = 400
MAX_SHEETS = 300
MAX_UNPACKED = 150 * MIB
MAX_RATIO = 200
"""Only above 1 MiB unpacked: a small style sheet packs 1:100 and is no bomb."""
OPENED = ("xl/workbook.xml", "content.xml", "META-INF/manifest.xml", "mimetype")


def examine_zip(content: bytes) -> Gate:
    """The kind by what the archive holds; refusals by its directory, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            refusal = refused_directory(members)
            return Gate("encrypted" if refusal == "encrypted" else "zip", refusal) if refusal else kind_of(archive)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
        return Gate("damaged", "damaged")


def refused_directory(members: list[zipfile.ZipInfo]) -> str:
    """The code of what is wrong with the list of members, or nothing."""
    names = [member.filename.lower() for member in members]
    if sum(name.startswith("xl/worksheets/sheet") for name in names) > MAX_SHEETS:
        return "too_many_sheets"
    if len(names) > MAX_MEMBERS or len(set(names)) != len(names) or any(odd(name) for name in names):
        return "suspicious_archive"
    if any(member.flag_bits & 1 for member in members):
        return "encrypted"
    if any(bomb(member) for member in members) or sum(m.file_size for m in members) > MAX_UNPACKED:
        return "unpacks_too_large"
    return ""


def odd(name: str) -> bool:
    """A name that points out of the archive, or that two programs may understand in two ways."""
    drive = len(name) > 1 and name[1] == ":"
    return name.startswith(("/", "\\")) or drive or "\x00" in name or ".." in name.replace("\\", "/").split("/")


def bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > MIB and member.file_size > MAX_RATIO * max(member.compress_size, 1)


def kind_of(archive: zipfile.ZipFile) -> Gate:
    names = {name.lower() for name in archive.namelist()}
    if "xl/workbook.xml" in names:
        if "[content_types].xml" not in names:
            return Gate("zip", "suspicious_archive")
        return Gate("xlsm" if any("vbaproject" in name for name in names) else "xlsx")
    if "xl/workbook.bin" in names:
        return Gate("xlsb", "unsupported_kind")
    if "content.xml" in names and "mimetype" in names:
        return examine_open_document(archive)
    return Gate("docx" if "word/document.xml" in names else "zip", "not_a_table")


def examine_open_document(archive: zipfile.ZipFile) -> Gate:
    """OpenDocument says its kind in a member of its own, and encryption in its manifest."""
    if b"spreadsheet" not in archive.read("mimetype")[:200]:
        return Gate("odt", "not_a_table")
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.namelist() else b""
    return Gate("encrypted", "encrypted") if b"encryption-data" in manifest else Gate("ods")
