"""A real office for browser tests: the example data in a store of its own, served as `make run` serves it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def served(folder: Path, workers: int = 1) -> Iterator[str]:
    """The address of a running dashboard on the example data."""
    port = free_port()
    environment = {
        **os.environ,
        "CHITIEU_DATA_DIR": str(folder),
        "CHITIEU_PORT": str(port),
        "CHITIEU_WORKERS": str(workers),
        "CHITIEU_TODAY": "2025-11-25",
    }
    environment.pop("CHITIEU_DATABASE_URL", None)
    program = [sys.executable, str(ROOT / "app.py")]
    subprocess.run([*program, "examples"], env=environment, check=True, capture_output=True)
    server = subprocess.Popen(
        [*program, "serve"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/healthz")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                assert answer.status == 200
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def chromium() -> str:
    """The operating system's browser; a missing one is a failure, never a skip."""
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if found is None:
        raise RuntimeError("Chromium is missing: `make system` installs it, or install the package 'chromium'")
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield running
        running.close()


class Watched:
    """A page that remembers what must not happen: console errors, CSP violations, requests to other hosts."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        page.on("console", lambda said: self.note(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda failure: self.note(str(failure)))
        page.on("request", lambda request: self.outside(request.url))

    def note(self, words: str) -> None:
        self.complaints.append(words)

    def outside(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.note(f"request to {url}")
