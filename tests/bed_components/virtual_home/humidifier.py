"""Humidifiers."""

from __future__ import annotations

from typing import Any

from homeassistant.components.humidifier import HumidifierEntity, HumidifierEntityFeature
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
    """Set up the humidifiers."""
    async_add_devices(hass, "humidifier", async_add_entities, VirtualHumidifier)


class VirtualHumidifier(VirtualEntity, HumidifierEntity):
    """A humidifier with two modes."""

    _attr_supported_features = HumidifierEntityFeature.MODES
    _attr_available_modes = ["normal", "eco"]
    _attr_mode = "normal"
    _attr_min_humidity = 30
    _attr_max_humidity = 80

    def __init__(self, device: Device) -> None:
        """Start as configured; `value` is the target, or false for off."""
        super().__init__(device)
        value = device.get("value", False)
        self._attr_is_on = value is not False
        self._attr_target_humidity = 45 if isinstance(value, (bool, str)) else value

    async def async_turn_on(self, **kwargs: Any) -> None:
        """Switch on."""
        self._attr_is_on = True
        self.async_write_ha_state()

    async def async_turn_off(self, **kwargs: Any) -> None:
        """Switch off."""
        self._attr_is_on = False
        self.async_write_ha_state()

    async def async_set_humidity(self, humidity: int) -> None:
        """Take another target."""
        self._attr_target_humidity = humidity
        self.async_write_ha_state()

    async def async_set_mode(self, mode: str) -> None:
        """Take another mode."""
        self._attr_mode = mode
        self.async_write_ha_state()
