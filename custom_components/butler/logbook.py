"""Names the butler, and the room in which he was asked, beside what was done for nobody in particular."""

from collections.abc import Callable
from typing import Any

from homeassistant.components.logbook import (
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
    LazyEventPartialState,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import area_registry as ar

from .asked_event import ATTR_AREA, EVENT_ASKED
from .const import DOMAIN, NAME

# Home Assistant translates no logbook platform.
_ASKED_IN = {"de": "wurde gefragt ({area})", "en": "was asked ({area})"}
_ASKED = {"de": "wurde gefragt", "en": "was asked"}


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[
        [str, str, Callable[[LazyEventPartialState], dict[str, Any]]], None
    ],
) -> None:
    """Say how to show our event."""

    @callback
    def async_describe_asked(event: LazyEventPartialState) -> dict[str, Any]:
        language = "de" if hass.config.language.startswith("de") else "en"
        area = ar.async_get(hass).async_get_area(event.data.get(ATTR_AREA) or "")
        message = _ASKED[language]
        if area is not None:
            message = _ASKED_IN[language].format(area=area.name)
        return {LOGBOOK_ENTRY_NAME: NAME, LOGBOOK_ENTRY_MESSAGE: message}

    async_describe_event(DOMAIN, EVENT_ASKED, async_describe_asked)
