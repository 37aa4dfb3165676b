"""Voters' petitions: received, sorted into items, answered; the rate is of items (formula 16).

A petition often holds several requests: 51 petitions became 77 items, of which 77 were answered,
which is 100 % of the classified items and never 151 % of the petitions.
"""

from __future__ import annotations

from decimal import Decimal

from data.store import Store
from indicators.actuals import Figure, figure
from indicators.arithmetic import Undefined, number, percent_of
from indicators.breakdown import Asked, readings_of
from indicators.result import Part, Source
from indicators.tasks.words import petitions_sentence

RECEIVED, CLASSIFIED, ANSWERED = "petitions_received", "petitions_classified", "petitions_answered"
RATE = "petitions_answered_rate"
AGREES_WITHIN = Decimal("0.1")
"""How far a printed rate may be from the recomputed one, in points (formula 17)."""


class Petitions(Part):
    """Petitions of a session or year. `rate` = answered / classified × 100; None with its `reason`.

    `agrees` compares the rate with the printed one; `contradictory` where more is answered than asked.
    """

    received: Decimal | None
    classified: Decimal | None
    answered: Decimal | None
    remaining: Decimal | None
    rate: Decimal | None
    printed_rate: Decimal | None
    agrees: bool | None
    contradictory: bool
    reason: str | None
    inputs: tuple[Source, ...] = ()
    sentence_vi: str = ""
    sentence_en: str = ""


def petitions(store: Store, asked: Asked) -> Petitions:
    """Petitions of the area and period asked; one read."""
    readings = readings_of(store, (RECEIVED, CLASSIFIED, ANSWERED, RATE), asked)
    found: dict[str, Figure] = {
        code: figure(readings.series(code, asked.place.key), readings.definitions[code], asked.period)
        for code in (RECEIVED, CLASSIFIED, ANSWERED, RATE)
    }
    classified, answered = found[CLASSIFIED].counted, found[ANSWERED].counted
    rate = percent_of(answered, classified)
    printed, computed = found[RATE].counted, number(rate)
    both = classified is not None and answered is not None
    told = Petitions(
        received=found[RECEIVED].counted, classified=classified, answered=answered,
        remaining=classified - answered if both else None,  # type: ignore[operator]
        rate=computed, printed_rate=printed,
        agrees=None if printed is None or computed is None else abs(printed - computed) <= AGREES_WITHIN,
        contradictory=bool(both and answered > classified),  # type: ignore[operator]
        reason=rate.reason if isinstance(rate, Undefined) else None,
        inputs=tuple(source for own in found.values() for source in own.sources),
    )  # fmt: skip
    return told.model_copy(update={
        "sentence_vi": petitions_sentence(told, "vi"), "sentence_en": petitions_sentence(told, "en"),
    })  # fmt: skip
