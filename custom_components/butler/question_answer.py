"""Hands an answer over to the app, whichever door it came in by."""

from dataclasses import dataclass
import logging
from typing import TypedDict
import uuid

from homeassistant.core import HomeAssistant

from .api import (
    ButlerError,
    ButlerInterruptedError,
    ButlerUnauthorizedError,
    ButlerUnreachableError,
)
from .coordinator import ButlerConfigEntry
from .question import QuestionDoor

_LOGGER = logging.getLogger(__name__)


class Answered(TypedDict):
    """What became of an answer: a state of the wire, and a sentence for who answered."""

    state: str
    message: str


class AnswerError(Exception):
    """The app did not take the answer, so the question is as it was; the message is a sentence."""

    def __init__(self, code: str, message: str) -> None:
        """Keep the code of the wire."""
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Somebody's answer; whether they are entitled is the app's business."""

    question_id: str
    answer: str
    user_id: str
    door: QuestionDoor
    is_unlocked: bool
    answer_id: str | None = None
    """The same one again when the same answer is sent again, which counts once."""

    nonce: str | None = None


async def async_answer(
    hass: HomeAssistant, entry: ButlerConfigEntry, answer: Answer, language: str
) -> Answered:
    """Let the app decide, and return what it says; raises AnswerError.

    Nobody who may not log in to Home Assistant any more answers anything: a phone's webhook outlives that.
    """
    sentences = entry.runtime_data.sentences
    await sentences.async_load(language)
    user = await hass.auth.async_get_user(answer.user_id)
    if user is None or not user.is_active or user.system_generated:
        raise AnswerError("unauthorized", sentences.say("answer_not_yours", language))
    body = {
        "answer_id": answer.answer_id or uuid.uuid4().hex,
        "answer": answer.answer,
        "user_id": answer.user_id,
        "door": answer.door,
        "nonce": answer.nonce,
        "is_unlocked": answer.is_unlocked,
    }
    try:
        result = await entry.runtime_data.client.answer_question(answer.question_id, body)
    except ButlerError as err:
        _LOGGER.debug("An answer did not get through: %s", err.code)
        if isinstance(err, ButlerUnreachableError):
            key = "answer_unreachable"
        elif isinstance(err, ButlerUnauthorizedError):
            key = "unauthorized"
        elif isinstance(err, ButlerInterruptedError):
            key = "answer_interrupted"
        else:
            raise AnswerError(err.code, str(err)) from err
        raise AnswerError(err.code, sentences.say(key, language)) from err
    return {"state": result["state"], "message": result["message"]}
