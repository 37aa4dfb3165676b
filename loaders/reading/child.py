"""The child process that parses: memory and CPU limited, one request after the other, frames out.

Run as `python -m loaders.reading.child`. A request is a line of JSON (`kind`, `size`) and the bytes;
the answer is a frame a sheet and a last one. Whatever a hostile file does to a parser - abort, loop,
eat memory - ends this process and not the product.
"""

from __future__ import annotations

import gc
import os
import re
import resource
import sys
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from loaders.gate.scan import Refused, scan
from loaders.reading.book import Book, finished
from loaders.reading.own_mark import own_mark
from loaders.reading.packing import packed, packed_problem

MEMORY = 1024**3
CPU_SECONDS = 20


def parse(content: bytes, kind: str, sound: dict[str, int]) -> Book:
    """The reader of the kind, imported when it is first needed."""
    if kind in ("xlsx", "xlsm"):
        from loaders.reading.xlsx import read_xlsx

        return read_xlsx(content, kind, sound)
    if kind == "ods":
        from loaders.reading.ods import read_ods

        return read_ods(content)
    if kind == "xls":
        from loaders.reading.xls import read_xls

        return read_xls(content)
    if kind in ("html", "mhtml"):
        from loaders.reading.html_table import read_html, read_web_archive

        return read_html(content) if kind == "html" else read_web_archive(content)
    if kind == "xml2003":
        from loaders.reading.xml2003 import read_xml2003

        return read_xml2003(content)
    from loaders.reading.csv_text import read_csv

    return read_csv(content)


def answer(content: bytes, kind: str, out: BinaryIO) -> dict[str, Any]:
    """Read one file and write its sheets' frames; the last frame, to be sent by the caller, may be a failure."""
    try:
        sound = scan(content, kind)
        try:
            return sent_book(parse(content, kind, sound), out) | {"own": own_mark(content, kind)}
        except Exception as failure:  # every parser has its own exceptions; another reader may know better
            if kind not in ("xlsx", "xlsm") or isinstance(failure, (MemoryError, Refused)):
                raise
            from loaders.reading.second_reader import read_again

            send(out, {"again": True})
            return sent_book(read_again(content, kind), out) | {"own": own_mark(content, kind)}
    except Refused as refused:
        return {"failed": "Refused", "code": refused.code, "params": refused.params}
    except (Exception, RecursionError) as failure:
        return {"failed": type(failure).__name__, "detail": str(failure)[:200]}


def sent_book(book: Book, out: BinaryIO) -> dict[str, Any]:
    """Send the sheets; the frame that says the book is whole."""
    for page in finished(book.pages):
        send(out, packed(page))
    return {"kind": book.kind, "macros": book.macros, "problems": [packed_problem(p) for p in book.problems]}


def send(out: BinaryIO, document: dict[str, Any]) -> None:
    """One frame: eight bytes of length and the document."""
    written = orjson.dumps(document)
    out.write(len(written).to_bytes(8, "big"))
    out.write(written)
    out.flush()


def limit_processor() -> None:
    """Twenty more seconds of processor for the file that comes now; the system ends the process after them."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + CPU_SECONDS + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def most_held() -> int:
    """The most memory that this process has held, in KiB. (What `getrusage` says counts the parent's, too.)"""
    status = Path("/proc/self/status")
    found = re.search(r"^VmHWM:\s+(\d+)", status.read_text(), re.MULTILINE) if status.exists() else None
    return int(found[1]) if found else 0


def main() -> None:
    """Answer requests until the parent closes the pipe."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    source, out = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the frames
    gc.disable()  # one file's cells are no garbage; what is left of them goes between two files
    while line := source.readline():
        request = orjson.loads(line)
        limit_processor()
        last = answer(source.read(request["size"]), request["kind"], out)
        send(out, last | {"held": most_held()})
        gc.collect()


if __name__ == "__main__":
    main()
    os._exit(0)  # taking a million cells apart one by one would keep the parent waiting
