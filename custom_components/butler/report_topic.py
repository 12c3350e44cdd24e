"""Topic `report`: what the month cost, by day, asker and kind, and how the last turns went, for administrators.

The app decides once more whether they are an owner. The other side is addon/src/api/contract-report.ts.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .api import ButlerError, Json
from .coordinator import ButlerCoordinator
from .follow import async_follow_coordinator

_PROBLEMS: Mapping[str, str] = {"denied": "denied", "not_found": "too_old"}


@callback
def async_subscribe(
    hass: HomeAssistant, user: User, send: Callable[[Mapping[str, Any]], None]
) -> CALLBACK_TYPE:
    """Send the report, and again when the model has been used since; the app is asked no oftener than that."""
    asked_for: object = None
    running: asyncio.Task[None] | None = None

    async def tell(coordinator: ButlerCoordinator | None) -> None:
        report, problem = await _async_get(coordinator, user)
        # The right may have gone since.
        if user.is_active and user.is_admin:
            at = dt_util.utcnow().isoformat()
            send({"kind": "snapshot", "report": report, "problem": problem, "at": at})

    @callback
    def on_change(coordinator: ButlerCoordinator | None) -> None:
        nonlocal asked_for, running
        if (wanted := _describe(coordinator)) == asked_for:
            return
        asked_for = wanted
        stop()
        running = hass.async_create_background_task(tell(coordinator), "butler reports its cost")

    @callback
    def stop() -> None:
        if running is not None:
            running.cancel()

    unfollow = async_follow_coordinator(hass, on_change)

    @callback
    def end() -> None:
        unfollow()
        stop()

    return end


def _describe(coordinator: ButlerCoordinator | None) -> tuple[object, ...]:
    """Return what has to be different for another report."""
    if coordinator is None:
        return (None,)
    usage = (coordinator.data or {}).get("usage") or {}
    month = usage.get("month") or {}
    status = (coordinator.data or {}).get("home_assistant")
    return (
        id(coordinator),
        coordinator.last_update_success,
        status,
        usage.get("is_whole"),
        month.get("id"),
        month.get("requests"),
    )


async def _async_get(
    coordinator: ButlerCoordinator | None, user: User
) -> tuple[Json | None, str | None]:
    """Return the report, or else why there is none."""
    if coordinator is None:
        return None, "unavailable"
    try:
        body = {"by": {"user_id": user.id}}
        return await coordinator.client.request("POST", "/v1/report", body), None
    except ButlerError as err:
        return None, _PROBLEMS.get(err.code, "unavailable")
