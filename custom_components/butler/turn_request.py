"""What is handed over to the app for one turn."""

from dataclasses import dataclass, field
from typing import Any
import uuid

from homeassistant.components import conversation

from .wire import Door, Effect, LocalExchange, RecognizedIntent

_ASSIST_DEADLINE_MS = 60_000


@dataclass(slots=True)
class ButlerInput(conversation.ConversationInput):
    """Words that came in by another door than Assist, and what they led to."""

    door: Door = "assist"
    effects: list[Effect] = field(default_factory=list)


def make_turn_request(
    user_input: conversation.ConversationInput,
    conversation_id: str,
    area_id: str | None,
    recognized: RecognizedIntent | None,
    earlier: list[LocalExchange],
) -> dict[str, Any]:
    """Return the body of `POST /v1/turn`; the id is the chat log's, which may differ from the caller's."""
    return {
        "turn_id": uuid.uuid4().hex,
        "conversation_id": conversation_id,
        "text": user_input.text,
        "language": user_input.language,
        "door": user_input.door if isinstance(user_input, ButlerInput) else "assist",
        "spoken": user_input.satellite_id is not None,
        "user_id": user_input.context.user_id,
        "device_id": user_input.device_id,
        "satellite_id": user_input.satellite_id,
        "area_id": area_id,
        "context_id": user_input.context.id,
        "deadline_ms": _ASSIST_DEADLINE_MS,
        "extra_system_prompt": user_input.extra_system_prompt,
        "intent": recognized,
        "earlier": earlier,
    }
