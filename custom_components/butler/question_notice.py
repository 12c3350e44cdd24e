"""What a phone shows of a question, and of how it ended."""

import re
from typing import Any, Literal

from homeassistant.util import dt as dt_util

from .question import Ending, Notify, Question
from .sentences import Sentences

# Android shows no more buttons.
_MAX_BUTTONS = 3
_ACTION = re.compile(r"BUTLER_(YES|NO|[1-9])_(.+)", re.DOTALL)
# No sound and no banner for what only replaces an earlier notice: the first for Android, the second for iOS.
_QUIET = {"alert_once": True, "push": {"sound": "none", "interruption-level": "passive"}}
# A question may wait for minutes only, so it comes at once.
_URGENT = {"ttl": 0, "priority": "high", "push": {"interruption-level": "time-sensitive"}}
_DOORS = {"voice", "pin", "card", "phone", "action"}
CLEAR = "clear_notification"


def make_tag(question_id: str) -> str:
    """Return what later notices of a question replace the first one by."""
    return f"butler_question_{question_id}"


def make_title(sentences: Sentences, question: Question) -> str:
    """Say who asks, where that is known."""
    language = question["language"]
    if (name := question["asked_by"]) is None:
        return sentences.say("phone_title", language)
    return sentences.say("phone_title_of_person", language).format(name=_clean(name))


def make_message(sentences: Sentences, question: Question, *hints: str) -> str:
    """Return the whole of a question: what would run, and which foreign text led to it."""
    language = question["language"]
    steps = [f"• {step}" for step in question["what"]] if len(question["what"]) > 1 else []
    because = [
        sentences.say("phone_because", language).format(text=text) for text in question["from"]
    ]
    return "\n".join(_clean(line) for line in (question["text"], *steps, *because, *hints))


def make_buttons(
    sentences: Sentences, question: Question, notify: Notify, *, may_say_yes: bool
) -> list[dict[str, Any]]:
    """Return the buttons; each carries the nonce, and none is offered that could not count."""
    nonce, language = notify["nonce"], question["language"]
    lock = {"authenticationRequired": True} if question["needs_unlock"] else {}
    no = {"action": f"BUTLER_NO_{nonce}", "title": sentences.say("phone_no", language)}
    if not may_say_yes:
        return [no]
    if (options := question["options"]) is None:
        yes = {"action": f"BUTLER_YES_{nonce}", "title": sentences.say("phone_yes", language)}
        return [yes | lock, no]
    if len(options) > _MAX_BUTTONS:
        return [no]
    buttons = [
        {"action": f"BUTLER_{number}_{nonce}", "title": option["label"], **lock}
        for number, option in enumerate(options, 1)
    ]
    return buttons if len(buttons) == _MAX_BUTTONS else [*buttons, no]


def make_data(question: Question, buttons: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the rest of a notice, for both kinds of phones."""
    expires = dt_util.parse_datetime(question["expires_at"])
    left = 0 if expires is None else int((expires - dt_util.utcnow()).total_seconds())
    timeout = {"timeout": left} if left > 0 else {}
    return {"tag": make_tag(question["id"]), "actions": buttons, **_URGENT, **timeout}


def make_quiet_data(question_id: str) -> dict[str, Any]:
    """Return the rest of a notice that replaces the question."""
    return {"tag": make_tag(question_id), **_QUIET}


def make_ending(sentences: Sentences, ending: Ending, language: str) -> str | None:
    """Say who decided how and where, or None where there is nothing to say."""
    if ending["end"] not in ("taken", "declined"):
        return None
    by = ending["by"] or sentences.say("phone_somebody", language)
    door = f"phone_at_{ending['door']}" if ending["door"] in _DOORS else "phone_elsewhere"
    where = sentences.say(door, language)
    key = "phone_taken" if ending["end"] == "taken" else "phone_declined"
    if ending.get("outcome") == "failed":
        key = "phone_failed"
    return sentences.say(key, language).format(name=_clean(by), where=where)


def read_button(action: object) -> tuple[str | int, str] | None:
    """Return the answer of a button (`yes`, `no`, or an option's index) and its nonce."""
    if not isinstance(action, str) or (found := _ACTION.fullmatch(action)) is None:
        return None
    word, nonce = found.groups()
    answer: Literal["yes", "no"] | int
    answer = int(word) - 1 if word.isdigit() else "yes" if word == "YES" else "no"
    return answer, nonce


def _clean(text: str) -> str:
    """Android renders HTML."""
    return text.replace("<", "(").replace(">", ")")
