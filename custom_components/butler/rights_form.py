"""The part of a form that says what somebody may: a template, and where they depart from it."""

from collections.abc import Mapping
from typing import Any

from homeassistant.helpers.selector import SelectSelector, SelectSelectorConfig, SelectSelectorMode

from .api import Json
from .form import FormError, suggest

# As in addon/src/people/rights.ts.
AREAS = (
    "home",
    "security",
    "media",
    "calendar",
    "mail",
    "location",
    "photos",
    "files",
    "household",
)
LEVELS = ("none", "ask", "own", "all")
TEMPLATES = ("adult", "child", "guest")
_MAX_AGE = "max_age"
_REQUESTS = "requests_per_week"
# What the app calls it, the highest number that it takes, and what is said of another one.
_LIMITS = {
    _MAX_AGE: ("maxAge", 21, "invalid_max_age"),
    _REQUESTS: ("requestsPerWeek", 1_000, "invalid_requests_per_week"),
}
_ANY = "any"

_LEVEL = SelectSelector(
    SelectSelectorConfig(
        options=[*LEVELS], mode=SelectSelectorMode.DROPDOWN, translation_key="level"
    )
)
TEMPLATE = SelectSelector(
    SelectSelectorConfig(
        options=[*TEMPLATES], mode=SelectSelectorMode.LIST, translation_key="template"
    )
)
_LIMIT_SELECTORS = {
    name: SelectSelector(
        SelectSelectorConfig(
            options=[_ANY, *numbers],
            mode=SelectSelectorMode.DROPDOWN,
            custom_value=True,
            translation_key="limit",
        )
    )
    for name, numbers in (
        (_MAX_AGE, ("0", "6", "12", "16", "18")),
        (_REQUESTS, ("0", "1", "3", "5")),
    )
}


def show_rights(row: Mapping[str, Any]) -> Json:
    """Return what the fields show of a person's or a room's rights."""
    media = row.get("media", {})
    shown: Json = dict(row.get("areas", {}))
    for name, (key, *_) in _LIMITS.items():
        if key in media:
            shown[name] = _ANY if media[key] is None else str(media[key])
    return shown


def make_rights_fields(shown: Mapping[str, Any]) -> dict[Any, Any]:
    """Return the fields; an empty one leaves it to the template."""
    return {
        **{suggest(area, shown.get(area)): _LEVEL for area in AREAS},
        **{suggest(name, shown.get(name)): one for name, one in _LIMIT_SELECTORS.items()},
    }


def read_rights(typed: Mapping[str, Any]) -> Json:
    """Return what was typed as the wire has it; raises FormError."""
    media: dict[str, int | None] = {}
    for name, (key, highest, error) in _LIMITS.items():
        value = str(typed.get(name) or "").strip()
        if value == _ANY:
            media[key] = None
        elif value.isdecimal() and int(value) <= highest:
            media[key] = int(value)
        elif value:
            raise FormError({"base": error})
    areas = {area: typed[area] for area in AREAS if typed.get(area)}
    return {"areas": areas, "media": media}
