"""Runs one turn of the chat through the butler's conversation entity, as every door does."""

import asyncio
from collections.abc import Callable, Mapping
import logging
from typing import Any

from homeassistant.components.conversation import ConversationResult
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import intent

from .chat_thread import ChatThread
from .chat_turn import ChatTurn
from .const import HOUSEHOLD
from .coordinator import ButlerConfigEntry
from .pin_words import async_is_pin
from .services import async_get_butler
from .turn_request import ButlerInput

_LOGGER = logging.getLogger(__name__)

# Milliseconds: nobody holds a phone to their ear, and there is a button to stop it.
_DEADLINE_MS = 300_000


async def async_run(
    hass: HomeAssistant,
    entry: ButlerConfigEntry,
    thread: ChatThread,
    turn: ChatTurn,
    changed: Callable[[], None],
) -> None:
    """Run a turn to its end, whatever that is."""
    name_of = _namer(hass)

    @callback
    def watch(event: Mapping[str, Any]) -> None:
        turn.take(event, name_of)
        if event["type"] != "done":
            changed()

    words = make_input(thread, turn)
    words.watch = watch
    hide_secret(hass, entry, thread, turn)
    turn.begin()
    changed()
    sentences = entry.runtime_data.sentences
    try:
        entity = async_get_butler(hass)
        words.agent_id = entity.entity_id
        entity.async_set_context(words.context)
        result = await entity.internal_async_process(words)
    except asyncio.CancelledError:
        if turn.is_stopped:
            turn.end("stopped")
        else:
            turn.end("failed", sentences.say("interrupted", turn.language))
        raise
    except HomeAssistantError as err:
        _LOGGER.debug("Turn %s failed: %s", turn.turn_id, err)
        turn.end("failed", sentences.say("failed", turn.language))
    except Exception:
        # A defect of ours ends this turn, and no other.
        _LOGGER.exception("Turn %s failed", turn.turn_id)
        turn.end("failed", sentences.say("failed", turn.language))
    else:
        _finish(turn, result, is_local=words.report.is_local)
    finally:
        turn.is_fleeting = words.report.is_fleeting


@callback
def hide_secret(
    hass: HomeAssistant, entry: ButlerConfigEntry, thread: ChatThread, turn: ChatTurn
) -> None:
    """Show nobody what may be a PIN, whether one is expected here or just somewhere."""
    is_expected = entry.runtime_data.memories.expects_secret(thread.conversation_id)
    if is_expected or async_is_pin(hass, turn.words):
        turn.hide()


def make_input(thread: ChatThread, turn: ChatTurn) -> ButlerInput:
    """Return what is said, by whom; in the household's thread by somebody in no room in particular."""
    return ButlerInput(
        text=turn.words,
        context=Context(user_id=turn.user_id),
        conversation_id=thread.session_id,
        device_id=HOUSEHOLD if thread.is_household else None,
        satellite_id=None,
        language=turn.language,
        agent_id="",
        door="card",
        deadline_ms=_DEADLINE_MS,
        turn_id=turn.turn_id,
        is_heard=turn.is_heard,
        shared_id=thread.conversation_id if thread.is_household else None,
    )


def _finish(turn: ChatTurn, result: ConversationResult, *, is_local: bool) -> None:
    """Take how a turn ended of which the app has not told the end."""
    if turn.is_over:
        return
    speech: str = result.response.speech.get("plain", {}).get("speech", "")
    if result.response.response_type is intent.IntentResponseType.ERROR and not is_local:
        turn.end("failed", speech.removeprefix(turn.answer).strip())
        return
    turn.answer = speech
    turn.end("done")


def _namer(hass: HomeAssistant) -> Callable[[str], str | None]:
    def name_of(entity_id: str) -> str | None:
        state = hass.states.get(entity_id)
        return None if state is None else state.name

    return name_of
