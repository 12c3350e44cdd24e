"""Voice satellites without a microphone: what they hear arrives as text (`virtual_home.say`)."""

from __future__ import annotations

from typing import Any

from homeassistant.components.assist_pipeline import PipelineEvent
from homeassistant.components.assist_satellite import (
    AssistSatelliteAnnouncement,
    AssistSatelliteConfiguration,
    AssistSatelliteEntity,
    AssistSatelliteEntityFeature,
)
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
    """Set up the satellites."""
    async_add_devices(hass, "assist_satellite", async_add_entities, VirtualSatellite)


class VirtualSatellite(VirtualEntity, AssistSatelliteEntity):
    """A satellite that shows what it was told to say as attributes."""

    _attr_supported_features = (
        AssistSatelliteEntityFeature.ANNOUNCE | AssistSatelliteEntityFeature.START_CONVERSATION
    )

    def __init__(self, device: Device) -> None:
        """Have said nothing yet."""
        super().__init__(device)
        self._announced: list[str] = []

    @property
    def extra_state_attributes(self) -> dict[str, Any]:
        """What was announced here, oldest first."""
        return {"announced": self._announced}

    def async_get_configuration(self) -> AssistSatelliteConfiguration:
        """Have no wake words."""
        return AssistSatelliteConfiguration(
            available_wake_words=[], active_wake_words=[], max_active_wake_words=0
        )

    async def async_set_configuration(self, config: AssistSatelliteConfiguration) -> None:
        """Have nothing to configure."""

    def on_pipeline_event(self, event: PipelineEvent) -> None:
        """Have no lamp to show it with."""

    async def _resolve_announcement_media_id(
        self, message: str, media_id: str | None, preannounce_media_id: str | None = None
    ) -> AssistSatelliteAnnouncement:
        """Do without a voice: what is announced here is read."""
        return AssistSatelliteAnnouncement(
            message=message,
            media_id=media_id or "",
            original_media_id=media_id or "",
            tts_token=None,
            media_id_source="media_id",
        )

    def take_started(self) -> tuple[str | None, str | None]:
        """Return conversation and background of a conversation that was started here, once."""
        background, self._extra_system_prompt = self._extra_system_prompt, None
        return (None if background is None else self._conversation_id), background

    async def async_announce(self, announcement: AssistSatelliteAnnouncement) -> None:
        """Remember the announcement."""
        self._announced = [*self._announced, announcement.message]
        self.async_write_ha_state()

    async def async_start_conversation(
        self, start_announcement: AssistSatelliteAnnouncement
    ) -> None:
        """Remember the question; the answer comes through `virtual_home.say`."""
        await self.async_announce(start_announcement)
