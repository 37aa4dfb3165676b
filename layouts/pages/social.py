"""Xã hội: the scoreboard of the social sectors, and their areas."""

from __future__ import annotations

from layouts.pages import Page

PAGE = Page("/xa-hoi", "nav.social", 95)
SECTORS = frozenset({
    "labour", "poverty", "health", "education", "culture", "science", "environment", "disaster", "security", "justice",
    "administration", "external",
})  # fmt: skip
