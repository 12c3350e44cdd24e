"""Lamps: most do what they are told."""

from __future__ import annotations

import asyncio
from typing import Any

from homeassistant.components.light import (
    ATTR_BRIGHTNESS,
    ATTR_COLOR_TEMP_KELVIN,
    ATTR_HS_COLOR,
    ColorMode,
    LightEntity,
)
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import Device
from .entity import VirtualEntity, async_add_devices

SLOW_SECONDS = 3
AWAY_SECONDS = 15
MODES = {
    "onoff": {ColorMode.ONOFF},
    "brightness": {ColorMode.BRIGHTNESS},
    "color": {ColorMode.HS, ColorMode.COLOR_TEMP},
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: ConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the lamps."""
    async_add_devices(hass, "light", async_add_entities, VirtualLight)


class VirtualLight(VirtualEntity, LightEntity):
    """A lamp, good or bad."""

    _attr_min_color_temp_kelvin = 2000
    _attr_max_color_temp_kelvin = 6500

    def __init__(self, device: Device) -> None:
        """Start switched off."""
        super().__init__(device)
        modes = MODES[device.get("modes", "brightness")]
        self._attr_supported_color_modes = modes
        self._attr_color_mode = (
            ColorMode.COLOR_TEMP if ColorMode.COLOR_TEMP in modes else next(iter(modes))
        )
        self._attr_is_on = bool(device.get("value", False))
        self._attr_brightness = 180
        self._attr_color_temp_kelvin = 3000

    async def async_turn_on(self, **kwargs: Any) -> None:
        """Switch on, or behave as badly as configured."""
        if ATTR_HS_COLOR in kwargs:
            self._attr_color_mode = ColorMode.HS
            self._attr_hs_color = kwargs[ATTR_HS_COLOR]
        if ATTR_COLOR_TEMP_KELVIN in kwargs:
            self._attr_color_mode = ColorMode.COLOR_TEMP
            self._attr_color_temp_kelvin = kwargs[ATTR_COLOR_TEMP_KELVIN]
        self._attr_brightness = kwargs.get(ATTR_BRIGHTNESS, self._attr_brightness)
        await self._async_switch(True)

    async def async_turn_off(self, **kwargs: Any) -> None:
        """Switch off, or behave as badly as configured."""
        await self._async_switch(False)

    async def _async_switch(self, on: bool) -> None:
        match self.device.get("behavior", "normal"):
            case "stuck":
                return
            case "slow":
                await asyncio.sleep(SLOW_SECONDS)
            case "vanishes":
                await self._async_vanish()
                return
        self._attr_is_on = on
        self.async_write_ha_state()

    async def _async_vanish(self) -> None:
        """Leave the network in the middle of the call, and come back after a while as it was."""
        await asyncio.sleep(0.2)
        self._attr_available = False
        self.async_write_ha_state()
        self.async_on_remove(self.hass.loop.call_later(AWAY_SECONDS, self._come_back).cancel)
        await asyncio.sleep(0.2)

    def _come_back(self) -> None:
        self._attr_available = True
        self.async_write_ha_state()
