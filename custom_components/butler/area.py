"""Where a device or satellite stands, as Home Assistant's own agent sees it."""

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er


@callback
def async_get_area_id(
    hass: HomeAssistant, satellite_id: str | None, device_id: str | None
) -> str | None:
    """Return the area of the satellite, else of its device, else of the device."""
    if satellite_id is not None:
        entry = er.async_get(hass).async_get(satellite_id)
        if entry is not None:
            return async_get_entity_area_id(hass, entry)
    return _device_area_id(hass, device_id)


@callback
def async_get_entity_area_id(hass: HomeAssistant, entry: er.RegistryEntry) -> str | None:
    """Return the area of an entity, else of its device."""
    return entry.area_id or _device_area_id(hass, entry.device_id)


def _device_area_id(hass: HomeAssistant, device_id: str | None) -> str | None:
    if device_id is None:
        return None
    device = dr.async_get(hass).async_get(device_id)
    return None if device is None else dr.async_get_effective_area_id(hass, device)
