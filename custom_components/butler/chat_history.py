"""What was said in a thread: the app's history, and what only Home Assistant knows of yet."""

from collections.abc import Mapping
from typing import Any, TypedDict

from homeassistant.util import dt as dt_util

from .api import ButlerError
from .chat_open import OpenThread
from .chat_thread import ChatThread
from .coordinator import ButlerConfigEntry
from .wire import LocalExchange

_PAGE = 20
# A turn may end while the app is asked.
_MOST_TRIES = 3

type Message = Mapping[str, Any]


class Page(TypedDict):
    """Messages, oldest first, and how to get those before them."""

    messages: list[Message]
    has_more: bool
    next: str | None


async def async_get_page(
    entry: ButlerConfigEntry, thread: ChatThread, user_id: str, before: str | None = None
) -> Page:
    """Return what the app has; raises ButlerError, with `denied` for whom the thread is not for."""
    body: dict[str, Any] = {
        "by": {"user_id": user_id},
        "conversation_id": thread.conversation_id,
        "is_household": thread.is_household,
        "limit": _PAGE,
    }
    if before is not None:
        body["before"] = before
    answer = await entry.runtime_data.client.request("POST", "/v1/chat/history", body)
    messages, following = answer.get("messages"), answer.get("next")
    if not isinstance(messages, list) or not isinstance(following, str | None):
        raise ButlerError("upstream", "The app left out what was said")
    return {"messages": messages, "has_more": following is not None, "next": following}


async def async_snapshot(
    entry: ButlerConfigEntry, thread: ChatThread, there: OpenThread, user_id: str
) -> dict[str, Any]:
    """Return the newest of a thread with everything that goes on in it; raises ButlerError.

    Whoever is not known to be of the household sees nothing of it: then the app has to be there.
    """
    page: Page | None = None
    for _ in range(_MOST_TRIES):
        ends = there.ends
        try:
            page = await async_get_page(entry, thread, user_id)
        except ButlerError as err:
            if thread.is_household or err.code == "denied":
                raise
            page = None
        if there.ends == ends:
            break
    known = [] if page is None else page["messages"]
    there.async_prune(frozenset(one["turn_id"] for one in known))
    there.feed.async_flush()
    messages = _merge(
        known,
        [
            *(_of_local(one) for one in entry.runtime_data.exchanges.of(thread.conversation_id)),
            *(turn.as_message() for turn in there.ended),
        ],
    )
    return {
        "kind": "snapshot",
        "thread_id": thread.thread_id,
        "messages": messages,
        "has_more": page is not None and page["has_more"],
        "next": None if page is None else page["next"],
        "is_history_known": page is not None,
        "secret_expected": entry.runtime_data.memories.expects_secret(thread.conversation_id),
        "turns": [turn.as_event() for turn in there.unfinished],
    }


def _merge(known: list[Message], others: list[Message]) -> list[Message]:
    """Put in what the app does not know, in the order of time."""
    ids = {one["turn_id"] for one in known}
    fresh = {one["turn_id"]: one for one in others if one["turn_id"] not in ids}
    return sorted([*known, *fresh.values()], key=lambda one: _time(one["at"]))


def _time(at: str) -> float:
    time = dt_util.parse_datetime(at)
    return 0 if time is None else time.timestamp()


def _of_local(exchange: LocalExchange) -> Message:
    return {
        "turn_id": exchange["id"],
        "at": exchange["at"],
        "text": exchange["text"],
        "answer": exchange["answer"],
        "state": "done",
        "door": "card",
        "by": None,
    }
