"""Nhiệm vụ & văn bản."""

from __future__ import annotations

from callbacks.services import Services
from data.clock import today
from indicators.tasks.documents import documents_issued
from indicators.tasks.petitions import petitions
from indicators.tasks.register import task_register
from layouts.page_view import PageView
from layouts.pages import tasks
from layouts.query import Query
from layouts.tasks_view import tasks_page

PAGE = tasks.PAGE


def view(services: Services, query: Query) -> PageView:
    store, asked = services.store, services.asked(query)
    found = task_register(store, asked), documents_issued(store, asked), petitions(store, asked)
    return tasks_page(*found, services.area_name(query), query, today())
