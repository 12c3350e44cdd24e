"""The action `butler.answer_question`: an answer counts as the one of the user who runs the action."""

import probatio

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv

from .const import DOMAIN
from .coordinator import ButlerConfigEntry
from .lineage import async_get_lineage
from .question import ANSWER, QUESTION_ID
from .question_answer import Answer, AnswerError, async_answer
from .services import async_get_language

_ANSWER_QUESTION = "answer_question"
_ATTR_QUESTION_ID = "question_id"
_ATTR_ANSWER = "answer"
# The answer was taken.
_TAKEN = {"done", "declined"}

_SCHEMA = probatio.Schema(
    {
        probatio.Required(_ATTR_QUESTION_ID): probatio.All(cv.string, QUESTION_ID),
        probatio.Required(_ATTR_ANSWER): probatio.All(cv.string, ANSWER),
    }
)


@callback
def async_setup(hass: HomeAssistant) -> None:
    """Register the action, once for all entries to come."""
    hass.services.async_register(
        DOMAIN,
        _ANSWER_QUESTION,
        _async_answer_question,
        _SCHEMA,
        supports_response=SupportsResponse.OPTIONAL,
    )


async def _async_answer_question(call: ServiceCall) -> ServiceResponse:
    """Answer, and say what became of it; without a response to say it in, a refusal is an error."""
    hass = call.hass
    entry = _get_entry(hass)
    if call.context.user_id is None:
        raise _invalid("nobody_answers")
    if async_get_lineage(hass).depth(call.context) > 0:
        raise _invalid("answers_himself")
    answer = Answer(
        question_id=call.data[_ATTR_QUESTION_ID],
        answer=call.data[_ATTR_ANSWER],
        user_id=call.context.user_id,
        door="action",
        is_unlocked=True,
    )
    try:
        result = await async_answer(hass, entry, answer, async_get_language(hass))
    except AnswerError as err:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="answer_failed",
            translation_placeholders={"reason": str(err)},
        ) from err
    if call.return_response:
        return {"state": result["state"], "message": result["message"]}
    if result["state"] not in _TAKEN:
        raise _invalid("answer_failed", reason=result["message"])
    return None


def _get_entry(hass: HomeAssistant) -> ButlerConfigEntry:
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        return entry
    raise _invalid("not_set_up")


def _invalid(key: str, **placeholders: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN, translation_key=key, translation_placeholders=placeholders
    )
