"""The reader: bytes to cells, in a child process that may die without harm.

`read` starts a child for one file; a `Reader` keeps one warm child for several files and starts it
anew when it has died. The parent trusts nothing of the child: every wait has an end, every answer a
largest size.
"""

from __future__ import annotations

import contextlib
import gc
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import orjson

from data.cells import Sheet, Workbook
from loaders.reading.packing import unpacked, unpacked_problem

ROOT = Path(__file__).resolve().parent.parent
MIB = 1024 * 1024
MAX_FRAME = 192 * MIB
MAX_ANSWER = 384 * MIB
PIPE = 65536
WORN_OUT_KIB = 400 * 1024
"""A child that has once held so much is ended after its answer: the next file shall not inherit its memory."""
Progress = Callable[[str, int], None]
"""Told each sheet's name and its number of rows as soon as it has been read."""


class Unreadable(Exception):
    """The file could not be parsed; `code` is the problem to report, `params` fill its sentence."""

    def __init__(self, code: str, detail: str = "", params: dict[str, str] | None = None) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
        self.params = {"detail": detail, **(params or {})}


def read(content: bytes, kind: str, seconds: int = 60, progress: Progress | None = None) -> Workbook:
    """Cells of every sheet; raises Unreadable when the parser refuses, dies or takes too long."""
    with Reader() as reader:
        return reader.read(content, kind, seconds, progress)


class Reader:
    """One child for several files, one after the other; to be used with `with`."""

    def __init__(self) -> None:
        self.child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        self.end()

    def read(self, content: bytes, kind: str, seconds: int = 60, progress: Progress | None = None) -> Workbook:
        """Cells of every sheet of one file; raises Unreadable, after which the next file may be read."""
        child = self.living()
        talk = Talk(child, time.monotonic() + seconds)
        try:
            request = orjson.dumps({"kind": kind, "size": len(content)}) + b"\n"
            return understood(talk, request, content, progress)
        except TimeoutError as slow:
            self.end()
            raise Unreadable("too_slow", f"{seconds} s", {"limit": str(seconds)}) from slow
        except (BrokenPipeError, EOFError) as gone:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(1)  # so that its exit code can be told
            self.end()
            raise Unreadable("too_complex", f"exit {child.returncode}") from gone
        except (ValueError, KeyError, TypeError, IndexError, AttributeError) as broken:
            self.end()
            raise Unreadable("damaged", "no answer that can be understood") from broken
        finally:
            if not talk.done or talk.held > WORN_OUT_KIB:
                self.end()

    def living(self) -> subprocess.Popen[bytes]:
        """The child, started when there is none or when the last one has died or was worn out."""
        if self.child is None or self.child.poll() is not None:
            self.end()
            environment = {key: value for key, value in os.environ.items() if not key.startswith("CHITIEU_")}
            command = [sys.executable, "-m", "loaders.reading.child"]
            self.child = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT,
                env=environment, bufsize=0,
            )  # fmt: skip
            for pipe in (self.child.stdin, self.child.stdout):
                os.set_blocking(pipe.fileno(), False)  # type: ignore[union-attr]
        return self.child

    def end(self) -> None:
        """End the child, however it is; its exit code stays known."""
        child, self.child = self.child, None
        if child is None:
            return
        for pipe in (child.stdin, child.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        child.kill()
        child.wait()


class Talk:
    """One request and its answer, until a moment."""

    def __init__(self, child: subprocess.Popen[bytes], until: float) -> None:
        assert child.stdin is not None
        assert child.stdout is not None
        self.source, self.target = child.stdout.fileno(), child.stdin.fileno()
        self.until = until
        self.taken = 0
        self.done = False
        self.held = 0

    def wait(self, file: int, event: int) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(file, event)
            if not selector.select(max(0.0, self.until - time.monotonic())):
                raise TimeoutError

    def give(self, content: bytes) -> None:
        """Write everything; raises BrokenPipeError for a dead child, TimeoutError for one that does not listen."""
        rest = memoryview(content)
        while rest:
            self.wait(self.target, selectors.EVENT_WRITE)
            with contextlib.suppress(BlockingIOError):
                rest = rest[os.write(self.target, rest[: 16 * PIPE]) :]

    def take(self, size: int) -> bytearray:
        """Exactly `size` bytes; raises EOFError when the child has closed its end."""
        self.taken += size
        if size > MAX_FRAME or self.taken > MAX_ANSWER:
            raise ValueError("an answer larger than any file's")
        found = bytearray()
        while len(found) < size:
            self.wait(self.source, selectors.EVENT_READ)
            with contextlib.suppress(BlockingIOError):
                piece = os.read(self.source, min(size - len(found), 16 * PIPE))
                if not piece:
                    raise EOFError
                found += piece
        return found

    def frame(self) -> dict[str, Any]:
        document = orjson.loads(self.take(int.from_bytes(self.take(8), "big")))
        if not isinstance(document, dict):
            raise TypeError("a frame is an object")
        return document


def understood(talk: Talk, request: bytes, content: bytes, progress: Progress | None) -> Workbook:
    """The workbook that the child answers with."""
    with contextlib.suppress(BrokenPipeError):  # a child that dies may have said why before
        talk.give(request)
        talk.give(content)
    with without_collection():
        return assembled(talk, progress)


@contextlib.contextmanager
def without_collection() -> Iterator[None]:
    """No search for garbage while a million cells are made: none of them is any, and each search looks at all."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def assembled(talk: Talk, progress: Progress | None) -> Workbook:
    """The sheets of the frames, up to the last frame."""
    sheets: list[Sheet] = []
    while True:
        frame = talk.frame()
        talk.held = int(frame.get("held", 0))
        if "failed" in frame:
            talk.done = True
            raise Unreadable(refusal(frame), str(frame.get("detail", "")), frame.get("params"))
        if "again" in frame:
            sheets.clear()
        elif "rows" in frame:
            sheets.append(unpacked(frame))
            if progress:
                progress(sheets[-1].name, len(sheets[-1].rows))
        else:
            talk.done = True
            problems = [unpacked_problem(one) for one in frame["problems"]]
            return Workbook(frame["kind"], sheets, frame["macros"], problems, str(frame.get("own", "")))


def refusal(answer: dict[str, Any]) -> str:
    """The problem's code of a parser's failure."""
    if answer["failed"] == "Refused":
        return str(answer["code"])
    if answer["failed"] == "PasswordError" or "encrypted" in answer["detail"].lower():
        return "encrypted"
    return "too_complex" if answer["failed"] in ("MemoryError", "RecursionError") else "damaged"
