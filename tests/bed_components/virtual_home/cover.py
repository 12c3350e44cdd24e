"""Covers that travel for a moment before they arrive."""

from __future__ import annotations

import asyncio
from typing import Any

from homeassistant.components.cover import (
    ATTR_POSITION,
    CoverDeviceClass,
    CoverEntity,
    CoverEntityFeature,
)
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import Device
from .entity import VirtualEntity, async_add_devices

TRAVEL_SECONDS = 1


async def async_setup_entry(
    hass: HomeAssistant,
    entry: ConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the covers."""
    async_add_devices(hass, "cover", async_add_entities, VirtualCover)


class VirtualCover(VirtualEntity, CoverEntity):
    """A blind, a curtain, a gate or a garage door; `value` is its position, 0 closed."""

    _attr_supported_features = (
        CoverEntityFeature.OPEN
        | CoverEntityFeature.CLOSE
        | CoverEntityFeature.STOP
        | CoverEntityFeature.SET_POSITION
    )

    def __init__(self, device: Device) -> None:
        """Start as configured."""
        super().__init__(device)
        if "device_class" in device:
            self._attr_device_class = CoverDeviceClass(device["device_class"])
        self._travel: asyncio.Task[None] | None = None
        self._arrive(int(device.get("value", 0)))

    def _arrive(self, position: int) -> None:
        self._attr_is_opening = self._attr_is_closing = False
        self._attr_current_cover_position = position
        self._attr_is_closed = position == 0

    async def async_open_cover(self, **kwargs: Any) -> None:
        """Open fully."""
        self._set_off(100)

    async def async_close_cover(self, **kwargs: Any) -> None:
        """Close fully."""
        self._set_off(0)

    async def async_set_cover_position(self, **kwargs: Any) -> None:
        """Go to a position."""
        self._set_off(kwargs[ATTR_POSITION])

    async def async_stop_cover(self, **kwargs: Any) -> None:
        """Stay where it is."""
        if self._travel is not None:
            self._travel.cancel()
        self._arrive(self._attr_current_cover_position or 0)
        self.async_write_ha_state()

    def _set_off(self, position: int) -> None:
        if self._travel is not None:
            self._travel.cancel()
        here = self._attr_current_cover_position or 0
        self._attr_is_opening = position > here
        self._attr_is_closing = position < here
        self.async_write_ha_state()
        self._travel = self.hass.async_create_background_task(
            self._async_travel(position), f"{self.entity_id} travels"
        )

    async def _async_travel(self, position: int) -> None:
        await asyncio.sleep(TRAVEL_SECONDS)
        self._arrive(position)
        self.async_write_ha_state()
