"""Phones of the people who live here."""

from __future__ import annotations

from homeassistant.components.device_tracker import ScannerEntity, SourceType
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import Device
from .entity import VirtualEntity, async_add_devices


async def async_setup_entry(
    hass: HomeAssistant,
    entry: ConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the phones."""
    async_add_devices(hass, "device_tracker", async_add_entities, VirtualPhone)


class VirtualPhone(VirtualEntity, ScannerEntity):
    """A phone that is in the home's network, or not."""

    _attr_source_type = SourceType.ROUTER

    def __init__(self, device: Device) -> None:
        """Be where configured."""
        super().__init__(device)
        self._attr_device_info = None
        self._attr_name = device["name"]

    @property
    def is_connected(self) -> bool:
        """Whether it is at home."""
        return bool(self.device.get("value", True))
