"""The Butler integration: connects Home Assistant to the butler's app."""

from contextlib import suppress
from datetime import datetime

from homeassistant.const import CONF_TOKEN, CONF_URL, EVENT_CORE_CONFIG_UPDATE, Platform
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.typing import ConfigType

from . import (
    card_api,
    chat_api,
    chat_delete,
    chat_details,
    frontend,
    local_first,
    me_api,
    memory_api,
    memory_export,
    panel,
    pipeline,
    problems,
    profile,
    question_buttons,
    question_event,
    question_phones,
    question_service,
    repairs,
    services,
    user,
    websocket_api,
)
from .allow_list import AllowList
from .api import ButlerClient, ButlerError
from .chat_board import async_get_chat, async_load_chat
from .const import CONF_USER_ID, DOMAIN, ENTRY_VERSION, POLL_INTERVAL
from .coordinator import ButlerConfigEntry, ButlerCoordinator, ButlerData
from .exchanges import ExchangeQueue
from .handover import Reconnection
from .memory import ConversationMemories
from .question_board import async_get_board, async_load_board
from .sentences import Sentences

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)
PLATFORMS = [Platform.CONVERSATION, Platform.EVENT, Platform.SENSOR]


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Register what cannot be unregistered."""
    websocket_api.async_setup(hass)
    card_api.async_setup(hass)
    chat_api.async_setup(hass)
    chat_delete.async_setup(hass)
    chat_details.async_setup(hass)
    services.async_setup(hass)
    question_service.async_setup(hass)
    profile.async_setup(hass)
    memory_export.async_setup(hass)
    memory_api.async_setup(hass)
    me_api.async_setup(hass)
    await frontend.async_setup(hass)
    problems.async_check_entries(hass, ENTRY_VERSION)
    return True


async def async_migrate_entry(hass: HomeAssistant, entry: ButlerConfigEntry) -> bool:
    """Bring an entry of an older version to this one; each version adds its step here."""
    return entry.version <= ENTRY_VERSION


async def async_setup_entry(hass: HomeAssistant, entry: ButlerConfigEntry) -> bool:
    """Set up the butler, also while the app is away: local commands work without it."""
    client = ButlerClient(
        async_get_clientsession(hass), entry.data[CONF_URL], entry.data[CONF_TOKEN]
    )
    data = entry.runtime_data = ButlerData(
        client=client,
        coordinator=ButlerCoordinator(hass, entry, client),
        exchanges=ExchangeQueue(hass, entry, client),
        sentences=Sentences(hass),
        allow_list=AllowList(hass),
        memories=ConversationMemories(),
    )
    await data.allow_list.async_load()
    await data.exchanges.async_load()
    await async_load_board(hass)
    await async_load_chat(hass)
    await data.sentences.async_load(hass.config.language)
    await data.coordinator.async_refresh()
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    question_event.async_setup_entry(hass, entry)
    phones = question_phones.async_setup_entry(hass, entry)
    question_buttons.async_setup_entry(hass, entry, phones)

    reconnection = Reconnection(hass, entry, client)
    watch = problems.Problems(hass, entry)

    @callback
    def on_status() -> None:
        watch.async_check(data.coordinator)
        if data.coordinator.last_update_success:
            data.exchanges.async_deliver()
            repairs.async_check_version(hass, data.coordinator.data)
            reconnection.async_check(data.coordinator.data)

    @callback
    def on_time(_now: datetime | None = None) -> None:
        """Do what renaming, exposing or a delivery that failed make necessary again."""
        data.exchanges.async_deliver()
        async_get_chat(hass).async_prune()
        watch.async_check(data.coordinator)
        if data.coordinator.last_update_success:
            reconnection.async_check(data.coordinator.data)
        entry.async_create_background_task(
            hass, local_first.async_prepare(hass, hass.config.language), "butler prepares sentences"
        )

    async def on_config(_event: Event) -> None:
        await data.sentences.async_load(hass.config.language)

    entry.async_on_unload(data.coordinator.async_add_listener(on_status))
    entry.async_on_unload(hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, on_config))
    entry.async_on_unload(
        async_track_time_interval(hass, on_time, POLL_INTERVAL, cancel_on_shutdown=True)
    )
    on_status()
    on_time()
    await pipeline.async_setup_entry(hass, entry)
    await frontend.async_setup_entry(hass, entry)
    await panel.async_setup_entry(hass, entry)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: ButlerConfigEntry) -> bool:
    """Unload the butler."""
    is_unloaded = await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
    if is_unloaded:
        await entry.runtime_data.exchanges.async_save()
    return is_unloaded


async def async_remove_entry(hass: HomeAssistant, entry: ButlerConfigEntry) -> None:
    """Tell the app, if it can be told, and take its user away."""
    client = ButlerClient(
        async_get_clientsession(hass), entry.data[CONF_URL], entry.data[CONF_TOKEN]
    )
    with suppress(ButlerError):
        await client.unpair()
    await user.async_remove_user(hass, entry.data[CONF_USER_ID])
    await AllowList(hass).async_remove()
    await async_load_board(hass)
    await async_get_board(hass).async_remove()
    await async_load_chat(hass)
    await async_get_chat(hass).async_remove()
    await ExchangeQueue(hass, entry, client).async_remove()
    await frontend.async_remove_entry(hass)
    repairs.async_remove_all(hass)
