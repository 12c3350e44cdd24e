"""One turn of the chat, as cards see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from time import time
from typing import Any, Literal, TypedDict, get_args

from homeassistant.util import dt as dt_util

from .chat_steps import NameOf, Step, begin, finish

type TurnState = Literal["queued", "running", "done", "stopped", "failed"]
type EndState = Literal["done", "stopped", "failed"]
END_STATES: tuple[str, ...] = get_args(EndState.__value__)

# What is shown instead of words that are shown to nobody.
HIDDEN = "••••"


class StoredTurn(TypedDict):
    """A turn that the app may not have, as it is kept over a restart."""

    turn_id: str
    user_id: str
    at: str
    text: str
    language: str
    by: str | None
    answer: str
    ended_at: float


@dataclass(kw_only=True)
class ChatTurn:
    """What was said in a thread, and what has come of it so far."""

    turn_id: str
    user_id: str
    at: str
    text: str
    language: str
    by: str | None = None
    is_heard: bool = False
    words: str = field(default="", repr=False)
    """What is really said, until it has been; shown to nobody."""

    state: TurnState = "queued"
    answer: str = ""
    steps: list[Step] = field(default_factory=list)
    question_id: str | None = None
    is_secret_expected: bool = False
    error: str | None = None
    seq: int = 0
    is_stopped: bool = False
    """Somebody wants it to end."""

    is_fleeting: bool = False
    """Nothing of it, nor of what came before it in its thread, is to be shown again."""

    ended_at: float = 0
    """Seconds of the epoch."""

    def __post_init__(self) -> None:
        """Say what is shown."""
        self.words = self.words or self.text

    @property
    def is_over(self) -> bool:
        """Return whether nothing will be added to it."""
        return self.state in END_STATES

    def hide(self) -> None:
        """Show nobody what was said."""
        self.text = HIDDEN

    def take(self, event: Mapping[str, Any], name_of: NameOf) -> None:
        """Take an event of the app."""
        match event["type"]:
            case "text":
                self.answer += event["text"]
            case "tool_call":
                self.steps = [*self.steps, begin(event, name_of)]
            case "tool_result":
                self.steps = [
                    finish(step, event) if step["id"] == event["id"] else step
                    for step in self.steps
                ]
            case "done":
                self.answer = event["text"] or self.answer
                self.question_id = event.get("question_id")
                self.is_secret_expected = event.get("secret_expected") is True
                self.end("failed" if event.get("outcome") == "failed" else "done")

    def begin(self) -> None:
        """Take that it is run now, and so comes after whatever was before it."""
        self.state = "running"
        self.at = dt_util.utcnow().isoformat()

    def end(self, state: EndState, error: str | None = None) -> None:
        """Take how it ended; what was under way then has not come to its end."""
        if self.state == "queued":
            self.at = dt_util.utcnow().isoformat()
        self.state = state
        self.error = error
        self.words = ""
        self.ended_at = time()
        self.steps = [
            {**step, "state": "failed"} if step["state"] == "running" else step
            for step in self.steps
        ]

    def as_event(self) -> dict[str, Any]:
        """Return it as cards get it."""
        return {
            "turn_id": self.turn_id,
            "seq": self.seq,
            "at": self.at,
            "text": self.text,
            "by": self.by,
            "state": self.state,
            "answer": self.answer,
            "steps": list(self.steps),
            "question_id": self.question_id,
            "secret_expected": self.is_secret_expected,
            "door": "card",
            "error": self.error,
        }

    def as_stored(self) -> StoredTurn:
        """Return what is kept of it over a restart."""
        return {
            "turn_id": self.turn_id,
            "user_id": self.user_id,
            "at": self.at,
            "text": self.text,
            "language": self.language,
            "by": self.by,
            "answer": self.answer,
            "ended_at": self.ended_at,
        }

    def as_message(self) -> dict[str, Any]:
        """Return it as one of those that were said before, as the app tells of them."""
        parts = (self.answer, self.error)
        done: dict[str, Any] = {}
        if self.steps:
            done["steps"] = list(self.steps)
        if self.question_id is not None:
            done["question_id"] = self.question_id
        return {
            **done,
            "turn_id": self.turn_id,
            "at": self.at,
            "text": self.text,
            "answer": " ".join(part for part in parts if part),
            "state": self.state,
            "door": "card",
            "by": self.by,
        }
