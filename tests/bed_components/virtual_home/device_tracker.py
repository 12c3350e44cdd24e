"""Phones of the people who live here."""

from __future__ import annotations

from homeassistant.components.device_tracker import SourceType, TrackerEntity
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import Device
from .entity import VirtualEntity, async_add_devices

AWAY_DEGREES = 0.5


async def async_setup_entry(
    hass: HomeAssistant,
    entry: ConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the phones."""
    async_add_devices(hass, "device_tracker", async_add_entities, VirtualPhone)


class VirtualPhone(VirtualEntity, TrackerEntity):
    """A phone that is at home, or half a degree away from it."""

    _attr_source_type = SourceType.GPS
    _attr_location_accuracy = 10

    def __init__(self, device: Device) -> None:
        """Have no device of its own: phones are not furniture."""
        super().__init__(device)
        self._attr_device_info = None
        self._attr_name = device["name"]

    @property
    def latitude(self) -> float:
        """Where it is, north."""
        distance = 0 if self.device.get("value", True) else AWAY_DEGREES
        return self.hass.config.latitude + distance

    @property
    def longitude(self) -> float:
        """Where it is, east."""
        return self.hass.config.longitude
