"""The entry that a card's command is for."""

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN
from .coordinator import ButlerConfigEntry

_ERR_NOT_SET_UP = "not_set_up"
_GONE = "This login is not active any more"


@callback
def async_get_entry(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, message_id: int
) -> ButlerConfigEntry | None:
    """Return the loaded entry, or say that there is none, or that whoever asks may not log in any more."""
    if not connection.user.is_active:
        # Home Assistant leaves the connection that such a user has.
        connection.send_error(message_id, websocket_api.const.ERR_UNAUTHORIZED, _GONE)
        return None
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        return entry
    connection.send_error(message_id, _ERR_NOT_SET_UP, "The butler is not set up, or not loaded")
    return None
