"""Topic `chat`: one thread, as the logged-in user may see it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import probatio

from homeassistant.auth.models import User
from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_call_later
from homeassistant.util.signal_type import SignalType

from .allow_list import SIGNAL_ALLOW_LIST
from .api import ButlerError
from .chat_board import async_get_chat
from .chat_history import async_snapshot
from .chat_open import OpenThread
from .chat_thread import NOBODY, THREAD, WRONG_ID, ChatThread, has_its_id
from .const import DOMAIN
from .coordinator import ButlerConfigEntry

# Seconds until an app that could not be asked is asked again.
_PAUSE = 5
_PARAMS = probatio.Schema(THREAD)
# With the id of a conversation of which something was deleted.
SIGNAL_DELETED: SignalType[str] = SignalType(f"{DOMAIN}_chat_deleted")


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
    telling = _Telling(hass, entry, thread, board.open(thread), user, send)
    try:
        snapshot = await telling.async_snapshot()
    except BaseException:
        telling.async_end()
        raise
    accept()
    telling.async_tell(snapshot)
    return telling.async_end


class _Telling:
    """Tells one card of a thread. Of the household's, only while the app says that the user is no guest."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ButlerConfigEntry,
        thread: ChatThread,
        there: OpenThread,
        user: User,
        send: Callable[[Mapping[str, Any]], None],
    ) -> None:
        """Follow the thread, and tell nothing yet."""
        self._hass = hass
        self._entry = entry
        self._thread = thread
        self._there = there
        self._user = user
        self._send = send
        self._is_told = False
        # How often the rights may have changed; what was asked before the last time counts no more.
        self._looks = 0
        self._later: CALLBACK_TYPE | None = None
        # Something that was told has been deleted since.
        self._is_anew = False
        self._ends = [there.feed.async_subscribe(self._on_change)]
        self._ends.append(async_dispatcher_connect(hass, SIGNAL_DELETED, self._on_deleted))
        if thread.is_household:
            self._ends.append(async_dispatcher_connect(hass, SIGNAL_ALLOW_LIST, self._on_rights))

    async def async_snapshot(self) -> Mapping[str, Any]:
        """Return what was said and what goes on; raises ButlerError."""
        while True:
            looks = self._looks
            snapshot = await async_snapshot(self._entry, self._thread, self._there, self._user.id)
            if looks == self._looks:
                return snapshot

    @callback
    def async_tell(self, snapshot: Mapping[str, Any]) -> None:
        """Send where it stands, and from now on what changes."""
        anew = {"is_anew": True} if self._is_anew else {}
        self._send({**snapshot, **anew})
        self._is_told = True
        self._is_anew = False

    @callback
    def async_end(self) -> None:
        """Tell nothing more."""
        self._looks += 1
        self._is_told = False
        for end in self._ends:
            end()
        self._ends.clear()
        self._cancel_later()

    @callback
    def _on_change(self, event: Mapping[str, Any]) -> None:
        # What comes before the snapshot is in it; and the login may have gone since.
        if self._is_told and self._user.is_active:
            self._send(event)

    @callback
    def _on_rights(self) -> None:
        """Be silent until the app has said that this user is no guest now."""
        self._look_again()

    @callback
    def _on_deleted(self, conversation_id: str) -> None:
        if conversation_id == self._thread.conversation_id:
            self._is_anew = True
            self._look_again()

    @callback
    def _look_again(self) -> None:
        self._looks += 1
        if self._is_told or self._later is not None:
            self._is_told = False
            self._look(None)

    @callback
    def _look(self, _now: datetime | None) -> None:
        self._cancel_later()
        self._hass.async_create_background_task(self._async_look(), "butler chat rights")

    async def _async_look(self) -> None:
        try:
            snapshot = await self.async_snapshot()
        except ButlerError as err:
            if err.code == "denied":
                self.async_end()
            elif self._ends:
                self._later = async_call_later(
                    self._hass, _PAUSE, HassJob(self._look, cancel_on_shutdown=True)
                )
        else:
            if self._ends and self._user.is_active:
                self.async_tell(snapshot)

    @callback
    def _cancel_later(self) -> None:
        if self._later is not None:
            self._later()
            self._later = None
