"""A thread in which something happens: its cards, and its turns one after the other."""

import asyncio
from collections.abc import Awaitable, Callable
from time import time

from homeassistant.core import HomeAssistant, callback

from .chat_feed import ChatFeed
from .chat_run import async_run, hide_secret
from .chat_store import SHOWN_FOR
from .chat_thread import ChatThread
from .chat_turn import ChatTurn
from .coordinator import ButlerConfigEntry


class OpenThread:
    """The turns that are not over, those that the app may not have, and who watches them."""

    def __init__(
        self,
        hass: HomeAssistant,
        on_change: Callable[[], None],
        async_keep: Callable[[], Awaitable[None]],
    ) -> None:
        """Start without any; `on_change` is called whenever what is to be kept has changed.

        `async_keep` returns when it has been written down which turns were sent.
        """
        self._hass = hass
        self._on_change = on_change
        self._async_keep = async_keep
        self.feed = ChatFeed(hass)
        self.turns: dict[str, ChatTurn] = {}
        self.ends = 0
        """How many turns have ended here."""

        self._work: asyncio.Task[None] | None = None
        self._running: asyncio.Task[None] | None = None

    @property
    def unfinished(self) -> list[ChatTurn]:
        """Return what runs and what waits, in that order."""
        return [turn for turn in self.turns.values() if not turn.is_over]

    @property
    def ended(self) -> list[ChatTurn]:
        """Return those that the app may not have."""
        return [turn for turn in self.turns.values() if turn.is_over]

    @callback
    def async_prune(self, known: frozenset[str] = frozenset()) -> None:
        """Forget ended turns that were shown for long enough, or that the app knows."""
        oldest = time() - SHOWN_FOR
        for turn in self.ended:
            if turn.ended_at < oldest or turn.turn_id in known:
                del self.turns[turn.turn_id]
                self._on_change()

    @callback
    def async_forget(self, user_id: str) -> None:
        """Let go of what a user has said, but for what goes on."""
        for turn in self.ended:
            if turn.user_id == user_id:
                del self.turns[turn.turn_id]
                self._on_change()

    @callback
    def async_drop(self, turn: ChatTurn) -> None:
        """Let go of a turn that has ended."""
        self.turns.pop(turn.turn_id, None)
        self._on_change()

    @callback
    def async_add(self, entry: ButlerConfigEntry, thread: ChatThread, turn: ChatTurn) -> None:
        """Run a turn when those before it are over."""
        hide_secret(self._hass, entry, thread, turn)
        self.turns[turn.turn_id] = turn
        self._on_change()
        self.feed.async_changed(turn)
        if self._work is None:
            self._work = entry.async_create_background_task(
                self._hass, self._async_work(entry, thread), "butler chat", eager_start=False
            )

    @callback
    def async_stop(self, turn: ChatTurn) -> None:
        """End a turn, whether it runs or waits."""
        turn.is_stopped = True
        if turn.state == "running" and self._running is not None:
            self._running.cancel()
        else:
            turn.end("stopped")
            self._ended(turn)

    @callback
    def _ended(self, turn: ChatTurn) -> None:
        """Tell of the end; whatever the app has, or nobody is to have, is let go."""
        self.ends += 1
        self.feed.async_changed(turn)
        if turn.state == "done" or turn.is_fleeting:
            self.turns.pop(turn.turn_id, None)
        if turn.is_fleeting:
            for one in self.ended:
                del self.turns[one.turn_id]
        self._on_change()

    async def _async_work(self, entry: ButlerConfigEntry, thread: ChatThread) -> None:
        sentences = entry.runtime_data.sentences
        try:
            while self.unfinished:
                # Killed right after, Home Assistant would else run a turn that is sent again.
                await self._async_keep()
                if not (waiting := self.unfinished):
                    break
                # In a task, and so a context, of its own: Home Assistant keeps the session there.
                self._running = entry.async_create_background_task(
                    self._hass, self._async_run(entry, thread, waiting[0]), "butler chat turn"
                )
                await asyncio.wait([self._running])
        finally:
            # The entry may be unloaded: the turn that runs is ended by that, too, and ends by itself.
            self._work = None
            for turn in self.unfinished:
                if turn.state == "queued":
                    turn.end("failed", sentences.say("interrupted", turn.language))
                    self._ended(turn)

    async def _async_run(
        self, entry: ButlerConfigEntry, thread: ChatThread, turn: ChatTurn
    ) -> None:
        try:
            await async_run(self._hass, entry, thread, turn, lambda: self.feed.async_changed(turn))
        finally:
            self._ended(turn)
