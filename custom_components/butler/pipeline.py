"""The Assist pipelines that lead to the butler."""

from dataclasses import replace
from typing import TYPE_CHECKING

import probatio

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.selector import SelectSelector, SelectSelectorConfig

from . import repairs
from .const import CONF_PIPELINE_MODE, DOMAIN, NAME
from .coordinator import ButlerConfigEntry

if TYPE_CHECKING:
    from homeassistant.components.assist_pipeline import Pipeline
    from homeassistant.components.assist_pipeline.pipeline import PipelineStorageCollection

MODE_CREATE = "create"
MODE_SWITCH = "switch_preferred"
MODE_NONE = "none"
MODES = [MODE_CREATE, MODE_SWITCH, MODE_NONE]
MODE_SCHEMA = probatio.Schema(
    {
        probatio.Required(CONF_PIPELINE_MODE, default=MODE_CREATE): SelectSelector(
            SelectSelectorConfig(options=MODES, translation_key=CONF_PIPELINE_MODE)
        )
    }
)


@callback
def async_is_available(hass: HomeAssistant) -> bool:
    """Return whether this Home Assistant has pipelines at all."""
    return "assist_pipeline" in hass.config.components


@callback
def async_get_agent_id(hass: HomeAssistant, entry: ButlerConfigEntry) -> str | None:
    """Return the entity id of the butler."""
    return er.async_get(hass).async_get_entity_id("conversation", DOMAIN, entry.entry_id)


async def async_setup_entry(hass: HomeAssistant, entry: ButlerConfigEntry) -> None:
    """Do once what was chosen while pairing, and watch the pipelines from then on."""
    agent_id = async_get_agent_id(hass, entry)
    if agent_id is None or not async_is_available(hass):
        return
    if (mode := entry.options.get(CONF_PIPELINE_MODE)) is not None:
        await _async_apply(hass, mode, agent_id)
        options = {key: value for key, value in entry.options.items() if key != CONF_PIPELINE_MODE}
        hass.config_entries.async_update_entry(entry, options=options)

    async def on_change(*_: object) -> None:
        repairs.async_check_pipelines(hass, async_get_preferring_local(hass, entry))

    entry.async_on_unload(_store(hass).async_add_listener(on_change))
    await on_change()


@callback
def async_get_preferring_local(hass: HomeAssistant, entry: ButlerConfigEntry) -> list[Pipeline]:
    """Return the butler's pipelines in which Home Assistant acts before asking it."""
    from homeassistant.components.assist_pipeline import async_get_pipelines  # noqa: PLC0415

    agent_id = async_get_agent_id(hass, entry)
    return [
        one
        for one in async_get_pipelines(hass)
        if one.conversation_engine == agent_id and one.prefer_local_intents
    ]


async def async_stop_preferring_local(hass: HomeAssistant, pipeline_id: str) -> None:
    """Let the butler decide what is done locally in a pipeline."""
    from homeassistant.components.assist_pipeline import (  # noqa: PLC0415
        PipelineNotFound,
        async_get_pipeline,
        async_update_pipeline,
    )

    try:
        pipeline = async_get_pipeline(hass, pipeline_id)
    except PipelineNotFound:
        return
    await async_update_pipeline(hass, pipeline, prefer_local_intents=False)


async def _async_apply(hass: HomeAssistant, mode: str, agent_id: str) -> None:
    """Make a pipeline for the butler or switch the preferred one over; its engines stay."""
    from homeassistant.components.assist_pipeline import async_get_pipeline, async_update_pipeline  # noqa: PLC0415

    preferred = async_get_pipeline(hass)
    if mode == MODE_SWITCH:
        await async_update_pipeline(
            hass, preferred, conversation_engine=agent_id, prefer_local_intents=False
        )
    elif mode == MODE_CREATE:
        ours = replace(
            preferred, name=NAME, conversation_engine=agent_id, prefer_local_intents=False
        ).to_json()
        del ours["id"]
        store = _store(hass)
        store.async_set_preferred_item((await store.async_create_item(ours)).id)


def _store(hass: HomeAssistant) -> PipelineStorageCollection:
    from homeassistant.components.assist_pipeline.pipeline import KEY_ASSIST_PIPELINE  # noqa: PLC0415

    return hass.data[KEY_ASSIST_PIPELINE].pipeline_store
