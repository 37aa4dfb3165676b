"""Small real files of formats that no installed library writes: an OLE container, a BIFF8 workbook, zips by hand."""

from __future__ import annotations

import io
import struct
import zipfile

SECTOR = 512


def archive(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return stream.getvalue()


def streamed(members: dict[str, bytes], name: str, piece: bytes, times: int, level: int = 1) -> bytes:
    """An archive one of whose members is a piece many times over, never whole in memory."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as made:
        for other in [other for other in members if other != name]:
            made.writestr(other, members[other])
        with made.open(name, "w", force_zip64=True) as member:
            for _ in range(times):
                member.write(piece)
    return stream.getvalue()


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams, each padded to a size that needs no mini stream."""
    sectors: list[bytes] = []
    table: list[int] = []
    entries = [entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)]
    for name, content in streams.items():
        content = content.ljust(4096, b"\0")
        parts = [content[n : n + SECTOR].ljust(SECTOR, b"\0") for n in range(0, len(content), SECTOR)]
        start = len(sectors)
        table += [start + n + 1 for n in range(len(parts) - 1)] + [0xFFFFFFFE]
        sectors += parts
        entries.append(entry(name, 2, 0xFFFFFFFF, start, len(content)))
    directory = b"".join(entries)
    folder = len(sectors)
    for n in range(0, len(directory), SECTOR):
        sectors.append(directory[n : n + SECTOR].ljust(SECTOR, b"\0"))
        table.append(len(sectors) if n + SECTOR < len(directory) else 0xFFFFFFFE)
    allocation = len(sectors)
    table.append(0xFFFFFFFD)
    sectors.append(struct.pack("<128I", *(table + [0xFFFFFFFF] * (128 - len(table)))))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += b"\0" * 6 + struct.pack("<IIIIIIIII", 0, 1, folder, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", allocation, *([0xFFFFFFFF] * 108))
    return header + b"".join(sectors)


def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    nobody = 0xFFFFFFFF
    made = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, nobody, nobody, child)
    return made + b"\0" * 36 + struct.pack("<III", start, size, 0)


def record(code: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", code, len(content)) + content


def biff8(rows: list[list[str | float]], protected: bool = False) -> bytes:
    """An Excel 97 workbook with one sheet of texts and numbers."""
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x1000, 1997, 0, 0x600))
    start += record(0x2F, b"\x01\0\x01\0\x01\0" + b"\x07" * 48) if protected else b""
    start += record(0x31, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\x05\x00Arial")
    start += record(0xE0, b"\0" * 20)
    name = b"\x05\x00Sheet"
    place = len(start) + 4 + 6 + len(name) + 4
    book = start + record(0x85, struct.pack("<IH", place, 0) + name) + record(0x0A)
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x1000, 1997, 0, 0x600))
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            where = struct.pack("<HHH", row, column, 0)
            if isinstance(value, str) and value:
                text = value.encode("utf-16-le")
                sheet += record(0x204, where + struct.pack("<HB", len(value), 1) + text)
            elif not isinstance(value, str):
                sheet += record(0x203, where + struct.pack("<d", value))
    return ole({"Workbook": book + sheet + record(0x0A)})
