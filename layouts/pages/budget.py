"""Ngân sách: its place among the pages."""

from __future__ import annotations

from layouts.pages import Page

PAGE = Page("/ngan-sach", "nav.budget", 50)
