"""All threads in which something happens; they outlive cards, connections and a reload of the entry."""

import asyncio
from collections import OrderedDict
from contextlib import suppress

from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .chat_open import OpenThread
from .chat_store import ChatStore, Kept, broken_off, stored
from .chat_thread import ChatThread, ThreadKind, make_thread
from .chat_turn import ChatTurn
from .const import DOMAIN
from .coordinator import ButlerConfigEntry

MAX_UNFINISHED = 20
# Of one user in the household's thread, so that nobody keeps the others out of it.
MAX_OWN_AMONG_ALL = 8
# Of one user in all threads, of which anybody may begin as many as they like.
MAX_OF_USER = 30
_MAX_KNOWN = 500
# Seconds.
_KEEP_DEADLINE = 2
_BOARD: HassKey[ChatBoard] = HassKey(f"{DOMAIN}_chat")


class TooManyError(Exception):
    """So many turns wait, in a thread or of a user, that another is not taken."""


class TakenIdError(Exception):
    """Somebody else's turn has this id: in a thread of several people everybody sees it."""


class ChatBoard:
    """The threads of all users."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Start without any."""
        self._hass = hass
        self._store = ChatStore(hass)
        self._threads: dict[str, OpenThread] = {}
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()

    async def async_load(self) -> None:
        """Take up what was known when Home Assistant stopped; what ran then has been broken off."""
        kept = await self._store.async_load()
        for user_id, turn_id in kept["known"]:
            self._known[user_id, turn_id] = None
        for conversation_id, turns in kept["turns"].items():
            there = self._open(conversation_id)
            there.turns.update({turn["turn_id"]: broken_off(turn) for turn in turns})

    async def async_save(self) -> None:
        """Write at once what is to be kept."""
        await self._store.async_save(self._to_keep())

    async def async_remove(self) -> None:
        """Forget all of it for good."""
        self._threads.clear()
        self._known.clear()
        await self._store.async_remove()

    def thread(self, user_id: str, kind: ThreadKind, thread_id: str | None) -> ChatThread:
        """Return a thread as a user means it."""
        return make_thread(self._store.secret, user_id, kind, thread_id)

    def open(self, thread: ChatThread) -> OpenThread:
        """Return what happens in a thread."""
        return self._open(thread.conversation_id)

    @callback
    def async_send(self, entry: ButlerConfigEntry, thread: ChatThread, turn: ChatTurn) -> None:
        """Run a turn when those before it are over; one that was sent before counts once.

        Raises TooManyError and TakenIdError.
        """
        key = (turn.user_id, turn.turn_id)
        if key in self._known:
            return
        if thread.is_household and any(turn_id == turn.turn_id for _, turn_id in self._known):
            raise TakenIdError
        there = self.open(thread)
        self._check_room(there, thread, turn.user_id)
        self._known[key] = None
        while len(self._known) > _MAX_KNOWN:
            self._known.popitem(last=False)
        there.async_add(entry, thread, turn)

    def _check_room(self, there: OpenThread, thread: ChatThread, user_id: str) -> None:
        """Raise TooManyError where nothing more may wait; let go of the oldest that are only shown."""
        own = [
            (one, turn)
            for one in self._threads.values()
            for turn in one.turns.values()
            if turn.user_id == user_id
        ]
        unfinished = [one for one, turn in own if not turn.is_over]
        if (
            len(there.unfinished) >= MAX_UNFINISHED
            or len(unfinished) >= MAX_OF_USER
            or (thread.is_household and unfinished.count(there) >= MAX_OWN_AMONG_ALL)
        ):
            raise TooManyError
        ended = sorted((each for each in own if each[1].is_over), key=lambda each: each[1].ended_at)
        for one, turn in ended[: max(0, len(ended) - MAX_OF_USER)]:
            one.async_drop(turn)

    @callback
    def async_stop(self, user_id: str, turn_id: str) -> bool:
        """End a turn of this user; return whether there was anything to end."""
        for there in self._threads.values():
            turn = there.turns.get(turn_id)
            if turn is not None and turn.user_id == user_id and not turn.is_over:
                there.async_stop(turn)
                return True
        return False

    @callback
    def async_forget(self, user_id: str) -> None:
        """Let go of what a user has said, as far as the app may not have it."""
        for there in self._threads.values():
            there.async_forget(user_id)

    @callback
    def async_prune(self) -> None:
        """Forget what was shown for long enough, and threads in which nothing happens."""
        for there in self._threads.values():
            there.async_prune()
        self._threads = {
            one: there
            for one, there in self._threads.items()
            if there.turns or there.feed.is_watched
        }

    def _open(self, conversation_id: str) -> OpenThread:
        if conversation_id not in self._threads:
            self._threads[conversation_id] = OpenThread(
                self._hass, self._save_soon, self._async_keep
            )
        return self._threads[conversation_id]

    async def _async_keep(self) -> None:
        """Write at once what is to be kept; a disk that hangs holds nobody up for long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_KEEP_DEADLINE):
                await self.async_save()

    @callback
    def _save_soon(self) -> None:
        self._store.async_save_soon(self._to_keep)

    def _to_keep(self) -> Kept:
        turns = {one: there.turns.values() for one, there in self._threads.items()}
        return {
            "secret": self._store.secret,
            "known": [list(key) for key in self._known],
            "turns": stored(turns),
        }


async def async_load_chat(hass: HomeAssistant) -> None:
    """Make the one board of this Home Assistant, if that was not done yet."""
    if _BOARD not in hass.data:
        board = hass.data[_BOARD] = ChatBoard(hass)
        await board.async_load()


@callback
def async_get_chat(hass: HomeAssistant) -> ChatBoard:
    """Return the board; made with the first entry."""
    return hass.data[_BOARD]
