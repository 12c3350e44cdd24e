"""Diagnostics of the Butler integration: no token, no address book, nothing that was said."""

from typing import Any

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.core import HomeAssistant

from .const import CONF_REFRESH_TOKEN_ID, CONF_USER_ID
from .coordinator import ButlerConfigEntry
from .question_board import async_get_board

_SECRET = {CONF_TOKEN, CONF_URL, CONF_REFRESH_TOKEN_ID, CONF_USER_ID}
# Who lives here, and whose account is whose.
_PRIVATE = {"undecided_people", "users", "satellite_users"}


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: ButlerConfigEntry
) -> dict[str, Any]:
    """Return what helps to find out why the butler does not answer."""
    data = entry.runtime_data
    return {
        "entry": {
            "data": async_redact_data(entry.data, _SECRET),
            "options": async_redact_data(entry.options, _SECRET),
        },
        "app": {
            "available": data.coordinator.last_update_success,
            "status": async_redact_data(data.coordinator.data or {}, _PRIVATE),
        },
        "allow_list": async_redact_data(data.allow_list.as_dict(), _PRIVATE),
        "undelivered_exchanges": len(data.exchanges),
        "open_questions": len(async_get_board(hass).open),
    }
