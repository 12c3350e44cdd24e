"""What Home Assistant can do without the app: sentence triggers, and intents that the app allows."""

from dataclasses import dataclass, field, replace

from hassil.recognize import RecognizeResult

from homeassistant.components import conversation
from homeassistant.components.intent import async_device_supports_timers
from homeassistant.core import Context, HomeAssistant, State, callback
from homeassistant.helpers import intent

from .allow_list import Allowed, AllowList
from .area import async_get_area_id
from .effects import async_get_effects
from .intent_targets import (
    UnknownTargetsError,
    async_get_device_classes,
    async_get_handler,
    async_get_targets,
    has_targets,
    is_of_home_assistant,
)
from .lineage import async_get_lineage
from .microphone import is_borrowed
from .rights import Rights, async_get_rights
from .wire import Effect, HandledBy

_TIMERS = frozenset(
    {
        intent.INTENT_START_TIMER,
        intent.INTENT_CANCEL_TIMER,
        intent.INTENT_CANCEL_ALL_TIMERS,
        intent.INTENT_INCREASE_TIMER,
        intent.INTENT_DECREASE_TIMER,
        intent.INTENT_PAUSE_TIMER,
        intent.INTENT_UNPAUSE_TIMER,
        intent.INTENT_TIMER_STATUS,
    }
)
# Questions whose handler picks the entity itself, out of these domains.
_READS_OF = {
    intent.INTENT_GET_TEMPERATURE: ("climate", "sensor"),
    "HassGetWeather": ("weather",),
}
# Answers that change nothing.
_QUESTIONS = frozenset(
    {
        *_READS_OF,
        intent.INTENT_GET_CURRENT_DATE,
        intent.INTENT_GET_CURRENT_TIME,
        intent.INTENT_GET_STATE,
        intent.INTENT_TIMER_STATUS,
    }
)
# Words that would be understood later, when nobody hears what became of them.
_LATER = "conversation_command"
# "Never mind" is the butler's own; a broadcast speaks in other people's rooms.
_NEVER_LOCAL = frozenset({intent.INTENT_NEVERMIND, intent.INTENT_BROADCAST, intent.INTENT_RESPOND})


@dataclass(frozen=True, kw_only=True)
class LocalAnswer:
    """An answer that the app had no part in."""

    response: intent.IntentResponse
    handled_by: HandledBy
    intent: str | None = None
    effects: list[Effect] = field(default_factory=list)

    @property
    def speech(self) -> str:
        """Return what is said."""
        return str(self.response.speech.get("plain", {}).get("speech") or "")


async def async_prepare(hass: HomeAssistant, language: str) -> None:
    """Build what matching a sentence needs, so that the first one does not wait for it.

    Takes half a second of an executor with 2,000 entities, and nothing when all is built already.
    """
    prepare = getattr(conversation, "async_prepare_intents", None)
    if prepare is not None:  # Home Assistant 2026.11 and later
        await prepare(hass, language)
    else:
        await conversation.async_prepare_agent(hass, conversation.HOME_ASSISTANT_AGENT, language)
    # The index of names is only built by matching one; the filter keeps it from doing anything.
    await conversation.async_handle_intents(
        hass,
        conversation.ConversationInput(
            text="turn on the light",
            context=Context(),
            conversation_id=None,
            device_id=None,
            satellite_id=None,
            language=language,
            agent_id=conversation.HOME_ASSISTANT_AGENT,
        ),
        conversation.ChatLog(hass, "butler prepares sentences"),
        intent_filter=lambda _: True,
    )


async def async_handle(
    hass: HomeAssistant,
    allow_list: AllowList,
    user_input: conversation.ConversationInput,
    chat_log: conversation.ChatLog,
) -> LocalAnswer | None:
    """Answer locally, or return None when the sentence is for the app."""
    if is_borrowed(user_input):
        return None  # What such a one may, only the app can tell.
    user_input = _as_owner(hass, allow_list, user_input)
    # Some handlers of Home Assistant call their service, or the entity itself, without the user.
    rights = await async_get_rights(hass, user_input.context.user_id)
    if rights is None:
        return None
    speech = await conversation.async_handle_sentence_triggers(hass, user_input, chat_log)
    if speech is not None:
        response = intent.IntentResponse(language=user_input.language)
        response.async_set_speech(speech)
        return LocalAnswer(response=response, handled_by="sentence_trigger")

    allowed = allow_list.allowed_for(
        user_id=user_input.context.user_id,
        satellite_id=user_input.satellite_id,
        device_id=user_input.device_id,
    )
    recognized = _Filter(hass, allowed, user_input, rights)
    handled = await conversation.async_handle_intents(
        hass, user_input, chat_log, intent_filter=recognized.is_for_the_app
    )
    if handled is None:
        return None
    return LocalAnswer(
        response=handled,
        handled_by="intent",
        intent=recognized.intent,
        effects=async_get_effects(hass, recognized.intent, handled, recognized.targets),
    )


def _as_owner(
    hass: HomeAssistant, allow_list: AllowList, user_input: conversation.ConversationInput
) -> conversation.ConversationInput:
    """Return words to one person's satellite as that person's; the pipeline knows no user there."""
    user_id = allow_list.user_of(user_input.satellite_id)
    if user_id is None:
        return user_input
    context = async_get_lineage(hass).make_child(user_id, user_input.context.id)
    return replace(user_input, context=context)


class _Filter:
    """Decides on the one sentence that Home Assistant recognised, and remembers what it is about."""

    def __init__(
        self,
        hass: HomeAssistant,
        allowed: Allowed,
        user_input: conversation.ConversationInput,
        rights: Rights,
    ) -> None:
        self._hass = hass
        self._allowed = allowed
        self._rights = rights
        self._device_id = user_input.device_id
        self._area_id = async_get_area_id(hass, user_input.satellite_id, user_input.device_id)
        self.intent = ""
        self.targets: list[State] = []

    @callback
    def is_for_the_app(self, result: RecognizeResult) -> bool:
        """Return whether executing the sentence is not ours to do; called before it is."""
        self.intent = result.intent.name
        handler = async_get_handler(self._hass, self.intent)
        if handler is None or not is_of_home_assistant(handler) or self.intent in _NEVER_LOCAL:
            return True
        rules = self._allowed.rules(self.intent)
        if not has_targets(handler):
            domains = {rule.domain for rule in rules}
            return not (
                domains >= {*_READS_OF.get(self.intent, (None,))}
                and self._has_device()
                and _LATER not in result.entities
                and (self.intent in _QUESTIONS or self._rights.may_control_everything)
            )
        if not rules:
            return True
        try:
            self.targets = async_get_targets(self._hass, handler, result, self._area_id)
        except UnknownTargetsError:
            return True
        is_question = self.intent in _QUESTIONS
        if not is_question and len(self.targets) > self._allowed.max_targets:
            return True
        may = self._rights.may_read if is_question else self._rights.may_control
        return not (
            all(self._is_allowed(state) for state in self.targets)
            and may(state.entity_id for state in self.targets)
        )

    def _has_device(self) -> bool:
        """Return whether there is a device to keep a timer, if the sentence is about one."""
        return self.intent not in _TIMERS or (
            self._device_id is not None
            and async_device_supports_timers(self._hass, self._device_id)
        )

    def _is_allowed(self, state: State) -> bool:
        if state.entity_id in self._allowed.kept:
            return False
        classes = async_get_device_classes(self._hass, state)
        return any(
            rule.domain == state.domain
            and (rule.device_classes is None or classes <= rule.device_classes)
            for rule in self._allowed.rules(self.intent)
        )
