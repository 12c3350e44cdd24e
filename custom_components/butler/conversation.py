"""The butler as a conversation agent of Home Assistant."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
import logging
from typing import Any, Literal, override

from homeassistant.components import conversation
from homeassistant.const import MATCH_ALL
from homeassistant.core import HomeAssistant
from homeassistant.helpers import intent
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from . import local_first
from .api import (
    ButlerError,
    ButlerInterruptedError,
    ButlerUnauthorizedError,
    ButlerUnreachableError,
)
from .area import async_get_area_id
from .const import MAX_LOCAL_TEXT
from .coordinator import ButlerConfigEntry, ButlerCoordinator
from .deltas import Delta, TurnStream
from .device import make_device_info
from .exchanges import find_exchanges, make_exchange
from .lineage import async_get_lineage
from .memory import ConversationMemory
from .microphone import async_hear, is_borrowed
from .pin_words import async_is_pin
from .secret_words import hide_all, hide_words
from .sentences import comes_first
from .turn_event import async_publish
from .turn_request import ButlerInput, as_butler_input, make_turn_request
from .unkept import split_unkept
from .wire import RecognizedIntent

_LOGGER = logging.getLogger(__name__)

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: ButlerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the one entity."""
    async_add_entities([ButlerConversationEntity(entry)])


class ButlerConversationEntity(
    CoordinatorEntity[ButlerCoordinator], conversation.ConversationEntity
):
    """Hands over what was said, and streams back what the app answers."""

    _attr_has_entity_name = True
    _attr_name = None
    _attr_translation_key = "butler"
    _attr_supports_streaming = True
    _attr_supported_features = conversation.ConversationEntityFeature.CONTROL

    def __init__(self, entry: ButlerConfigEntry) -> None:
        """Take everything from the entry."""
        super().__init__(entry.runtime_data.coordinator)
        self._data = entry.runtime_data
        self._attr_unique_id = entry.entry_id
        self._attr_device_info = make_device_info(entry)

    @property
    @override
    def supported_languages(self) -> list[str] | Literal["*"]:
        """The model speaks more languages than any list would name."""
        return MATCH_ALL

    @override
    async def async_prepare(self, language: str | None = None) -> None:
        """Load what a language needs before the first sentence in it."""
        language = language or self.hass.config.language
        await self._data.sentences.async_load(language)
        await local_first.async_prepare(self.hass, language)

    @override
    async def _async_handle_message(
        self, user_input: conversation.ConversationInput, chat_log: conversation.ChatLog
    ) -> conversation.ConversationResult:
        words = as_butler_input(user_input)
        memory = self._data.memories.get(words.shared_id or chat_log.conversation_id)
        lineage = async_get_lineage(self.hass)
        words = await async_hear(self.hass, words)
        area_id = async_get_area_id(self.hass, words.satellite_id, words.device_id)
        # What is said into a microphone was said by a person, whatever its device did last.
        is_own = words.satellite_id is None and lineage.depth(words.context) > 0
        with lineage.turn(words.context, area_id):
            try:
                if is_own and (memory.question_open or memory.secret_expected):
                    # A script that he was told to run does not say yes to him.
                    await self._data.sentences.async_load(words.language)
                    return self._say("answer_not_yours", words, chat_log)
                return await self._async_answer(words, chat_log, memory, area_id)
            finally:
                if words.is_unkept:
                    words.report.is_fleeting = True
                    hide_all(chat_log)
                memory.seen_until = chat_log.content[-1].created
                context = lineage.make_child(self._asker(words), words.context.id)
                async_publish(self.hass, words, area_id, context)

    def _asker(self, words: ButlerInput) -> str | None:
        """Return the user who asks: a microphone comes before the login that its device runs under."""
        if words.satellite_id is None:
            return words.context.user_id
        return None if is_borrowed(words) else self._data.allow_list.user_of(words.satellite_id)

    async def _async_answer(
        self,
        user_input: ButlerInput,
        chat_log: conversation.ChatLog,
        memory: ConversationMemory,
        area_id: str | None,
    ) -> conversation.ConversationResult:
        """Go through the places that may answer, in the order of the design."""
        if not self._data.sentences.is_loaded(user_input.language):
            await self._data.sentences.async_load(user_input.language)
        is_secret = memory.secret_expected or async_is_pin(self.hass, user_input.text)
        if is_secret:
            hide_words(chat_log)
        if memory.secret_expected:
            user_input.report.is_fleeting = True
        else:
            self._find_earlier(user_input, chat_log, memory, area_id)
            if (rest := split_unkept(user_input.text)) is not None:
                user_input.text, user_input.is_unkept = rest, True
                hide_words(chat_log)
        if not user_input.text.strip():
            return self._say("empty", user_input, chat_log)

        recognized = self._data.sentences.recognize(user_input.text, user_input.language)
        is_for_app = (
            memory.question_open
            or is_secret
            or memory.continues
            # What Home Assistant answers, it tells the app afterwards.
            or user_input.is_unkept
            or comes_first(recognized)
        )
        memory.continues = False
        has_second_thoughts = recognized is not None and recognized["name"] == "ButlerDontKeep"
        if not is_for_app and len(user_input.text) <= MAX_LOCAL_TEXT:
            answer = await local_first.async_handle(
                self.hass, self._data.allow_list, user_input, chat_log
            )
            if answer is not None:
                return self._answer_locally(answer, user_input, chat_log, area_id)
        result = await self._async_ask_app(user_input, chat_log, memory, area_id, recognized)
        if has_second_thoughts:
            user_input.report.is_fleeting = True
            hide_all(chat_log)
        return result

    def _find_earlier(
        self,
        user_input: ButlerInput,
        chat_log: conversation.ChatLog,
        memory: ConversationMemory,
        area_id: str | None,
    ) -> None:
        """Queue what Home Assistant answered in this conversation before it called us."""
        seen = memory.seen_until
        unseen = [one for one in chat_log.content[:-1] if seen is None or one.created > seen]
        conversation_id = user_input.shared_id or chat_log.conversation_id
        self._data.exchanges.async_add(find_exchanges(unseen, user_input, conversation_id, area_id))

    def _answer_locally(
        self,
        answer: local_first.LocalAnswer,
        user_input: ButlerInput,
        chat_log: conversation.ChatLog,
        area_id: str | None,
    ) -> conversation.ConversationResult:
        """Finish a turn that the app had no part in; it is told later."""
        heard = next(
            said
            for said in reversed(chat_log.content)
            if isinstance(said, conversation.UserContent)
        ).created
        chat_log.async_add_assistant_content_without_tools(
            conversation.AssistantContent(agent_id=self.entity_id, content=answer.speech)
        )
        conversation_id = user_input.shared_id or chat_log.conversation_id
        exchange = make_exchange(user_input, conversation_id, area_id, answer, heard)
        self._data.exchanges.async_add([exchange])
        self._data.exchanges.async_deliver()
        has_failed = answer.response.response_type is intent.IntentResponseType.ERROR
        user_input.report.is_local = True
        user_input.report.answer(answer.effects, "failed" if has_failed else "answered")
        return conversation.ConversationResult(
            response=answer.response, conversation_id=chat_log.conversation_id
        )

    async def _async_ask_app(
        self,
        user_input: ButlerInput,
        chat_log: conversation.ChatLog,
        memory: ConversationMemory,
        area_id: str | None,
        recognized: RecognizedIntent | None,
    ) -> conversation.ConversationResult:
        """Run a turn in the app."""
        conversation_id = user_input.shared_id or chat_log.conversation_id
        earlier = self._data.exchanges.of(conversation_id)
        stream = TurnStream(user_input.watch)
        request = make_turn_request(user_input, conversation_id, area_id, recognized, earlier)
        deltas = self._async_deltas(request, stream, user_input.language)
        async with aclosing(deltas):
            async for _ in chat_log.async_add_delta_content_stream(self.entity_id, deltas):
                pass
        if chat_log.unresponded_tool_results:
            chat_log.async_add_assistant_content_without_tools(
                conversation.AssistantContent(agent_id=self.entity_id, content="")
            )

        if stream.is_accepted:
            self._data.exchanges.async_delivered(earlier)
        response = intent.IntentResponse(language=user_input.language)
        if stream.done is None:
            response.async_set_error(intent.IntentResponseErrorCode.UNKNOWN, stream.text)
            memory.question_open = False
            # Said again, it is as secret; only what reached the app has been taken.
            memory.secret_expected = memory.secret_expected and not stream.is_accepted
            if not stream.is_interrupted:
                user_input.report.answer([], "failed")
            return conversation.ConversationResult(
                response=response, conversation_id=chat_log.conversation_id
            )
        response.async_set_speech(stream.done["text"] or stream.text)
        # The status says whether a person has to mend it.
        if stream.done.get("outcome") == "failed":
            self.hass.async_create_task(self.coordinator.async_request_refresh())
        memory.question_open = stream.done["question_open"]
        memory.secret_expected = stream.done.get("secret_expected") is True
        memory.continues = stream.done["continue_conversation"]
        user_input.report.answer(
            stream.done["effects"],
            stream.done.get("outcome", "answered"),
            is_question=memory.question_open,
        )
        return conversation.ConversationResult(
            response=response,
            conversation_id=chat_log.conversation_id,
            continue_conversation=memory.continues,
        )

    async def _async_deltas(
        self, request: dict[str, Any], stream: TurnStream, language: str
    ) -> AsyncGenerator[Delta]:
        """Turn the app's events into deltas of the chat log, and a failure into one sentence."""
        events = self._data.client.turn(request)
        try:
            async with aclosing(events):
                async for event in events:
                    for delta in stream.deltas(event):
                        yield delta
        except ButlerError as err:
            _LOGGER.debug("Turn %s failed: %s", request["turn_id"], err)
            stream.is_interrupted = isinstance(err, ButlerInterruptedError)
            self.hass.async_create_task(self.coordinator.async_request_refresh())
            sentence = self._data.sentences.say(_sentence_for(err), language)
            if not sentence or type(err) is ButlerError:
                sentence = str(err)
            for delta in stream.add_failure(sentence):
                yield delta

    def _say(
        self, key: str, user_input: ButlerInput, chat_log: conversation.ChatLog
    ) -> conversation.ConversationResult:
        """Answer with one of our own sentences, without having done anything."""
        user_input.report.answer([], "refused")
        sentence = self._data.sentences.say(key, user_input.language)
        chat_log.async_add_assistant_content_without_tools(
            conversation.AssistantContent(agent_id=self.entity_id, content=sentence)
        )
        response = intent.IntentResponse(language=user_input.language)
        response.async_set_speech(sentence)
        return conversation.ConversationResult(
            response=response, conversation_id=chat_log.conversation_id
        )


def _sentence_for(err: ButlerError) -> str:
    """Return which of our sentences says what went wrong."""
    if isinstance(err, ButlerUnreachableError):
        return "unreachable"
    if isinstance(err, ButlerUnauthorizedError):
        return "unauthorized"
    if isinstance(err, ButlerInterruptedError):
        return "interrupted"
    return "failed"
