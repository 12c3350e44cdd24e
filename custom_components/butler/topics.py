"""What a card may subscribe to: one line each, and a file that knows what whom may be told."""

from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import CALLBACK_TYPE, HomeAssistant

from . import health_topic, memory_topic, question_topic, report_topic

type Send = Callable[[Mapping[str, Any]], None]
# Sends a snapshot at once and then what changes; returns how to end it. It outlives a reload of the entry.
type Topic = Callable[[HomeAssistant, User, Send], CALLBACK_TYPE]

TOPICS: Mapping[str, Topic] = {
    "health": health_topic.async_subscribe,
    "memory": memory_topic.async_subscribe,
    "questions": question_topic.async_subscribe,
    "report": report_topic.async_subscribe,
}
FOR_ADMINISTRATORS = frozenset({"health", "report"})
