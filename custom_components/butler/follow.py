"""Following the coordinator over reloads of the entry: what a topic outlives."""

from collections.abc import Callable
from typing import Any

from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, ConfigEntry, ConfigEntryChange
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from .const import DOMAIN
from .coordinator import ButlerConfigEntry, ButlerCoordinator


@callback
def async_follow_coordinator(
    hass: HomeAssistant, changed: Callable[[ButlerCoordinator | None], None]
) -> CALLBACK_TYPE:
    """Call back at once and on every change, with None while no entry is loaded; returns how to end it."""
    followed: ButlerCoordinator | None = None
    unfollow: CALLBACK_TYPE = _nothing

    @callback
    def tell(*_: Any) -> None:
        nonlocal followed, unfollow
        coordinator = _get_coordinator(hass)
        if coordinator is not followed:
            unfollow()
            followed = coordinator
            unfollow = _nothing if coordinator is None else coordinator.async_add_listener(tell)
        changed(coordinator)

    @callback
    def on_entry(_change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN:
            tell()

    disconnect = async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, on_entry)
    tell()

    @callback
    def end() -> None:
        disconnect()
        unfollow()

    return end


@callback
def _nothing() -> None:
    """End nothing."""


@callback
def _get_coordinator(hass: HomeAssistant) -> ButlerCoordinator | None:
    entries: list[ButlerConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    return entries[0].runtime_data.coordinator if entries else None
