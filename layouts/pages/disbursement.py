"""Giải ngân: plan bases, the year's curve, sources, owners, areas, projects, deadlines."""

from __future__ import annotations

from layouts.pages import Page

PAGE = Page("/giai-ngan", "nav.disbursement", 30)
