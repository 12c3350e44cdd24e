"""How many questions wait for an answer."""

from typing import override

from homeassistant.components.sensor import SensorEntity, SensorStateClass
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .coordinator import ButlerConfigEntry, ButlerCoordinator
from .device import make_device_info
from .question_board import SIGNAL_QUESTIONS, Change, async_get_board

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: ButlerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the one entity."""
    async_add_entities([ButlerOpenQuestions(entry)])


class ButlerOpenQuestions(CoordinatorEntity[ButlerCoordinator], SensorEntity):
    """The number alone: who may see states may not see what is asked."""

    _attr_has_entity_name = True
    _attr_translation_key = "open_questions"
    _attr_state_class = SensorStateClass.MEASUREMENT

    def __init__(self, entry: ButlerConfigEntry) -> None:
        """Belong to the butler's device."""
        super().__init__(entry.runtime_data.coordinator)
        self._attr_unique_id = f"{entry.entry_id}_open_questions"
        self._attr_device_info = make_device_info(entry)

    @property
    @override
    def native_value(self) -> int | None:
        """Return None until the app has said what is open."""
        board = async_get_board(self.hass)
        return len(board.open) if board.is_known else None

    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        self.async_on_remove(async_dispatcher_connect(self.hass, SIGNAL_QUESTIONS, self._on_change))

    @callback
    def _on_change(self, _change: Change) -> None:
        self.async_write_ha_state()
