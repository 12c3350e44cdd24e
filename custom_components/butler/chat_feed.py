"""Tells cards what changes in a thread: at most ten times a second, however fast the app speaks."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from .chat_turn import ChatTurn

type Send = Callable[[Mapping[str, Any]], None]

# Seconds between two messages.
_PACE = 0.1


class ChatFeed:
    """All cards that show one thread."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Start without any card."""
        self._hass = hass
        self._sends: list[Send] = []
        self._changed: dict[str, ChatTurn] = {}
        # As it was told last, by turn.
        self._told: dict[str, dict[str, Any]] = {}
        self._is_pausing = False

    @property
    def is_watched(self) -> bool:
        """Return whether any card is there."""
        return bool(self._sends)

    @callback
    def async_subscribe(self, send: Send) -> CALLBACK_TYPE:
        """Tell a card from now on; returns how to end it."""
        self._sends.append(send)

        @callback
        def unsubscribe() -> None:
            if send in self._sends:
                self._sends.remove(send)

        return unsubscribe

    @callback
    def async_changed(self, turn: ChatTurn) -> None:
        """Tell of a turn now, or when it is time again."""
        self._changed[turn.turn_id] = turn
        if not self._is_pausing:
            self.async_flush()
            self._pause()

    @callback
    def async_flush(self) -> None:
        """Tell now what has not been told."""
        for turn in self._changed.values():
            if (event := self._next(turn)) is not None:
                for send in list(self._sends):
                    send(event)
        self._changed.clear()

    def _next(self, turn: ChatTurn) -> Mapping[str, Any] | None:
        """Return what is new of a turn: the end of its answer where nothing else is."""
        before, now = self._told.get(turn.turn_id), turn.as_event()
        if before == now:
            return None
        turn.seq += 1
        now["seq"] = turn.seq
        if turn.is_over:
            self._told.pop(turn.turn_id, None)
        else:
            self._told[turn.turn_id] = now
        if before is not None and now["answer"].startswith(before["answer"]):
            length = len(before["answer"])
            if {**before, "seq": turn.seq, "answer": now["answer"]} == now:
                text = now["answer"][length:]
                return {"kind": "delta", "turn_id": turn.turn_id, "seq": turn.seq, "text": text}
        return {"kind": "turn", "turn": now}

    @callback
    def _pause(self) -> None:
        self._is_pausing = True
        async_call_later(self._hass, _PACE, HassJob(self._go_on, cancel_on_shutdown=True))

    @callback
    def _go_on(self, _now: datetime) -> None:
        self._is_pausing = False
        if self._changed:
            self.async_flush()
            self._pause()
