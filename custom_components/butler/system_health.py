"""What Home Assistant shows of the butler under Settings, System, Repairs, System information."""

from typing import Any

from homeassistant.components import system_health
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN
from .coordinator import ButlerConfigEntry


@callback
def async_register(hass: HomeAssistant, register: system_health.SystemHealthRegistration) -> None:
    """Register what is shown."""
    register.async_register_info(_async_info, "/config/integrations/integration/butler")


async def _async_info(hass: HomeAssistant) -> dict[str, Any]:
    """Return how the app is; no address but the check of it, no name, no token."""
    entries: list[ButlerConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    if not entries:
        return {"paired": False}
    entry = entries[0]
    coordinator = entry.runtime_data.coordinator
    status = coordinator.data or {}
    store, model = status.get("store") or {}, status.get("model") or {}
    return {
        "paired": True,
        "app_reachable": system_health.async_check_can_reach_url(
            hass, f"{entry.data[CONF_URL]}/health"
        ),
        "app_version": status.get("version", "unknown"),
        "home_assistant": status.get("home_assistant", "unknown"),
        "database": store.get("kind", "unknown"),
        "database_available": store.get("available", "unknown"),
        "model_configured": model.get("configured", "unknown"),
    }
