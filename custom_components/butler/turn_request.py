"""What is handed over to the app for one turn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any
import uuid

from homeassistant.components import conversation

from .const import HOUSEHOLD
from .turn_report import TurnReport
from .wire import Door, LocalExchange, RecognizedIntent

_ASSIST_DEADLINE_MS = 60_000


@dataclass(slots=True)
class ButlerInput(conversation.ConversationInput):
    """Words, the door that they came in by, and what they led to."""

    door: Door = "assist"
    deadline_ms: int = _ASSIST_DEADLINE_MS
    report: TurnReport = field(default_factory=TurnReport)
    is_unkept: bool = False
    """The person wants it kept nowhere; said around the words."""

    turn_id: str | None = None
    """By which whoever asks finds it again; None: any."""

    is_heard: bool = False
    """The answer will be heard, though no satellite asks."""

    shared_id: str | None = None
    """Of a conversation that several users have, each in a session of their own; None: the session's."""

    watch: Callable[[Mapping[str, Any]], None] | None = None
    """Takes each event of the app while it answers."""


def as_butler_input(words: conversation.ConversationInput) -> ButlerInput:
    """Return words that came from Assist as our own kind.

    `conversation/process` takes any device from everybody: only the chat card speaks in the household's thread.
    """
    if isinstance(words, ButlerInput):
        return words
    given = {one.name: getattr(words, one.name) for one in fields(words)}
    if given["device_id"] == HOUSEHOLD:
        given["device_id"] = None
    return ButlerInput(**given)


def make_turn_request(
    user_input: ButlerInput,
    conversation_id: str,
    area_id: str | None,
    recognized: RecognizedIntent | None,
    earlier: list[LocalExchange],
) -> dict[str, Any]:
    """Return the body of `POST /v1/turn`; the id is the chat log's, which may differ from the caller's."""
    unkept = {"is_unkept": True} if user_input.is_unkept else {}
    return {
        **unkept,
        "turn_id": user_input.turn_id or uuid.uuid4().hex,
        "conversation_id": conversation_id,
        "text": user_input.text,
        "language": user_input.language,
        "door": user_input.door,
        "spoken": user_input.is_heard or user_input.satellite_id is not None,
        "user_id": user_input.context.user_id,
        "device_id": user_input.device_id,
        "satellite_id": user_input.satellite_id,
        "area_id": area_id,
        "context_id": user_input.context.id,
        "deadline_ms": user_input.deadline_ms,
        "extra_system_prompt": user_input.extra_system_prompt,
        "intent": recognized,
        "earlier": earlier,
    }
