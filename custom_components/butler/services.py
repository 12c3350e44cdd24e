"""Actions of the Butler integration."""

import probatio

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.entity_component import DATA_INSTANCES

from .const import DOMAIN
from .conversation import ButlerConversationEntity
from .pipeline import async_get_agent_id
from .turn_request import ButlerInput

_ASK = "ask"
_ATTR_TEXT = "text"
_ATTR_CONVERSATION_ID = "conversation_id"
_ATTR_LANGUAGE = "language"

_ASK_SCHEMA = probatio.Schema(
    {
        probatio.Required(_ATTR_TEXT): cv.string,
        probatio.Optional(_ATTR_CONVERSATION_ID): cv.string,
        probatio.Optional(_ATTR_LANGUAGE): cv.string,
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
    entity = _get_entity(call.hass)
    entity.async_set_context(call.context)
    words = ButlerInput(
        text=call.data[_ATTR_TEXT],
        context=call.context,
        conversation_id=call.data.get(_ATTR_CONVERSATION_ID),
        device_id=None,
        satellite_id=None,
        language=call.data.get(_ATTR_LANGUAGE, call.hass.config.language),
        agent_id=entity.entity_id,
        door="action",
    )
    result = await entity.internal_async_process(words)
    return {
        "text": result.response.speech.get("plain", {}).get("speech", ""),
        "effects": [dict(effect) for effect in words.effects],
        "conversation_id": result.conversation_id,
    }


def _get_entity(hass: HomeAssistant) -> ButlerConversationEntity:
    """Return the butler, or say that there is none."""
    component = hass.data[DATA_INSTANCES]["conversation"]
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        if (agent_id := async_get_agent_id(hass, entry)) is not None:
            entity = component.get_entity(agent_id)
            if isinstance(entity, ButlerConversationEntity):
                return entity
    raise ServiceValidationError(translation_domain=DOMAIN, translation_key="not_set_up")
