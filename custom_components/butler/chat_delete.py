"""Deletes a thread of the chat: what the logged-in user said in it, and what was answered, for good."""

from typing import Any

import probatio

from homeassistant.auth.models import User
from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send

from .api import ButlerError
from .chat_api import get_chat_entry, send_failure
from .chat_board import async_get_chat
from .chat_thread import THREAD
from .chat_topic import SIGNAL_DELETED


@callback
def async_setup(hass: HomeAssistant) -> None:
    """Register the command, once for all entries to come."""
    websocket_api.async_register_command(hass, ws_delete)


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/chat/delete",
        **THREAD,
        # The card has asked once more.
        probatio.Required("is_sure"): probatio.All(bool, True),
    }
)
@websocket_api.async_response
async def ws_delete(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Delete what one said in a thread, in the app and here; return how much that was in the app."""
    if (entry := get_chat_entry(hass, connection, msg)) is None:
        return
    user: User = connection.user
    board = async_get_chat(hass)
    thread = board.thread(user.id, msg["thread"], msg.get("thread_id"))
    there = board.open(thread)
    if any(turn.user_id == user.id for turn in there.unfinished):
        message = "Something is still being answered here: stop it first"
        connection.send_error(msg["id"], websocket_api.const.ERR_NOT_ALLOWED, message)
        return
    body = {
        "by": {"user_id": user.id},
        "conversation_id": thread.conversation_id,
        "is_household": thread.is_household,
        "is_sure": True,
    }
    try:
        answer = await entry.runtime_data.client.request("POST", "/v1/chat/delete", body)
    except ButlerError as err:
        send_failure(connection, msg["id"], err)
        return
    entry.runtime_data.exchanges.async_forget(thread.conversation_id, user.id)
    there.async_forget(user.id)
    async_dispatcher_send(hass, SIGNAL_DELETED, thread.conversation_id)
    connection.send_result(msg["id"], {"exchanges": answer.get("exchanges")})
