"""Says something to the butler the way that Home Assistant does."""

from typing import Any

from homeassistant.components import conversation
from homeassistant.core import Context, HomeAssistant

BUTLER = "conversation.butler"


async def say(
    hass: HomeAssistant, text: str, conversation_id: str | None = None, **changes: Any
) -> conversation.ConversationResult:
    return await conversation.async_converse(
        hass,
        text,
        conversation_id,
        changes.pop("context", Context()),
        agent_id=BUTLER,
        **changes,
    )


def speech(result: conversation.ConversationResult) -> str:
    return result.response.speech["plain"]["speech"]
