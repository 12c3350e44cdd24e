"""What all virtual entities share."""

from __future__ import annotations

from collections.abc import Callable

from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import DATA_DEVICES, DOMAIN, Device


class VirtualEntity(Entity):
    """One entity, one device, both named alike."""

    _attr_has_entity_name = True
    _attr_name = None
    _attr_should_poll = False

    def __init__(self, device: Device) -> None:
        """Take identity from the configuration."""
        self.device = device
        identity = f"{device['platform']}_{device['key']}"
        self.entity_id = f"{device['platform']}.{device['key']}"
        self._attr_unique_id = identity
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, identity)}, name=device["name"])


def async_add_devices(
    hass: HomeAssistant,
    platform: str,
    async_add_entities: AddConfigEntryEntitiesCallback,
    make: Callable[[Device], VirtualEntity],
) -> None:
    """Make an entity of each device that belongs to the platform."""
    async_add_entities(
        make(device) for device in hass.data[DATA_DEVICES] if device["platform"] == platform
    )
