"""Nông thôn mới: levels, communes and criteria."""

from __future__ import annotations

from layouts.pages import Page

PAGE = Page("/nong-thon-moi", "nav.new_rural", 70)
