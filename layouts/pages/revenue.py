"""Ngân sách: two estimates, items, areas."""

from __future__ import annotations

from layouts.pages import Page

PAGE = Page("/ngan-sach", "nav.revenue", 50)
