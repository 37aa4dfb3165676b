"""Tăng trưởng: growth, contributions, structure, scenarios."""

from __future__ import annotations

from layouts.pages import Page

PAGE = Page("/tang-truong", "nav.growth", 60)
