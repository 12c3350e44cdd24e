"""What a card may subscribe to: one line each, and a file that knows what whom may be told."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import CALLBACK_TYPE, HomeAssistant

from . import chat_topic, health_topic, memory_topic, question_topic, report_topic
from .coordinator import ButlerConfigEntry

type Send = Callable[[Mapping[str, Any]], None]
# Sends a snapshot at once and then what changes; returns how to end it. It outlives a reload of the entry.
type Topic = Callable[[HomeAssistant, User, Send], CALLBACK_TYPE]

type Params = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class TopicWithParams:
    """A topic of which there are many, and for which the app has to be asked first."""

    read: Callable[[object], Params]
    """Raises probatio.Invalid."""

    async_subscribe: Callable[
        [HomeAssistant, ButlerConfigEntry, User, Params, Callable[[], None], Send],
        Awaitable[CALLBACK_TYPE],
    ]
    """Accepts, then as a Topic; raises ButlerError before that, `denied` for whom it is not for."""


TOPICS: Mapping[str, Topic] = {
    "health": health_topic.async_subscribe,
    "memory": memory_topic.async_subscribe,
    "questions": question_topic.async_subscribe,
    "report": report_topic.async_subscribe,
}
TOPICS_WITH_PARAMS: Mapping[str, TopicWithParams] = {
    "chat": TopicWithParams(
        read=chat_topic.read_params, async_subscribe=chat_topic.async_subscribe
    ),
}
FOR_ADMINISTRATORS = frozenset({"health", "report"})
