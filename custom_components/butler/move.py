"""The app has moved: the same app at another address, and other tokens for both sides."""

from collections.abc import Mapping
from typing import Any

from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from . import user
from .api import ButlerClient
from .const import CONF_APP_ID, CONF_REFRESH_TOKEN_ID, CONF_SLUG, CONF_USER_ID
from .handover import async_hand_over
from .handshake import get_home_assistant_urls
from .identity import async_identify, async_renew

# The app tries every address of ours before it accepts.
_RENEW_TIMEOUT = 60


async def async_move(hass: HomeAssistant, data: Mapping[str, Any], url: str) -> dict[str, Any]:
    """Return the data of the entry for the app at its new URL; void tokens are left to revoke.

    Raises NotTheAppError, or ButlerError; both sides keep what they have then.
    """
    session = async_get_clientsession(hass)
    token, user_id = data[CONF_TOKEN], data[CONF_USER_ID]
    app = await async_identify(session, url, token, data[CONF_APP_ID])
    if CONF_SLUG in data:  # the Supervisor knows its token, so that one stays
        login = await async_hand_over(hass, ButlerClient(session, url, token), user_id)
    else:
        login = await user.async_create_login(hass, user_id)
        try:
            payload = {"token": login.access_token, "user_id": login.user_id}
            urls = get_home_assistant_urls(hass)
            token = await async_renew(session, url, app, payload, urls, _RENEW_TIMEOUT)
        except BaseException:
            await user.async_take_back(hass, login, user_id)
            raise
    return {
        **data,
        CONF_URL: url,
        CONF_TOKEN: token,
        CONF_USER_ID: login.user_id,
        CONF_REFRESH_TOKEN_ID: login.refresh_token_id,
    }
