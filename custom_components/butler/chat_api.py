"""Commands of the chat card: what is said is said by the logged-in user, whatever a card is told."""

from collections.abc import Mapping
from typing import Any

import probatio

from homeassistant.auth.models import User
from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .api import ButlerError
from .card_entry import async_get_entry
from .chat_board import TakenIdError, TooManyError, async_get_chat
from .chat_history import async_get_page
from .chat_thread import CARD_ID, NOBODY, THREAD, WRONG_ID, has_its_id
from .chat_turn import ChatTurn
from .const import MAX_EXCHANGE_TEXT
from .coordinator import ButlerConfigEntry
from .person_of import async_get_person

_ERR_UNAVAILABLE = "unavailable"
_LANGUAGE = probatio.Match(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}\Z")


@callback
def async_setup(hass: HomeAssistant) -> None:
    """Register the commands, once for all entries to come."""
    websocket_api.async_register_command(hass, ws_send)
    websocket_api.async_register_command(hass, ws_stop)
    websocket_api.async_register_command(hass, ws_history)


@callback
def get_chat_entry(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: Mapping[str, Any]
) -> ButlerConfigEntry | None:
    """Return the loaded entry, or say what is wrong with it, with who asks or with the thread."""
    if connection.user.system_generated:
        connection.send_error(msg["id"], websocket_api.const.ERR_UNAUTHORIZED, NOBODY)
        return None
    if not has_its_id(msg):
        connection.send_error(msg["id"], websocket_api.const.ERR_INVALID_FORMAT, WRONG_ID)
        return None
    return async_get_entry(hass, connection, msg["id"])


def send_failure(
    connection: websocket_api.ActiveConnection, message_id: int, err: ButlerError
) -> None:
    """Say why not: whom it is not for, and what the app says."""
    if err.code == "denied":
        connection.send_error(message_id, websocket_api.const.ERR_UNAUTHORIZED, str(err))
    elif err.code == "invalid":
        connection.send_error(message_id, websocket_api.const.ERR_INVALID_FORMAT, str(err))
    else:
        connection.send_error(message_id, _ERR_UNAVAILABLE, str(err))


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/chat/send",
        **THREAD,
        probatio.Required("turn_id"): CARD_ID,
        probatio.Required("text"): probatio.All(str, probatio.Length(min=1, max=MAX_EXCHANGE_TEXT)),
        probatio.Required("language"): probatio.All(str, _LANGUAGE),
        probatio.Optional("spoken", default=False): bool,
    }
)
@websocket_api.async_response
async def ws_send(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Say something; it is answered whether or not anybody goes on looking."""
    if (entry := get_chat_entry(hass, connection, msg)) is None:
        return
    user: User = connection.user
    board = async_get_chat(hass)
    thread = board.thread(user.id, msg["thread"], msg.get("thread_id"))
    person = async_get_person(hass, user.id) if thread.is_household else None
    turn = ChatTurn(
        turn_id=msg["turn_id"],
        user_id=user.id,
        at=dt_util.utcnow().isoformat(),
        text=msg["text"],
        language=msg["language"],
        by=None if person is None else person.name,
        is_heard=msg["spoken"],
    )
    try:
        await entry.runtime_data.sentences.async_load(turn.language)
        if thread.is_household:
            # The app knows who belongs to it.
            await async_get_page(entry, thread, user.id)
        board.async_send(entry, thread, turn)
    except ButlerError as err:
        send_failure(connection, msg["id"], err)
    except TakenIdError:
        message = "This turn_id is taken: make another one, at random"
        connection.send_error(msg["id"], websocket_api.const.ERR_INVALID_FORMAT, message)
    except TooManyError:
        message = "So much waits here already that this was not taken"
        connection.send_error(msg["id"], websocket_api.const.ERR_NOT_ALLOWED, message)
    else:
        connection.send_result(msg["id"], {"accepted": True})


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/chat/stop",
        probatio.Required("turn_id"): CARD_ID,
    }
)
@callback
def ws_stop(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """End a turn of one's own; what was done by then is done."""
    if get_chat_entry(hass, connection, msg) is None:
        return
    stopped = async_get_chat(hass).async_stop(connection.user.id, msg["turn_id"])
    connection.send_result(msg["id"], {"stopped": stopped})


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/chat/history",
        **THREAD,
        probatio.Required("before"): probatio.All(str, probatio.Length(min=1, max=400)),
    }
)
@websocket_api.async_response
async def ws_history(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Return what was said before."""
    if (entry := get_chat_entry(hass, connection, msg)) is None:
        return
    user: User = connection.user
    thread = async_get_chat(hass).thread(user.id, msg["thread"], msg.get("thread_id"))
    try:
        page = await async_get_page(entry, thread, user.id, msg["before"])
    except ButlerError as err:
        send_failure(connection, msg["id"], err)
    else:
        connection.send_result(msg["id"], page)
