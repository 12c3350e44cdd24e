"""What automations may know of a question: that there is one, and how it ended. Never the words, and nobody's name."""

from typing import Any, Literal, get_args

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.util.signal_type import SignalType

from .coordinator import ButlerConfigEntry
from .question import QuestionEnd
from .question_board import SIGNAL_QUESTIONS, Change

EVENT_QUESTION = "butler_question"
type QuestionKind = Literal["asked"] | QuestionEnd
QUESTION_KINDS: list[str] = ["asked", *get_args(QuestionEnd.__value__)]
SIGNAL_QUESTION: SignalType[str, dict[str, Any]] = SignalType(EVENT_QUESTION)


@callback
def async_setup_entry(hass: HomeAssistant, entry: ButlerConfigEntry) -> None:
    """Tell automations from now on; whoever may see states sees this."""

    @callback
    def publish(kind: QuestionKind, question_id: str, needs_unlock: bool) -> None:
        data = {"question_id": question_id, "needs_unlock": needs_unlock}
        async_dispatcher_send(hass, SIGNAL_QUESTION, kind, data)
        hass.bus.async_fire(EVENT_QUESTION, {"kind": kind, **data})

    @callback
    def on_change(change: Change) -> None:
        for ended in change.ended:
            publish(ended.ending["end"], ended.ending["id"], ended.known["needs_unlock"])
        for question in change.asked:
            publish("asked", question["id"], question["needs_unlock"])

    entry.async_on_unload(async_dispatcher_connect(hass, SIGNAL_QUESTIONS, on_change))
