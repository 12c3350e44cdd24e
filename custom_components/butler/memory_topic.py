"""Topic `memory`: that something of it may have changed, and nothing of what."""

from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import CALLBACK_TYPE, Context, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.util.signal_type import SignalType

from .const import DOMAIN
from .question_board import SIGNAL_QUESTIONS, Change
from .turn_event import SIGNAL_TURN
from .turn_report import TurnOutcome

# A card has changed what is known.
_SIGNAL_CHANGED: SignalType[()] = SignalType(f"{DOMAIN}_memory")


@callback
def async_subscribe(
    hass: HomeAssistant, _user: User, send: Callable[[Mapping[str, Any]], None]
) -> CALLBACK_TYPE:
    """Send a number, and the next one whenever a card should ask again.

    What the app learns between turns is not told: a card asks again when it is looked at.
    """
    revision = 0

    @callback
    def tell() -> None:
        nonlocal revision
        revision += 1
        send({"kind": "snapshot", "revision": revision})

    @callback
    def on_turn(_context: Context, _outcome: TurnOutcome, turn: Mapping[str, Any]) -> None:
        # What Home Assistant itself answers tells nobody anything.
        if not turn["local"]:
            tell()

    @callback
    def on_questions(change: Change) -> None:
        if change.ended:
            tell()

    ends = [
        async_dispatcher_connect(hass, _SIGNAL_CHANGED, tell),
        async_dispatcher_connect(hass, SIGNAL_TURN, on_turn),
        async_dispatcher_connect(hass, SIGNAL_QUESTIONS, on_questions),
    ]
    tell()

    @callback
    def end() -> None:
        for one in ends:
            one()

    return end


@callback
def async_tell_changed(hass: HomeAssistant) -> None:
    """Have all cards ask again."""
    async_dispatcher_send(hass, _SIGNAL_CHANGED)
