"""Topic `questions`: those that a user may answer or has asked, and nothing of any other."""

from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from .question import Ending, Question, as_seen_by, may_see
from .question_board import SIGNAL_QUESTIONS, Change, async_get_board


@callback
def async_subscribe(
    hass: HomeAssistant, user: User, send: Callable[[Mapping[str, Any]], None]
) -> CALLBACK_TYPE:
    """Send the snapshot, then changes."""
    shown: set[str] = set()

    @callback
    def show(questions: list[Question]) -> list[Mapping[str, Any]]:
        mine = [question for question in questions if may_see(question, user.id)]
        shown.update(question["id"] for question in mine)
        return [as_seen_by(question, user.id) for question in mine]

    @callback
    def on_change(change: Change) -> None:
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

    unsubscribe = async_dispatcher_connect(hass, SIGNAL_QUESTIONS, on_change)
    send({"kind": "snapshot", "open": show(async_get_board(hass).open)})
    return unsubscribe


def _withdrawn(question_id: str) -> Ending:
    return {"id": question_id, "end": "withdrawn", "by": None, "door": None}
