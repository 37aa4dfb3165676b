"""Every page × three sizes × two languages as pictures in shots/, and the README's two pictures.

Run by `make shots`; the pictures are for people to look at, no test compares them.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from layouts.pages import all_pages
from tests.browser.office import ROOT, browser, served

SPECIAL = {
    "tong-quan": "/?",
    "chi-tieu": "/chi-tieu?ct=investment_disbursement&ky=2020-06",
    "chi-tieu-2025": "/chi-tieu?ct=jobs_created&ky=2025-09",
}
"""The default month, an indicator with all its parts, and one of the 69 communes."""
SIZES = {"1366": (1366, 768), "1920": (1920, 1080), "390": (390, 844)}
PICTURES = ROOT / "layouts" / "pictures"
OF_README = {"tong-quan-2020": "overview.png", "giai-ngan": "disbursement.png"}


def pages() -> dict[str, str]:
    """Name of the picture → address: every page at the half year of 2020, and the special ones."""
    found = {page.path.strip("/") or "tong-quan-2020": f"{page.path}?ky=2020-06&dv=42" for page in all_pages()}
    return found | SPECIAL


def main() -> int:
    target = ROOT / "shots"
    target.mkdir(exist_ok=True)
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address, browser() as chrome:
        for name, place in pages().items():
            for size, (width, height) in SIZES.items():
                for language in ("vi", "en"):
                    page = chrome.new_page(viewport={"width": width, "height": height})
                    page.goto(f"{address}{place}&ng={language}")
                    page.wait_for_load_state("networkidle")
                    page.wait_for_timeout(600)
                    page.screenshot(path=target / f"{name}-{size}-{language}.png")
                    if (size, language) == ("1366", "vi"):
                        page.screenshot(path=target / f"{name}-whole.png", full_page=True)
                    if name in OF_README and (size, language) == ("1366", "vi"):
                        page.screenshot(path=PICTURES / OF_README[name])
                    page.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
