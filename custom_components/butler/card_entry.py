"""The entry that a card's command is for."""

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN
from .coordinator import ButlerConfigEntry

_ERR_NOT_SET_UP = "not_set_up"


@callback
def async_get_entry(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, message_id: int
) -> ButlerConfigEntry | None:
    """Return the loaded entry, or say that there is none."""
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        return entry
    connection.send_error(message_id, _ERR_NOT_SET_UP, "The butler is not set up, or not loaded")
    return None
