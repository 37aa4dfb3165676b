"""Every callback is declared once: what it may be given and by whom; anything else is answered with silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Literal

from dash.exceptions import PreventUpdate
from pydantic import BaseModel, ConfigDict, ValidationError

Permission = Literal["read", "import", "administer"]


class Given(BaseModel):
    """The inputs of a callback in their order; strict, so that a number is not taken for a text."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


@dataclass(frozen=True, slots=True)
class Declared:
    """One callback as the tests see it."""

    name: str
    given: type[Given]
    permission: Permission


DECLARED: dict[str, Declared] = {}


def guarded(
    given: type[Given], permission: Permission = "read"
) -> Callable[[Callable[[Any], Any]], Callable[..., Any]]:
    """Check what the browser sent before the callback sees it; what does not fit changes nothing."""

    def declare(function: Callable[[Any], Any]) -> Callable[..., Any]:
        name = f"{function.__module__}.{function.__name__}"
        DECLARED[name] = Declared(name, given, permission)

        @wraps(function)
        def checked(*values: Any) -> Any:
            return function(accepted(given, values))

        return checked

    return declare


def accepted(given: type[Given], values: tuple[Any, ...]) -> Given:
    """The inputs as the model says; raises PreventUpdate for anything else."""
    try:
        return given.model_validate(dict(zip(given.model_fields, values, strict=True)))
    except (ValidationError, ValueError) as refused:
        raise PreventUpdate from refused
