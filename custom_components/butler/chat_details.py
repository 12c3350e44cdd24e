"""How a turn of one's own went, call by call: for administrators."""

from typing import Any

import probatio

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback

from .api import ButlerError
from .chat_api import get_chat_entry, send_failure
from .chat_thread import CARD_ID


@callback
def async_setup(hass: HomeAssistant) -> None:
    """Register the command, once for all entries to come."""
    websocket_api.async_register_command(hass, ws_details)


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/chat/details",
        probatio.Required("turn_id"): CARD_ID,
    }
)
@websocket_api.require_admin
@websocket_api.async_response
async def ws_details(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Return the calls of a turn; the app knows whose it was."""
    if (entry := get_chat_entry(hass, connection, msg)) is None:
        return
    body = {"by": {"user_id": connection.user.id}, "turn_id": msg["turn_id"]}
    try:
        answer = await entry.runtime_data.client.request("POST", "/v1/chat/details", body)
    except ButlerError as err:
        send_failure(connection, msg["id"], err)
    else:
        connection.send_result(msg["id"], answer)
