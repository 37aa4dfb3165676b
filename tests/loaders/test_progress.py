"""The line of progress: one line, in the reader's language, on a terminal only."""

from __future__ import annotations

import pytest

from loaders.progress import ProgressLine


def test_the_line_of_progress(capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine(3, "vi", shown=True)
    line.file(2, "báo\x1b[31m cáo.xlsx")
    line.sheet("Biểu 1", 400)
    line.sheet("Biểu 2", 20)
    line.clear()
    lines = capsys.readouterr().err.split("\r\x1b[2K")
    assert lines == ["", "Tệp 2/3: báo?[31m cáo.xlsx", "Tệp 2/3: báo?[31m cáo.xlsx · trang Biểu 1 · 400 dòng",
                     "Tệp 2/3: báo?[31m cáo.xlsx · trang Biểu 2 · 420 dòng", ""]  # fmt: skip
    silent = ProgressLine(3, "en", shown=False)
    silent.file(1, "a")
    silent.sheet("b", 1)
    silent.clear()
    assert capsys.readouterr().err == ""
