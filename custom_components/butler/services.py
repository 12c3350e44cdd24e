"""Actions of the Butler integration."""

import re

import probatio

from homeassistant.components.conversation import ConversationResult
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.entity_component import DATA_INSTANCES
from homeassistant.util.json import JsonObjectType, JsonValueType
from homeassistant.util.ulid import ulid_now

from .const import DOMAIN
from .conversation import ButlerConversationEntity
from .lineage import async_get_lineage
from .pipeline import async_get_agent_id
from .turn_request import ButlerInput

_ASK = "ask"
_ATTR_TEXT = "text"
_ATTR_CONVERSATION_ID = "conversation_id"
_ATTR_LANGUAGE = "language"
_ATTR_BACKGROUND = "background"

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}")
_MAX_ID = 255
_MAX_BACKGROUND = 20_000
# So many turns may set each other off; an automation that reacts to a turn by asking again must end.
_MAX_DEPTH = 3

_ASK_SCHEMA = probatio.Schema(
    {
        probatio.Required(_ATTR_TEXT): cv.string,
        probatio.Optional(_ATTR_CONVERSATION_ID): probatio.All(
            cv.string, probatio.Length(min=1, max=_MAX_ID)
        ),
        probatio.Optional(_ATTR_LANGUAGE): cv.string,
        probatio.Optional(_ATTR_BACKGROUND): probatio.All(
            cv.string, probatio.Length(max=_MAX_BACKGROUND)
        ),
    }
)


@callback
def async_setup(hass: HomeAssistant) -> None:
    """Register the actions, once for all entries to come."""
    hass.services.async_register(
        DOMAIN, _ASK, _async_ask, _ASK_SCHEMA, supports_response=SupportsResponse.OPTIONAL
    )


async def _async_ask(call: ServiceCall) -> ServiceResponse:
    """Say something to the butler as whoever called the action."""
    entity = async_get_butler(call.hass)
    if async_get_lineage(call.hass).depth(call.context) >= _MAX_DEPTH:
        raise _invalid("asked_in_circles", count=str(_MAX_DEPTH))
    language = call.data.get(_ATTR_LANGUAGE, async_get_language(call.hass))
    if not _LANGUAGE.fullmatch(language):
        raise _invalid("no_language", language=language)
    if not (text := call.data[_ATTR_TEXT].strip()):
        raise _invalid("no_text")
    entity.async_set_context(call.context)
    words = ButlerInput(
        text=text,
        context=call.context,
        # An id of our own: this may run inside somebody else's conversation, which is not to be joined.
        conversation_id=call.data.get(_ATTR_CONVERSATION_ID) or ulid_now(),
        device_id=None,
        satellite_id=None,
        language=language,
        agent_id=entity.entity_id,
        extra_system_prompt=call.data.get(_ATTR_BACKGROUND),
        door="action",
    )
    try:
        result = await entity.internal_async_process(words)
    except Unauthorized as err:
        raise _invalid("conversation_of_another") from err
    except HomeAssistantError as err:
        # Home Assistant 2026.11 has a class for it, which 2026.10 has not.
        if type(err).__name__ == "ConversationBusyError":
            raise _invalid("conversation_busy") from err
        raise
    return make_answer(words, result)


def make_answer(words: ButlerInput, result: ConversationResult) -> JsonObjectType:
    """Return what became of words that were put to the butler."""
    effects: list[JsonValueType] = [
        {
            "action": effect["action"],
            "entity_ids": [*effect["entity_ids"]],
            "outcome": effect["outcome"],
        }
        for effect in words.report.effects
    ]
    return {
        "text": result.response.speech.get("plain", {}).get("speech", ""),
        "outcome": words.report.outcome,
        "effects": effects,
        "question_open": words.report.is_question_open,
        "conversation_id": result.conversation_id,
    }


def _invalid(key: str, **placeholders: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN, translation_key=key, translation_placeholders=placeholders
    )


def async_get_butler(hass: HomeAssistant) -> ButlerConversationEntity:
    """Return the butler, or say that there is none."""
    component = hass.data[DATA_INSTANCES]["conversation"]
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        if (agent_id := async_get_agent_id(hass, entry)) is not None:
            entity = component.get_entity(agent_id)
            if isinstance(entity, ButlerConversationEntity):
                return entity
    raise _invalid("not_set_up")


def async_get_language(hass: HomeAssistant) -> str:
    """Return the language of someone who did not say: the household's choice, else Home Assistant's."""
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        status = entry.runtime_data.coordinator.data or {}
        if isinstance(chosen := status.get("language"), str):
            return chosen
    return hass.config.language
