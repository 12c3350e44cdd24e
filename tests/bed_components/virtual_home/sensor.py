"""Sensors that measure the same all day."""

from __future__ import annotations

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorStateClass
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
    """Set up the sensors."""
    async_add_devices(hass, "sensor", async_add_entities, VirtualSensor)


class VirtualSensor(VirtualEntity, SensorEntity):
    """A measurement."""

    _attr_state_class = SensorStateClass.MEASUREMENT

    def __init__(self, device: Device) -> None:
        """Measure what is configured."""
        super().__init__(device)
        if "device_class" in device:
            self._attr_device_class = SensorDeviceClass(device["device_class"])
        self._attr_native_unit_of_measurement = device.get("unit")
        self._attr_native_value = device.get("value", 0)
