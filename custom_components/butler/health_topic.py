"""Topic `health`: how the app and its connections are, for administrators."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.loader import async_get_loaded_integration
from homeassistant.util import dt as dt_util

from .const import API_MAX, API_MIN, DOMAIN
from .coordinator import ButlerCoordinator
from .follow import async_follow_coordinator
from .question_board import SIGNAL_QUESTIONS, Change, async_get_board

# Of the app's status; its id and language are nobody's business here.
_OF_STATUS = ("version", "api", "home_assistant", "store", "model", "meaning")
_OF_USAGE = ("currency", "is_whole", "budget", "standing", "month", "today")


@callback
def async_subscribe(
    hass: HomeAssistant, user: User, send: Callable[[Mapping[str, Any]], None]
) -> CALLBACK_TYPE:
    """Send how it is, and again whenever that changes; over reloads of the entry, too."""
    sent: dict[str, Any] | None = None
    coordinator: ButlerCoordinator | None = None

    @callback
    def tell() -> None:
        nonlocal sent
        health = _describe(hass, coordinator)
        # The right may have gone since.
        if health == sent or not (user.is_active and user.is_admin):
            return
        sent = health
        send({"kind": "snapshot", **health, "at": dt_util.utcnow().isoformat()})

    @callback
    def on_change(changed: ButlerCoordinator | None) -> None:
        nonlocal coordinator
        coordinator = changed
        tell()

    @callback
    def on_questions(_change: Change) -> None:
        tell()

    ends = [
        async_follow_coordinator(hass, on_change),
        async_dispatcher_connect(hass, SIGNAL_QUESTIONS, on_questions),
    ]

    @callback
    def end() -> None:
        for one in ends:
            one()

    return end


def _describe(hass: HomeAssistant, coordinator: ButlerCoordinator | None) -> dict[str, Any]:
    status = coordinator.data if coordinator is not None else None
    board = async_get_board(hass)
    return {
        "is_set_up": coordinator is not None,
        "integration": {
            "version": str(async_get_loaded_integration(hass, DOMAIN).version),
            "api": {"min": API_MIN, "max": API_MAX},
        },
        "is_app_there": coordinator is not None and coordinator.last_update_success,
        "status": _pick(status, _OF_STATUS),
        "usage": _pick(None if status is None else status.get("usage"), _OF_USAGE),
        "open_questions": len(board.open) if board.is_known else None,
    }


def _pick(known: Mapping[str, Any] | None, keys: Iterable[str]) -> dict[str, Any] | None:
    return None if known is None else {key: known[key] for key in keys if key in known}
