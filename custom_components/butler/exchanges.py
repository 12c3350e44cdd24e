"""What was answered without the app, until the app knows it."""

import asyncio
from collections import deque
from collections.abc import Iterable
from datetime import datetime
import logging
import uuid

from homeassistant.components import conversation
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.storage import Store

from .api import ButlerClient, ButlerError, ButlerInterruptedError, ButlerUnreachableError
from .const import DOMAIN, MAX_EXCHANGE_TEXT
from .effects import get_action
from .local_first import LocalAnswer
from .turn_request import ButlerInput
from .wire import Effect, LocalExchange

_LOGGER = logging.getLogger(__name__)

_STORAGE_VERSION = 1
# Seconds. An app that is there has them before that, and what is written is an empty list.
_SAVE_DELAY = 5
_MAX_WAITING = 500
_MAX_AT_ONCE = 50


class ExchangeQueue:
    """Exchanges that wait for delivery, oldest first; when it is full the oldest are forgotten.

    They survive a restart of Home Assistant. One that is delivered twice is kept once: by its id.
    """

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, client: ButlerClient) -> None:
        """Start empty."""
        self._store = Store[list[LocalExchange]](
            hass, _STORAGE_VERSION, f"{DOMAIN}.exchanges", private=True
        )
        self._hass = hass
        self._entry = entry
        self._client = client
        self._waiting: deque[LocalExchange] = deque(maxlen=_MAX_WAITING)
        self._delivery: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        """Return how many the app does not know yet."""
        return len(self._waiting)

    async def async_load(self) -> None:
        """Take up what was not delivered before Home Assistant stopped."""
        self._waiting.extend(await self._store.async_load() or [])

    async def async_save(self) -> None:
        """Write at once what waits; for when this queue ends and another takes it up."""
        await self._store.async_save(list(self._waiting))

    async def async_remove(self) -> None:
        """Forget what waits for good."""
        await self._store.async_remove()

    @callback
    def async_add(self, exchanges: Iterable[LocalExchange]) -> None:
        """Keep exchanges, to be delivered with a turn or by async_deliver."""
        if added := list(exchanges):
            self._waiting.extend(added)
            self._save_soon()

    def of(self, conversation_id: str) -> list[LocalExchange]:
        """Return what a turn of a conversation has to take along."""
        mine = [one for one in self._waiting if one["conversation_id"] == conversation_id]
        return mine[-_MAX_AT_ONCE:]

    @callback
    def async_forget(self, conversation_id: str, user_id: str) -> None:
        """Forget what a user said in a conversation, however much others said there since."""
        self.async_delivered(
            one
            for one in self._waiting
            if one["conversation_id"] == conversation_id and one["user_id"] == user_id
        )

    @callback
    def async_delivered(self, exchanges: Iterable[LocalExchange]) -> None:
        """Forget what the app has."""
        known = {exchange["id"] for exchange in exchanges}
        if known:
            self._waiting = deque(
                (one for one in self._waiting if one["id"] not in known), maxlen=_MAX_WAITING
            )
            self._save_soon()

    @callback
    def _save_soon(self) -> None:
        self._store.async_delay_save(lambda: list(self._waiting), _SAVE_DELAY)

    @callback
    def async_deliver(self) -> None:
        """Deliver in the background; does nothing while that is under way."""
        if not self._waiting or (self._delivery is not None and not self._delivery.done()):
            return
        self._delivery = self._entry.async_create_background_task(
            self._hass, self._async_deliver(), "butler exchanges", eager_start=False
        )

    async def _async_deliver(self) -> None:
        at_once = _MAX_AT_ONCE
        while batch := list(self._waiting)[:at_once]:
            try:
                await self._client.exchanges(batch)
            except ButlerUnreachableError, ButlerInterruptedError:
                return  # The coordinator calls again when the app is back.
            except ButlerError as err:
                if err.code != "invalid":
                    return
                if len(batch) > 1:
                    at_once = 1  # One that the app does not take may not cost the others.
                    continue
                _LOGGER.warning("The app refused a local exchange: %s", err)
            self.async_delivered(batch)


def make_exchange(
    user_input: ButlerInput,
    conversation_id: str,
    area_id: str | None,
    answer: LocalAnswer,
    heard: datetime,
) -> LocalExchange:
    """Return what was just answered locally, as the wire has it; heard before anything was done."""
    exchange: LocalExchange = {
        "id": user_input.turn_id or uuid.uuid4().hex,
        "conversation_id": conversation_id,
        "at": heard.isoformat(),
        "text": user_input.text[:MAX_EXCHANGE_TEXT],
        "answer": answer.speech[:MAX_EXCHANGE_TEXT],
        "handled_by": answer.handled_by,
        "language": user_input.language,
        "user_id": user_input.context.user_id,
        "device_id": user_input.device_id,
        "satellite_id": user_input.satellite_id,
        "area_id": area_id,
        "intent": answer.intent,
        "effects": answer.effects,
    }
    # What nobody has to be told is left out: an app that is older does not know it.
    if user_input.door != "assist":
        exchange["door"] = user_input.door
    return exchange


def find_exchanges(
    contents: Iterable[conversation.Content],
    user_input: conversation.ConversationInput,
    conversation_id: str,
    area_id: str | None,
) -> list[LocalExchange]:
    """Return what Home Assistant answered before it called us, read out of the chat log.

    Each starts with what the person said; one without an answer is left out.
    """
    found: list[LocalExchange] = []
    said: conversation.UserContent | None = None
    intent_name: str | None = None
    effects: list[Effect] = []
    for content in contents:
        if isinstance(content, conversation.UserContent):
            said, intent_name, effects = content, None, []
        elif isinstance(content, conversation.ToolResultContent):
            intent_name = content.tool_name
            effects = _effects(intent_name, content.result.data)
        elif isinstance(content, conversation.AssistantContent) and said and content.content:
            is_trigger = intent_name == "trigger_sentence"
            found.append(
                {
                    "id": uuid.uuid4().hex,
                    "conversation_id": conversation_id,
                    "at": said.created.isoformat(),
                    "text": said.content[:MAX_EXCHANGE_TEXT],
                    "answer": content.content[:MAX_EXCHANGE_TEXT],
                    "handled_by": "sentence_trigger" if is_trigger else "home_assistant",
                    "language": user_input.language,
                    "user_id": user_input.context.user_id,
                    "device_id": user_input.device_id,
                    "satellite_id": user_input.satellite_id,
                    "area_id": area_id,
                    "intent": None if is_trigger else intent_name,
                    "effects": [] if is_trigger else effects,
                }
            )
            said = None
    return found


def _effects(intent_name: str, result: object) -> list[Effect]:
    """Read what an intent moved out of its response in the chat log."""
    if not isinstance(result, dict) or result.get("response_type") != "action_done":
        return []
    effects: dict[str, Effect] = {}
    for target in result.get("data", {}).get("success", []):
        if target.get("type") != "entity" or not (entity_id := target.get("id")):
            continue
        action = get_action(intent_name, entity_id)
        effect = effects.setdefault(
            action, {"action": action, "entity_ids": [], "outcome": "reached"}
        )
        effect["entity_ids"].append(entity_id)
    return list(effects.values())
