"""The config entry is made from YAML; nobody fills in a form."""

from __future__ import annotations

from typing import Any

from homeassistant.config_entries import ConfigFlow, ConfigFlowResult

from .const import DOMAIN


class VirtualHomeConfigFlow(ConfigFlow, domain=DOMAIN):
    """Import only."""

    async def async_step_import(self, import_data: dict[str, Any]) -> ConfigFlowResult:
        """Make the entry."""
        return self.async_create_entry(title="Virtual home", data=import_data)
