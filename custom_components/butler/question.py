"""Questions as the app sends them (addon/src/api/contract-questions.ts), and what others may see of one."""

from collections.abc import Mapping
from typing import Any, Literal, NotRequired, TypedDict, get_args

import probatio

type QuestionEnd = Literal["taken", "declined", "expired", "withdrawn"]
type QuestionDoor = Literal["card", "phone", "action"]


class Option(TypedDict):
    """One answer of a question which one."""

    id: str
    label: str


class Notify(TypedDict):
    """Whom to tell, and the random id that their button brings back."""

    user_id: str
    nonce: str
    targets: list[str] | None


Question = TypedDict(
    "Question",
    {
        "id": str,
        "text": str,
        "what": list[str],
        "why": list[str],
        "from": list[str],
        "asked_by": str | None,
        "asked_by_user_id": str | None,
        "asked_at": str,
        "expires_at": str,
        "needs_unlock": bool,
        "options": list[Option] | None,
        "language": str,
        "for_user_ids": list[str],
        "notify": list[Notify],
    },
)
"""An open question."""


class Ending(TypedDict):
    """How a question ended, and who ended it at which door."""

    id: str
    end: QuestionEnd
    by: str | None
    door: str | None
    outcome: NotRequired[Literal["done", "failed"] | None]


_ID = probatio.All(str, probatio.Length(min=1, max=255))
_OPTIONAL_TEXT = probatio.Any(None, str)
ANSWER = probatio.All(str, probatio.Length(min=1, max=64))
_MAX_QUESTIONS = 200

_QUESTION = {
    probatio.Required("id"): _ID,
    probatio.Required("text"): str,
    probatio.Required("what"): [str],
    probatio.Required("why"): [str],
    probatio.Required("from"): [str],
    probatio.Required("asked_by"): _OPTIONAL_TEXT,
    probatio.Required("asked_by_user_id"): probatio.Any(None, _ID),
    probatio.Required("asked_at"): str,
    probatio.Required("expires_at"): str,
    probatio.Required("needs_unlock"): bool,
    probatio.Required("options"): probatio.Any(
        None, [{probatio.Required("id"): _ID, probatio.Required("label"): str}]
    ),
    probatio.Required("language"): str,
    probatio.Required("for_user_ids"): [_ID],
    probatio.Required("notify"): [
        {
            probatio.Required("user_id"): _ID,
            probatio.Required("nonce"): _ID,
            probatio.Required("targets"): probatio.Any(None, [str]),
        }
    ],
}
_ENDING = {
    probatio.Required("id"): _ID,
    probatio.Required("end"): probatio.In(get_args(QuestionEnd.__value__)),
    probatio.Required("by"): _OPTIONAL_TEXT,
    probatio.Required("door"): _OPTIONAL_TEXT,
    probatio.Optional("outcome"): probatio.Any(None, "done", "failed"),
}
QUESTIONS_SET: dict[Any, Any] = {
    probatio.Required("type"): "butler/questions/set",
    probatio.Required("open"): probatio.All([_QUESTION], probatio.Length(max=_MAX_QUESTIONS)),
    probatio.Required("ended"): probatio.All([_ENDING], probatio.Length(max=_MAX_QUESTIONS)),
}
# As it comes from people: it becomes a part of a path.
QUESTION_ID = probatio.All(str, probatio.Match(r"[A-Za-z0-9_-]{1,64}\Z"))
ANSWER_ID = probatio.All(_ID, probatio.Match(r"[^\x00-\x1f\x7f-\x9f]+\Z"))

# What nobody's card is told: who else may answer, and what a phone's button has to bring back.
_INTERNAL = {"for_user_ids", "notify", "asked_by_user_id"}


def may_see(question: Question, user_id: str) -> bool:
    """Return whether a question is this user's business: they may answer it, or asked it."""
    return user_id in question["for_user_ids"] or question["asked_by_user_id"] == user_id


def as_seen_by(question: Question, user_id: str) -> Mapping[str, Any]:
    """Return what the card of somebody who may see the question is told."""
    shown = {key: value for key, value in question.items() if key not in _INTERNAL}
    return {**shown, "may_answer": user_id in question["for_user_ids"]}
