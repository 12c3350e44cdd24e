"""Locks: one of them may jam."""

from __future__ import annotations

import asyncio
from typing import Any

from homeassistant.components.lock import LockEntity
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import Device
from .entity import VirtualEntity, async_add_devices

MOVE_SECONDS = 0.3


async def async_setup_entry(
    hass: HomeAssistant,
    entry: ConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the locks."""
    async_add_devices(hass, "lock", async_add_entities, VirtualLock)


class VirtualLock(VirtualEntity, LockEntity):
    """A lock with a motor."""

    def __init__(self, device: Device) -> None:
        """Start locked, unless configured otherwise."""
        super().__init__(device)
        self._attr_is_locked = bool(device.get("value", True))
        self._attr_is_jammed = False

    async def async_lock(self, **kwargs: Any) -> None:
        """Turn the key."""
        await self._async_move(locked=True)

    async def async_unlock(self, **kwargs: Any) -> None:
        """Turn the key back."""
        await self._async_move(locked=False)

    async def _async_move(self, *, locked: bool) -> None:
        self._attr_is_jammed = False
        self._attr_is_locking = locked
        self._attr_is_unlocking = not locked
        self.async_write_ha_state()
        await asyncio.sleep(MOVE_SECONDS)
        self._attr_is_locking = self._attr_is_unlocking = False
        if self.device.get("behavior") == "jams":
            self._attr_is_jammed = True
        else:
            self._attr_is_locked = locked
        self.async_write_ha_state()
