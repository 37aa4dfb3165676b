"""Exact decimals as text, in and out: never through float, never in exponent form."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext


def plain(value: Decimal) -> str:
    """Shortest plain text: Decimal("1E+3") -> "1000", Decimal("42.10") -> "42.1"."""
    text = str(value)
    if "N" in text or "I" in text:
        raise ValueError(f"not a finite number: {value}")
    if "E" in text:
        text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if value else "0"


def divide(numerator: Decimal, denominator: Decimal) -> Decimal:
    """A quotient to 28 digits; the caller has ruled out a zero denominator."""
    with localcontext() as context:
        context.prec = 28
        return numerator / denominator


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half up, as printed tables round."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def decimals_of(value: Decimal) -> int:
    """How many decimals a printed number carries."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
