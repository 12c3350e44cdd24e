"""How many questions wait for an answer, and what the language model took."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import PERCENTAGE, EntityCategory
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity
from homeassistant.util import dt as dt_util

from .coordinator import ButlerConfigEntry, ButlerCoordinator
from .device import make_device_info
from .question_board import SIGNAL_QUESTIONS, Change, async_get_board

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: ButlerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add all entities."""
    async_add_entities(
        [ButlerOpenQuestions(entry), *(ButlerUsage(entry, one) for one in USAGE_SENSORS)]
    )


def _tokens(used: dict[str, Any]) -> int:
    return _prompt_tokens(used) + int(used["output_tokens"])


def _prompt_tokens(used: dict[str, Any]) -> int:
    names = ("input_tokens", "cache_read_tokens", "cache_write_tokens")
    return sum(int(used[name]) for name in names)


def _cache_share(usage: dict[str, Any]) -> float | None:
    prompt = _prompt_tokens(usage["month"])
    return round(100 * usage["month"]["cache_read_tokens"] / prompt, 1) if prompt else None


@dataclass(frozen=True, kw_only=True)
class ButlerUsageDescription(SensorEntityDescription):
    """What is read from `GET /v1/usage`."""

    value: Callable[[dict[str, Any]], float | None]
    # The first day of what is counted, as ISO 8601; None where nothing is.
    since: Callable[[dict[str, Any]], str] | None = None


USAGE_SENSORS = (
    ButlerUsageDescription(
        key="cost_this_month",
        translation_key="cost_this_month",
        device_class=SensorDeviceClass.MONETARY,
        # Home Assistant allows no other for money.
        state_class=SensorStateClass.TOTAL,
        native_unit_of_measurement="USD",
        suggested_display_precision=2,
        value=lambda usage: float(usage["month"]["cost"]),
        since=lambda usage: f"{usage['month']['id']}-01",
    ),
    ButlerUsageDescription(
        key="tokens_today",
        translation_key="tokens_today",
        state_class=SensorStateClass.TOTAL,
        value=lambda usage: _tokens(usage["today"]),
        since=lambda usage: str(usage["today"]["id"]),
    ),
    ButlerUsageDescription(
        key="cache_share",
        translation_key="cache_share",
        entity_category=EntityCategory.DIAGNOSTIC,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=0,
        value=_cache_share,
    ),
)


class ButlerUsage(CoordinatorEntity[ButlerCoordinator], SensorEntity):
    """Unknown until the app knows what it used before it started: less would look like a new month."""

    _attr_has_entity_name = True
    entity_description: ButlerUsageDescription

    def __init__(self, entry: ButlerConfigEntry, description: ButlerUsageDescription) -> None:
        """Belong to the butler's device."""
        super().__init__(entry.runtime_data.coordinator)
        self.entity_description = description
        self._attr_unique_id = f"{entry.entry_id}_{description.key}"
        self._attr_device_info = make_device_info(entry)

    @property
    @override
    def native_value(self) -> float | None:
        """Return what the app has counted."""
        usage = self._usage()
        return None if usage is None else self.entity_description.value(usage)

    @property
    @override
    def last_reset(self) -> datetime | None:
        """Return when the month or the day began that the app counts."""
        usage, since = self._usage(), self.entity_description.since
        if usage is None or since is None:
            return None
        return dt_util.start_of_local_day(date.fromisoformat(since(usage)))

    def _usage(self) -> dict[str, Any] | None:
        usage: dict[str, Any] | None = self.coordinator.data.get("usage")
        return usage if usage is not None and usage["is_whole"] else None


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
