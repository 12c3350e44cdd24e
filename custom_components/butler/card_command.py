"""What the commands of cards have in common: the app behind them, and how its refusals are told."""

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.auth.models import User
from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant

from .api import ButlerError, Json
from .card_entry import async_get_entry
from .coordinator import ButlerConfigEntry
from .once import async_do_once
from .question import ANSWER_ID

CHANGE_ID = ANSWER_ID
# What the app says of the request itself; of everything else a card can only say that it is away.
_SAID = {"denied", "invalid", "not_found"}
_ERR_AWAY = "unavailable"

type Work = Callable[[ButlerConfigEntry, User], Awaitable[Json]]


async def async_run(
    hass: HomeAssistant,
    connection: websocket_api.ActiveConnection,
    msg: dict[str, Any],
    work: Work,
) -> None:
    """Answer a command as the logged-in user; one with a `change_id` counts once."""
    if (entry := async_get_entry(hass, connection, msg["id"])) is None:
        return
    user = connection.user
    try:
        if (change_id := msg.get("change_id")) is None:
            result = await work(entry, user)
        else:
            change = (msg["type"], change_id)
            result = await async_do_once(hass, user.id, change, lambda: work(entry, user))
    except ButlerError as err:
        code = err.code if err.code in _SAID else _ERR_AWAY
        connection.send_error(msg["id"], code, str(err))
        return
    connection.send_result(msg["id"], result)
