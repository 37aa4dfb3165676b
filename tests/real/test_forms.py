"""Every field-like workbook of the regulated forms, judged by its own tally over the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT.parent / "shared" / "forms"

pytestmark = pytest.mark.real


@pytest.mark.parametrize("number", [f"{number:02}_" for number in range(1, 20)])
def test_a_form_is_read_exactly(number: str, record_property: Callable[[str, object], None]) -> None:
    tally = FORMS / "tally.py"
    if not tally.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{tally} is missing")
        pytest.skip(f"{tally} is missing: the forms are not here")
    name = next(FORMS.glob(f"{number}*")).name
    command = [sys.executable, str(tally), "--app", f"{sys.executable} app.py", "--only", name, "--show", "20"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    record_property("tally", done.stdout.partition("\n")[0])
    assert done.returncode == 0, done.stdout + done.stderr
