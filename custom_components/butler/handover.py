"""Gives an app that the Supervisor vouches for its way into Home Assistant, without a code."""

from collections.abc import Mapping
import logging
from typing import Any

from homeassistant.core import HomeAssistant, callback

from . import user
from .api import ButlerClient, ButlerError
from .const import CONF_APP_ID, CONF_REFRESH_TOKEN_ID, CONF_SLUG, CONF_USER_ID
from .coordinator import ButlerConfigEntry
from .handshake import get_home_assistant_urls
from .user import ButlerLogin

_LOGGER = logging.getLogger(__name__)

_MAX_URLS = 5
# Seconds after which the app will not find us any more where it found us before.
PATIENCE = 120.0


async def async_hand_over(
    hass: HomeAssistant, client: ButlerClient, user_id: str | None
) -> ButlerLogin:
    """Give the app a token of the user Butler with that id, or of a new one; raises ButlerError."""
    login = await user.async_create_login(hass, user_id)
    try:
        await client.hand_over(login.access_token, login.user_id, _get_urls(hass))
    except BaseException:
        await user.async_take_back(hass, login, user_id)
        raise
    return login


class Reconnection:
    """Hands over again when the app lost its way to us, e.g. as it was installed anew or our port changed."""

    def __init__(self, hass: HomeAssistant, entry: ButlerConfigEntry, client: ButlerClient) -> None:
        """Take whom to watch."""
        self._hass = hass
        self._entry = entry
        self._client = client
        self._lost_at: float | None = None
        self._is_running = False
        self._last_failure = ""

    @callback
    def async_check(self, status: Mapping[str, Any]) -> None:
        """Act on how the app is now. Apps that were paired by code are paired again by code."""
        if CONF_SLUG not in self._entry.data or self._is_running:
            return
        # An app that was installed anew has another id.
        app_id = status.get("app_id")
        if isinstance(app_id, str) and app_id != self._entry.data[CONF_APP_ID]:
            data = {**self._entry.data, CONF_APP_ID: app_id}
            self._hass.config_entries.async_update_entry(self._entry, data=data)
        state = status.get("home_assistant")
        now = self._hass.loop.time()
        if state == "connected":
            self._lost_at = None
            return
        if state != "not_paired":
            if self._lost_at is None:
                self._lost_at = now
            if now - self._lost_at < PATIENCE:
                return
        self._lost_at = None
        self._is_running = True
        self._entry.async_create_background_task(
            self._hass, self._async_reconnect(), "butler hands over to its app again"
        )

    async def _async_reconnect(self) -> None:
        entry = self._entry
        old_user_id = entry.data[CONF_USER_ID]
        try:
            login = await async_hand_over(self._hass, self._client, old_user_id)
            ids = {CONF_USER_ID: login.user_id, CONF_REFRESH_TOKEN_ID: login.refresh_token_id}
            self._hass.config_entries.async_update_entry(entry, data={**entry.data, **ids})
            if old_user_id != login.user_id:
                await user.async_remove_user(self._hass, old_user_id)
            await user.async_keep_only(self._hass, login.user_id, login.refresh_token_id)
        except ButlerError as err:
            if str(err) != self._last_failure:
                _LOGGER.warning("The app cannot be connected: %s", err)
            self._last_failure = str(err)
            return
        finally:
            self._is_running = False
        self._last_failure = ""
        await entry.runtime_data.coordinator.async_refresh()


def _get_urls(hass: HomeAssistant) -> list[str]:
    """Return our origins, first the name under which the Supervisor's network knows us."""
    urls = get_home_assistant_urls(hass)
    if (api := hass.config.api) is not None:
        urls.insert(0, f"{'https' if api.use_ssl else 'http'}://homeassistant:{api.port}")
    return urls[:_MAX_URLS]
