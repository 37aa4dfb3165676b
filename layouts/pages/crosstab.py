"""Bảng số liệu: the analyst's table."""

from __future__ import annotations

from layouts.pages import Page

PAGE = Page("/bang-so-lieu", "nav.crosstab", 100)
