"""What the forms of the options have in common."""

from typing import Any, Protocol

import probatio

from homeassistant.helpers.selector import (
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from .api import Json


class FormError(Exception):
    """What was typed cannot be right; `errors` has the translation of why by field, or by `base`."""

    def __init__(self, errors: dict[str, str]) -> None:
        """Keep them."""
        super().__init__(str(errors))
        self.errors = errors


class Form(Protocol):
    """Something that the app has, and what was changed of it."""

    def schema(self, user_input: Json | None) -> probatio.Schema:
        """Return the fields, filled with what was typed last, or else with what the app has."""

    def changes(self, user_input: Json) -> Json:
        """Return what is different from what the app has; raises FormError."""

    def placeholders(self) -> dict[str, str]:
        """Return what the text around the fields names."""


def suggest(name: str, value: Any) -> probatio.Optional:
    """Return a field that may be emptied."""
    return probatio.Optional(name, description={"suggested_value": value} if value else None)


def select_row(rows: list[Json]) -> SelectSelector:
    """Return a choice of people or rooms by name."""
    options = [SelectOptionDict(value=row["id"], label=str(row.get("name"))) for row in rows]
    return SelectSelector(SelectSelectorConfig(options=options, mode=SelectSelectorMode.LIST))
