"""The field-like workbooks that must be read first, judged by their own tally over the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT.parent / "shared" / "forms"

pytestmark = pytest.mark.real


@pytest.mark.parametrize("number", ["01_", "05_", "07_", "09_", "11_"])
def test_a_form_is_read_exactly(number: str) -> None:
    tally = FORMS / "tally.py"
    if not tally.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{tally} is missing")
        pytest.skip(f"{tally} is missing: the forms are not here")
    command = [sys.executable, str(tally), "--app", f"{sys.executable} app.py", "--only", number, "--show", "20"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
