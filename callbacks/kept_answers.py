"""Answers of pages kept as the bytes that were sent: the same question of the same data is answered from memory.

Pages only read, so their answer follows from the question, the data's version and the day. What
is kept is the compressed body: a reader more costs no drawing, no serialising, no compressing.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

from flask import Flask, Response, g, request

from callbacks.services import Services
from data.clock import today

KEPT = 256
LARGEST = 2_000_000
LONGEST_QUESTION = 8_000
PAGES = re.compile(rb'"output": ?"(\.\.)?(body\.children|_pages_content|attention\.children)')
"""How a question for a page begins: the filter bar's callback, and a page's first drawing."""


@dataclass(frozen=True, slots=True)
class Kept:
    body: bytes
    encoding: str
    kind: str


class KeptAnswers:
    """The last answers by question; many threads may ask at once."""

    def __init__(self) -> None:
        self.found: OrderedDict[Hashable, Kept] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: Hashable) -> Kept | None:
        with self.lock:
            if key in self.found:
                self.found.move_to_end(key)
            return self.found.get(key)

    def put(self, key: Hashable, answer: Kept) -> None:
        with self.lock:
            self.found[key] = answer
            while len(self.found) > KEPT:
                self.found.popitem(last=False)


def is_page(question: bytes) -> bool:
    return len(question) < LONGEST_QUESTION and PAGES.search(question[:120]) is not None


def forget_answer() -> None:
    """What is being answered is not kept: it failed."""
    g.question = None


def keep_answers(server: Flask, services: Services) -> None:
    """Must be called before compression is set up, so that what is kept is what was sent."""
    kept = KeptAnswers()

    @server.before_request
    def from_memory() -> Response | None:
        if request.method != "POST" or request.path != "/_dash-update-component":
            return None
        question = request.get_data(cache=True)
        if not is_page(question):
            return None
        digest = hashlib.sha256(question).hexdigest()
        g.question = (services.version(), today(), request.headers.get("Accept-Encoding", ""), digest)
        found = kept.get(g.question)
        if found is None:
            return None
        g.question = None
        answer = Response(found.body, mimetype=found.kind)
        if found.encoding:
            answer.headers["Content-Encoding"] = found.encoding
            answer.headers["Vary"] = "Accept-Encoding"
        return answer

    @server.after_request
    def into_memory(response: Response) -> Response:
        key = g.get("question")
        if key is not None and response.status_code == 200 and not response.is_streamed:
            body = response.get_data()
            if len(body) <= LARGEST:
                kept.put(key, Kept(body, response.headers.get("Content-Encoding", ""), response.mimetype or ""))
        return response
