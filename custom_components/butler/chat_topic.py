"""Topic `chat`: one thread, as the logged-in user may see it."""

from collections.abc import Callable, Mapping
from typing import Any

import probatio

from homeassistant.auth.models import User
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from .allow_list import SIGNAL_ALLOW_LIST
from .api import ButlerError
from .chat_board import async_get_chat
from .chat_history import async_get_page, async_snapshot
from .chat_thread import NOBODY, THREAD, WRONG_ID, has_its_id
from .coordinator import ButlerConfigEntry

_PARAMS = probatio.Schema(THREAD)


def read_params(given: object) -> Mapping[str, Any]:
    """Return which thread is meant; raises probatio.Invalid."""
    params: Mapping[str, Any] = _PARAMS(given)
    if not has_its_id(params):
        raise probatio.Invalid(WRONG_ID)
    return params


async def async_subscribe(
    hass: HomeAssistant,
    entry: ButlerConfigEntry,
    user: User,
    params: Mapping[str, Any],
    accept: Callable[[], None],
    send: Callable[[Mapping[str, Any]], None],
) -> CALLBACK_TYPE:
    """Accept, send what was said and what goes on, and from then on what changes; return how to end it.

    Raises ButlerError before anything is sent; `denied` is for whom the thread is not for.
    """
    if user.system_generated:
        raise ButlerError("denied", NOBODY)
    board = async_get_chat(hass)
    thread = board.thread(user.id, params["thread"], params.get("thread_id"))
    there = board.open(thread)
    is_told = False

    @callback
    def on_change(event: Mapping[str, Any]) -> None:
        # What comes before the snapshot is in it; and the login may have gone since.
        if is_told and user.is_active:
            send(event)

    unsubscribe = there.feed.async_subscribe(on_change)
    try:
        snapshot = await async_snapshot(entry, thread, there, user.id)
    except BaseException:
        unsubscribe()
        raise
    accept()
    send(snapshot)
    is_told = True
    if not thread.is_household:
        return unsubscribe

    async def look_again() -> None:
        try:
            await async_get_page(entry, thread, user.id)
        except ButlerError as err:
            if err.code == "denied":
                unsubscribe()

    @callback
    def on_rights() -> None:
        hass.async_create_background_task(look_again(), "butler chat rights")

    unfollow = async_dispatcher_connect(hass, SIGNAL_ALLOW_LIST, on_rights)

    @callback
    def end() -> None:
        unfollow()
        unsubscribe()

    return end
