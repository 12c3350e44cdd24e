"""Topic `questions`: those that a user may answer or has asked, and nothing of any other.

While the app is away, or has not said since the start what is open, that is told, and nothing as a fact.
"""

from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from .coordinator import ButlerCoordinator
from .follow import async_follow_coordinator
from .question import Ending, Question, as_seen_by, may_see
from .question_board import SIGNAL_QUESTIONS, Change, async_get_board


@callback
def async_subscribe(
    hass: HomeAssistant, user: User, send: Callable[[Mapping[str, Any]], None]
) -> CALLBACK_TYPE:
    """Send the snapshot, then changes; instead, `away` while nobody knows, and a snapshot after it."""
    board = async_get_board(hass)
    shown: set[str] = set()
    coordinator: ButlerCoordinator | None = None
    # As it was told last; None: nothing yet.
    is_known: bool | None = None
    has_snapshot = False

    @callback
    def show(questions: list[Question]) -> list[Mapping[str, Any]]:
        mine = [question for question in questions if may_see(question, user.id)]
        shown.update(question["id"] for question in mine)
        return [as_seen_by(question, user.id) for question in mine]

    @callback
    def tell() -> None:
        nonlocal is_known, has_snapshot
        before = is_known
        is_there = coordinator is not None and coordinator.last_update_success
        is_known = is_there and board.is_known
        if is_known == before:
            return
        if is_known:
            has_snapshot = True
            send({"kind": "snapshot", "open": show(board.open)})
        else:
            send({"kind": "away"})

    @callback
    def on_change(change: Change) -> None:
        if has_snapshot:
            tell_change(change)
        tell()

    @callback
    def tell_change(change: Change) -> None:
        ended = [one.ending for one in change.ended if one.ending["id"] in shown]
        # The right to answer is gone, and with it the question.
        ended += [
            _withdrawn(question["id"])
            for question in change.changed
            if question["id"] in shown and not may_see(question, user.id)
        ]
        shown.difference_update(ending["id"] for ending in ended)
        is_open = show([*change.asked, *change.changed])
        if is_open or ended:
            send({"kind": "change", "open": is_open, "ended": ended})

    @callback
    def on_coordinator(changed: ButlerCoordinator | None) -> None:
        nonlocal coordinator
        coordinator = changed
        tell()

    ends = [
        async_dispatcher_connect(hass, SIGNAL_QUESTIONS, on_change),
        async_follow_coordinator(hass, on_coordinator),
    ]

    @callback
    def end() -> None:
        for one in ends:
            one()

    return end


def _withdrawn(question_id: str) -> Ending:
    return {"id": question_id, "end": "withdrawn", "by": None, "door": None}
