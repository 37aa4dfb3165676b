"""Finds - and on Debian as root installs - what the tests need beside Python: Chromium, PostgreSQL, axe-core."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import sys
from pathlib import Path

NEEDS = {
    "chromium": (("chromium", "chromium-browser", "google-chrome"), "chromium"),
    "postgresql": (("initdb", "/usr/lib/postgresql/*/bin/initdb"), "postgresql"),
    "npm": (("npm",), "npm"),
}
BROWSER = Path(__file__).parent / "browser"
"""Where axe-core, which judges the pages' accessibility, is installed by its lock file."""


def present(names: tuple[str, ...]) -> bool:
    return any(shutil.which(name) or glob.glob(name) for name in names)


def install(package: str) -> None:
    """With apt, when that may be done; anywhere else the person is told what is missing."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], env=environment, check=False
    )


def judge() -> int:
    """Install axe-core as its lock file pins it, once; nothing of it is served."""
    if (BROWSER / "node_modules" / "axe-core" / "axe.min.js").exists():
        return 0
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    return subprocess.run(command, cwd=BROWSER, check=False).returncode


def main() -> int:
    missing = 0
    for name, (programs, package) in NEEDS.items():
        if not present(programs):
            install(package)
        if not present(programs):
            sys.stderr.write(f"{name} is missing: the tests need it; install the package '{package}'\n")
            missing = 1
    return missing or judge()


if __name__ == "__main__":
    sys.exit(main())
