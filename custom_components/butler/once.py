"""A change that is sent again, as its answer got lost, counts once."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .api import Json
from .const import DOMAIN

# Nobody tries the same change again after so many others.
_MAX_CHANGES = 16
type _Changes = OrderedDict[tuple[str, str], asyncio.Task[Json]]
_CHANGES: HassKey[dict[str, _Changes]] = HassKey(f"{DOMAIN}_changes")


async def async_do_once(
    hass: HomeAssistant,
    user_id: str,
    change: tuple[str, str],
    work: Callable[[], Awaitable[Json]],
) -> Json:
    """Do what a user's change asks for, or return what came of it; `change` is its command and id.

    It goes on when nobody waits any more. One that failed is done anew.
    """
    changes = hass.data.setdefault(_CHANGES, {}).setdefault(user_id, OrderedDict())
    if (task := changes.get(change)) is None:
        task = changes[change] = hass.async_create_task(_run(work), "butler changes what is known")
        if len(changes) > _MAX_CHANGES:
            changes.popitem(last=False)
    try:
        return await asyncio.shield(task)
    except Exception:
        if changes.get(change) is task:
            del changes[change]
        raise


@callback
def async_forget_changes(hass: HomeAssistant, user_id: str) -> None:
    """Let go of what came of a user's changes: it may be what they want forgotten."""
    hass.data.get(_CHANGES, {}).pop(user_id, None)


async def _run(work: Callable[[], Awaitable[Json]]) -> Json:
    return await work()
