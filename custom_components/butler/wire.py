"""Shapes of the wire that several of our files build (addon/src/api/contract.ts)."""

from typing import Literal, NotRequired, TypedDict

type EffectOutcome = Literal["reached", "not_reached", "refused", "failed"]
type HandledBy = Literal["intent", "sentence_trigger", "home_assistant"]
type Door = Literal["assist", "action", "alexa", "card"]


class Effect(TypedDict):
    """Something that was tried in the home, and how it ended."""

    action: str
    entity_ids: list[str]
    outcome: EffectOutcome


class LocalExchange(TypedDict):
    """What was said and answered without the app."""

    id: str
    conversation_id: str
    at: str
    text: str
    answer: str
    handled_by: HandledBy
    door: NotRequired[Door]
    """Left out: Assist."""

    language: str
    user_id: str | None
    device_id: str | None
    satellite_id: str | None
    area_id: str | None
    intent: str | None
    effects: list[Effect]


class RecognizedIntent(TypedDict):
    """A sentence of the butler's own."""

    name: str
    slots: dict[str, str]
