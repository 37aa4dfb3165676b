"""Sử dụng đất: plan against result by land code, projects."""

from __future__ import annotations

from layouts.pages import Page

PAGE = Page("/su-dung-dat", "nav.land", 40)
