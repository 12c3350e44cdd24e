"""What the commands of cards have in common: the app behind them, and how its refusals are told."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import probatio

from homeassistant.auth.models import User
from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback

from .api import ButlerError, Json
from .card_entry import async_get_entry
from .coordinator import ButlerConfigEntry
from .once import async_do_once
from .question import ANSWER_ID

CHANGE_ID = ANSWER_ID
# What the app says of the request itself; of everything else a card can only say that it is away.
_SAID = {"denied", "invalid", "not_found"}
_ERR_AWAY = "unavailable"

# Raises ButlerError; `msg` as the fields have it.
type Work = Callable[[HomeAssistant, ButlerConfigEntry, User, dict[str, Any]], Awaitable[Json]]


@callback
def async_register(
    hass: HomeAssistant, command: str, fields: Mapping[Any, Any], work: Work
) -> None:
    """Register a command that is answered as the logged-in user; one with a `change_id` counts once."""

    @websocket_api.websocket_command({probatio.Required("type"): command, **fields})
    @websocket_api.async_response
    async def handle(
        hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
    ) -> None:
        await _async_run(hass, connection, msg, work)

    websocket_api.async_register_command(hass, handle)


async def _async_run(
    hass: HomeAssistant,
    connection: websocket_api.ActiveConnection,
    msg: dict[str, Any],
    work: Work,
) -> None:
    if (entry := async_get_entry(hass, connection, msg["id"])) is None:
        return
    user = connection.user
    try:
        if (change_id := msg.get("change_id")) is None:
            result = await work(hass, entry, user, msg)
        else:
            change = (msg["type"], change_id)
            result = await async_do_once(
                hass, user.id, change, lambda: work(hass, entry, user, msg)
            )
    except ButlerError as err:
        code = err.code if err.code in _SAID else _ERR_AWAY
        connection.send_error(msg["id"], code, str(err))
        return
    connection.send_result(msg["id"], result)
