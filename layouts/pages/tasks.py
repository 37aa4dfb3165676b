"""Nhiệm vụ & văn bản: the register of tasks, documents issued, petitions."""

from __future__ import annotations

from layouts.pages import Page

PAGE = Page("/nhiem-vu", "nav.tasks", 80)
