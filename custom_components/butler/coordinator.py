"""Asks the app every 30 s how it is; what is unavailable with it follows from that."""

from dataclasses import dataclass
import logging
from typing import Any, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed

from .allow_list import AllowList
from .api import ButlerClient, ButlerError, ButlerUnauthorizedError
from .const import DOMAIN, NAME, POLL_INTERVAL
from .exchanges import ExchangeQueue
from .memory import ConversationMemories
from .sentences import Sentences

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class ButlerData:
    """What the parts of a loaded entry share."""

    client: ButlerClient
    coordinator: ButlerCoordinator
    exchanges: ExchangeQueue
    sentences: Sentences
    allow_list: AllowList
    memories: ConversationMemories


type ButlerConfigEntry = ConfigEntry[ButlerData]


class ButlerCoordinator(DataUpdateCoordinator[dict[str, Any]]):
    """Polls the app's status."""

    config_entry: ButlerConfigEntry

    def __init__(self, hass: HomeAssistant, entry: ButlerConfigEntry, client: ButlerClient) -> None:
        """Take whom to ask."""
        super().__init__(
            hass,
            _LOGGER,
            config_entry=entry,
            name=NAME,
            update_interval=POLL_INTERVAL,
            always_update=False,
        )
        self.client = client

    @override
    async def _async_update_data(self) -> dict[str, Any]:
        try:
            status = await self.client.status()
        except ButlerUnauthorizedError as err:
            raise ConfigEntryAuthFailed(
                translation_domain=DOMAIN, translation_key="unauthorized"
            ) from err
        except ButlerError as err:
            raise UpdateFailed(
                translation_domain=DOMAIN,
                translation_key="unavailable",
                translation_placeholders={"url": self.client.url, "reason": str(err)},
            ) from err
        status.pop("uptime_s", None)
        status["usage"] = await self._async_get_usage()
        return status

    async def _async_get_usage(self) -> dict[str, Any] | None:
        """Return what the model cost, if the app can tell; who it was for is nobody's business here."""
        try:
            usage = await self.client.usage()
        except ButlerError:
            return None
        usage.pop("people", None)
        return usage

    @callback
    def async_app_connected(self) -> None:
        """Ask again if the last status says that the app has no connection, as it just got one."""
        if self.last_update_success and self.data["home_assistant"] == "connected":
            return
        self.config_entry.async_create_background_task(
            self.hass, self.async_request_refresh(), "butler asks how the app is"
        )
