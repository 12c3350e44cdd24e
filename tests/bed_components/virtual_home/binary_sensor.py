"""Contacts, motion and leaks."""

from __future__ import annotations

from homeassistant.components.binary_sensor import BinarySensorDeviceClass, BinarySensorEntity
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
    """Set up the binary sensors."""
    async_add_devices(hass, "binary_sensor", async_add_entities, VirtualBinarySensor)


class VirtualBinarySensor(VirtualEntity, BinarySensorEntity):
    """Something that is so or not."""

    def __init__(self, device: Device) -> None:
        """Report what is configured."""
        super().__init__(device)
        if "device_class" in device:
            self._attr_device_class = BinarySensorDeviceClass(device["device_class"])
        self._attr_is_on = bool(device.get("value", False))
