"""The one device of the butler."""

from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo

from .const import DOMAIN, NAME
from .coordinator import ButlerConfigEntry


def make_device_info(entry: ButlerConfigEntry) -> DeviceInfo:
    """Return the device that all entities of an entry belong to."""
    return DeviceInfo(
        identifiers={(DOMAIN, entry.entry_id)},
        name=NAME,
        manufacturer=NAME,
        entry_type=DeviceEntryType.SERVICE,
        sw_version=(entry.runtime_data.coordinator.data or {}).get("version"),
    )
