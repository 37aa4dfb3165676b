"""Năng lực cạnh tranh: PCI, DDCI and PAPI."""

from __future__ import annotations

from layouts.pages import Page

PAGE = Page("/nang-luc-canh-tranh", "nav.competitiveness", 90)
