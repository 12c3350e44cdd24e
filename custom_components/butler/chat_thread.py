"""Threads of the chat, and the ids by which their conversations go."""

from collections.abc import Mapping
from dataclasses import dataclass
import hashlib
import hmac
from typing import Any, Literal

import probatio

type ThreadKind = Literal["personal", "household", "new"]

CARD_ID = probatio.All(str, probatio.Match(r"[A-Za-z0-9_-]{8,64}\Z"))
# How a card names a thread; and see `has_its_id`.
THREAD: dict[Any, Any] = {
    probatio.Required("thread"): probatio.In(["personal", "household", "new"]),
    probatio.Optional("thread_id"): CARD_ID,
}
NOBODY = "This is for people and wall tablets, not for programs"
WRONG_ID = "A new thread has a thread_id, and no other has one"


def has_its_id(given: Mapping[str, Any]) -> bool:
    """Return whether a new thread has an id, and no other has one; also where no thread is meant."""
    return (given.get("thread") == "new") == ("thread_id" in given)


@dataclass(frozen=True, kw_only=True)
class ChatThread:
    """One thread, as one user means it."""

    kind: ThreadKind
    thread_id: str | None
    """The card's own id of a new one."""

    conversation_id: str
    """As the app knows it."""

    session_id: str
    """As Home Assistant knows it, where every conversation belongs to one user."""

    @property
    def is_household(self) -> bool:
        """Return whether it is everybody's."""
        return self.kind == "household"


def make_thread(
    secret: str, user_id: str, kind: ThreadKind, thread_id: str | None = None
) -> ChatThread:
    """Return a thread; the ids are not to be guessed, and no ULIDs, which Home Assistant lets expire."""

    def name(*parts: str) -> str:
        whole = hmac.digest(secret.encode(), "|".join(parts).encode(), hashlib.sha256)
        return f"card-{whole.hex()[:32]}"

    own = name(kind, user_id, thread_id or "")
    return ChatThread(
        kind=kind,
        thread_id=thread_id,
        conversation_id=name(kind) if kind == "household" else own,
        session_id=own,
    )
