"""A home without hardware: devices that behave, devices that do not, and voice satellites."""

from __future__ import annotations

import voluptuous as vol

from homeassistant.config_entries import SOURCE_IMPORT, ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.typing import ConfigType
from homeassistant.setup import async_setup_component

from .const import DATA_DEVICES, DOMAIN, PLATFORMS
from .services import async_setup_services

CONFIG_SCHEMA = vol.Schema(
    {DOMAIN: vol.Schema({vol.Required("devices"): [dict]})}, extra=vol.ALLOW_EXTRA
)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Take the devices from YAML and make the one config entry that they hang on."""
    hass.data[DATA_DEVICES] = config.get(DOMAIN, {}).get("devices", [])
    async_setup_services(hass)
    if not hass.config_entries.async_entries(DOMAIN):
        hass.async_create_task(
            hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_IMPORT}, data={})
        )
    return True


async def async_setup_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    """Set up the platforms, then the demo integration: ours get the plain entity ids."""
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    await async_setup_component(hass, "demo", {"demo": {}})
    return True


async def async_unload_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    """Unload the platforms."""
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
