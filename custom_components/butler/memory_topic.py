"""Topic `memory`: that something of what a user may know has changed, and nothing of what."""

from collections.abc import Callable, Mapping
from typing import Any

import probatio

from homeassistant.auth.models import User
from homeassistant.core import CALLBACK_TYPE, Context, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.util.signal_type import SignalType

from .const import DOMAIN
from .turn_event import SIGNAL_TURN
from .turn_report import TurnOutcome

_MAX_USERS = 500
_USERS = probatio.All([str], probatio.Length(max=_MAX_USERS))
# The message of the app; addon/src/api/contract-memory.ts, memoryChanged.
MEMORY_CHANGED: dict[Any, Any] = {
    probatio.Required("type"): "butler/memory/changed",
    # None: everybody.
    probatio.Required("user_ids"): probatio.Any(None, _USERS),
    probatio.Required("but_not"): _USERS,
}
# Ids of the users who may know it, None for everybody; of those who may not.
_SIGNAL_CHANGED: SignalType[list[str] | None, list[str]] = SignalType(f"{DOMAIN}_memory")


@callback
def async_subscribe(
    hass: HomeAssistant, user: User, send: Callable[[Mapping[str, Any]], None]
) -> CALLBACK_TYPE:
    """Send a number, and the next one whenever a card should ask again."""
    revision = 0

    @callback
    def tell() -> None:
        nonlocal revision
        revision += 1
        send({"kind": "snapshot", "revision": revision})

    @callback
    def on_change(user_ids: list[str] | None, but_not: list[str]) -> None:
        if (user_ids is None or user.id in user_ids) and user.id not in but_not:
            tell()

    @callback
    def on_turn(context: Context, _outcome: TurnOutcome, turn: Mapping[str, Any]) -> None:
        # They may have changed how the butler is with them; what Home Assistant itself answers does not.
        if context.user_id == user.id and not turn["local"]:
            tell()

    ends = [
        async_dispatcher_connect(hass, _SIGNAL_CHANGED, on_change),
        async_dispatcher_connect(hass, SIGNAL_TURN, on_turn),
    ]
    tell()

    @callback
    def end() -> None:
        for one in ends:
            one()

    return end


@callback
def async_tell_changed(hass: HomeAssistant, user_ids: list[str] | None, but_not: list[str]) -> None:
    """Have the cards of these users ask again, or of everybody but those."""
    async_dispatcher_send(hass, _SIGNAL_CHANGED, user_ids, but_not)
