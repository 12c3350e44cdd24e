"""Entities that tell automations of every turn of the butler, and of his questions."""

from typing import Any, override

from homeassistant.components.event import EventEntity
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import ButlerConfigEntry
from .device import make_device_info
from .question_event import QUESTION_KINDS, SIGNAL_QUESTION
from .turn_event import SIGNAL_TURN
from .turn_report import OUTCOMES, TurnOutcome

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: ButlerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add one entity for each."""
    async_add_entities([ButlerTurnEntity(entry), ButlerQuestionEntity(entry)])


class ButlerTurnEntity(EventEntity):
    """Says who got what done; there also while the app is away, as turns are."""

    _attr_has_entity_name = True
    _attr_translation_key = "turn"
    _attr_should_poll = False
    _attr_event_types = OUTCOMES

    def __init__(self, entry: ButlerConfigEntry) -> None:
        """Belong to the butler's device."""
        self._attr_unique_id = f"{entry.entry_id}_turn"
        self._attr_device_info = make_device_info(entry)

    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        self.async_on_remove(async_dispatcher_connect(self.hass, SIGNAL_TURN, self._on_turn))

    @callback
    def _on_turn(self, context: Context, outcome: TurnOutcome, data: dict[str, Any]) -> None:
        self.async_set_context(context)
        self._trigger_event(outcome, data)
        self.async_write_ha_state()


class ButlerQuestionEntity(EventEntity):
    """Says that something was asked, or how that ended; by whom and what is not for everybody."""

    _attr_has_entity_name = True
    _attr_translation_key = "question"
    _attr_should_poll = False
    _attr_event_types = QUESTION_KINDS

    def __init__(self, entry: ButlerConfigEntry) -> None:
        """Belong to the butler's device."""
        self._attr_unique_id = f"{entry.entry_id}_question"
        self._attr_device_info = make_device_info(entry)

    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        self.async_on_remove(
            async_dispatcher_connect(self.hass, SIGNAL_QUESTION, self._on_question)
        )

    @callback
    def _on_question(self, kind: str, data: dict[str, Any]) -> None:
        self._trigger_event(kind, data)
        self.async_write_ha_state()
