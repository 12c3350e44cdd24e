"""What a test can make the virtual home do."""

from __future__ import annotations

from typing import Any

import voluptuous as vol

from homeassistant.components.assist_pipeline import (
    PipelineEvent,
    PipelineInput,
    PipelineRun,
    PipelineStage,
    async_get_pipeline,
)
from homeassistant.components.assist_satellite.const import DATA_COMPONENT
from homeassistant.core import (
    Context,
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import chat_session, config_validation as cv, entity_registry as er

from .assist_satellite import VirtualSatellite
from .const import DOMAIN

SAY_SCHEMA = vol.Schema(
    {
        vol.Required("entity_id"): cv.entity_id,
        vol.Required("text"): cv.string,
        vol.Optional("conversation_id"): cv.string,
    }
)


def async_setup_services(hass: HomeAssistant) -> None:
    """Register the services."""

    async def async_say(call: ServiceCall) -> ServiceResponse:
        """Say something to a satellite: as by voice, without a user, with device and satellite."""
        entity_id = call.data["entity_id"]
        entry = er.async_get(hass).async_get(entity_id)
        if entry is None:
            raise ServiceValidationError(f"There is no satellite {entity_id}")
        satellite = hass.data[DATA_COMPONENT].get_entity(entity_id)
        started, background = (
            satellite.take_started() if isinstance(satellite, VirtualSatellite) else (None, None)
        )
        events: list[PipelineEvent] = []
        with chat_session.async_get_chat_session(
            hass, call.data.get("conversation_id", started), context=None
        ) as session:
            run = PipelineInput(
                session=session,
                intent_input=call.data["text"],
                device_id=entry.device_id,
                satellite_id=entity_id,
                conversation_extra_system_prompt=background,
                run=PipelineRun(
                    hass,
                    context=Context(),
                    pipeline=async_get_pipeline(hass),
                    start_stage=PipelineStage.INTENT,
                    end_stage=PipelineStage.INTENT,
                    event_callback=events.append,
                ),
            )
            await run.validate()
            await run.execute()
        return {
            "conversation_id": session.conversation_id,
            "events": [_plain(event) for event in events],
        }

    hass.services.async_register(DOMAIN, "say", async_say, SAY_SCHEMA, SupportsResponse.ONLY)


def _plain(event: PipelineEvent) -> dict[str, Any]:
    return {"type": str(event.type), "data": event.data}
