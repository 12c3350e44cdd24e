"""Speakers and a television."""

from __future__ import annotations

import voluptuous as vol

from homeassistant.components.media_player import (
    MediaPlayerDeviceClass,
    MediaPlayerEntity,
    MediaPlayerEntityFeature,
    MediaPlayerState,
)
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv, entity_platform
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import Device
from .entity import VirtualEntity, async_add_devices

FEATURES = (
    MediaPlayerEntityFeature.TURN_ON
    | MediaPlayerEntityFeature.TURN_OFF
    | MediaPlayerEntityFeature.PLAY
    | MediaPlayerEntityFeature.PAUSE
    | MediaPlayerEntityFeature.STOP
    | MediaPlayerEntityFeature.NEXT_TRACK
    | MediaPlayerEntityFeature.PREVIOUS_TRACK
    | MediaPlayerEntityFeature.VOLUME_SET
    | MediaPlayerEntityFeature.VOLUME_STEP
    | MediaPlayerEntityFeature.VOLUME_MUTE
    | MediaPlayerEntityFeature.GROUPING
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: ConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the players."""
    async_add_devices(hass, "media_player", async_add_entities, VirtualPlayer)
    entity_platform.async_get_current_platform().async_register_entity_service(
        "show", {vol.Required("title"): cv.string}, "async_show"
    )


class VirtualPlayer(VirtualEntity, MediaPlayerEntity):
    """A player; `value` is its state at the start."""

    def __init__(self, device: Device) -> None:
        """Start as configured."""
        super().__init__(device)
        self._attr_device_class = MediaPlayerDeviceClass(device.get("device_class", "speaker"))
        self._attr_supported_features = FEATURES
        self._attr_state = MediaPlayerState(str(device.get("value", "idle")))
        self._attr_volume_level = 0.4
        self._attr_is_volume_muted = False
        self._attr_group_members = []
        if sources := device.get("sources"):
            self._attr_supported_features |= MediaPlayerEntityFeature.SELECT_SOURCE
            self._attr_source_list = sources
            self._attr_source = sources[0]
        if self._attr_state == MediaPlayerState.PLAYING:
            self._attr_media_title = "Clair de lune"
            self._attr_media_artist = "Claude Debussy"

    async def async_show(self, title: str) -> None:
        """Play something that a stranger has named."""
        self._attr_media_title = title
        self._become(MediaPlayerState.PLAYING)

    def _become(self, state: MediaPlayerState) -> None:
        self._attr_state = state
        self.async_write_ha_state()

    async def async_turn_on(self) -> None:
        """Switch on."""
        self._become(MediaPlayerState.IDLE)

    async def async_turn_off(self) -> None:
        """Switch off."""
        self._become(MediaPlayerState.OFF)

    async def async_media_play(self) -> None:
        """Play."""
        self._become(MediaPlayerState.PLAYING)

    async def async_media_pause(self) -> None:
        """Pause."""
        self._become(MediaPlayerState.PAUSED)

    async def async_media_stop(self) -> None:
        """Stop."""
        self._become(MediaPlayerState.IDLE)

    async def async_media_next_track(self) -> None:
        """Play the next one."""
        self._attr_media_title = "Arabesque No. 1"
        self._become(MediaPlayerState.PLAYING)

    async def async_media_previous_track(self) -> None:
        """Play the one before."""
        self._attr_media_title = "Clair de lune"
        self._become(MediaPlayerState.PLAYING)

    async def async_set_volume_level(self, volume: float) -> None:
        """Set the volume."""
        self._attr_volume_level = volume
        self.async_write_ha_state()

    async def async_mute_volume(self, mute: bool) -> None:
        """Mute or unmute."""
        self._attr_is_volume_muted = mute
        self.async_write_ha_state()

    async def async_select_source(self, source: str) -> None:
        """Change the input."""
        self._attr_source = source
        self.async_write_ha_state()

    async def async_join_players(self, group_members: list[str]) -> None:
        """Play together with others."""
        self._attr_group_members = [self.entity_id, *group_members]
        self.async_write_ha_state()

    async def async_unjoin_player(self) -> None:
        """Play alone."""
        self._attr_group_members = []
        self.async_write_ha_state()
