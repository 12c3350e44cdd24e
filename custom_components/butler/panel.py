"""The butler's own place in the sidebar, made of the cards; an option of the integration takes it away."""

import logging
from typing import Final

from homeassistant.components import frontend as home_assistant_frontend
from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, ConfigEntry, ConfigEntryChange
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from . import frontend
from .const import DOMAIN, NAME

_LOGGER = logging.getLogger(__name__)

CONF_SIDEBAR: Final = "sidebar"
MODULE = "butler-panel.js"
_ELEMENT = "butler-panel"
_ICON = "mdi:account-tie"


async def async_setup_entry(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Put it into the sidebar and take it out, as the option says, until the entry is unloaded."""
    if (url := await frontend.async_get_url(hass, MODULE)) is None:
        return
    is_ours = False

    @callback
    def update() -> None:
        nonlocal is_ours
        wanted = bool(entry.options.get(CONF_SIDEBAR, True))
        if wanted and not is_ours:
            is_ours = _async_register(hass, url)
        elif is_ours and not wanted:
            remove()

    @callback
    def remove() -> None:
        nonlocal is_ours
        if is_ours:
            home_assistant_frontend.async_remove_panel(hass, DOMAIN)
        is_ours = False

    @callback
    def on_change(change: ConfigEntryChange, changed: ConfigEntry) -> None:
        if changed is entry and change is ConfigEntryChange.UPDATED:
            update()

    update()
    entry.async_on_unload(async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, on_change))
    entry.async_on_unload(remove)


@callback
def _async_register(hass: HomeAssistant, url: str) -> bool:
    """Return whether it is there now: another one may have the address, such as somebody's dashboard."""
    if home_assistant_frontend.async_panel_exists(hass, DOMAIN):
        _LOGGER.warning("There is a panel /%s already: the butler's own is not shown", DOMAIN)
        return False
    home_assistant_frontend.async_register_built_in_panel(
        hass,
        component_name="custom",
        sidebar_title=NAME,
        sidebar_icon=_ICON,
        frontend_url_path=DOMAIN,
        config={
            "_panel_custom": {
                "name": _ELEMENT,
                "module_url": url,
                "embed_iframe": False,
                "trust_external": False,
            }
        },
    )
    return True
