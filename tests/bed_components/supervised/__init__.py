"""The discovery of Home Assistant's own `hassio` integration, at the stand-in (tests/fakes/supervisor).

`supervised: {url, token}`. The rest of `hassio` needs a whole Supervisor with its host. What is used here is
Home Assistant's code; what is written here does as `hassio` does at its start.
"""

from __future__ import annotations

import os

import voluptuous as vol
from yarl import URL

from homeassistant.auth.const import GROUP_ID_ADMIN
from homeassistant.components.hassio.const import DATA_COMPONENT
from homeassistant.components.hassio.discovery import async_setup_discovery_view
from homeassistant.components.hassio.handler import HassIO
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.typing import ConfigType

DOMAIN = "supervised"
CONFIG_SCHEMA = vol.Schema({DOMAIN: {"url": str, "token": str}}, extra=vol.ALLOW_EXTRA)
USER = "Supervisor"
# Nothing listens there.
CLOSED_PORT = 1


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Do what `hassio` does for discovery, and give the Supervisor its user."""
    if DOMAIN not in config:
        return True
    url, token = URL(config[DOMAIN]["url"]), config[DOMAIN]["token"]
    os.environ["SUPERVISOR_TOKEN"] = token
    hass.data[DATA_COMPONENT] = HassIO(
        hass.loop, async_get_clientsession(hass), f"{url.host}:{url.port}"
    )
    users = await hass.auth.async_get_users()
    user = next((one for one in users if one.system_generated and one.name == USER), None)
    if user is None:
        user = await hass.auth.async_create_system_user(
            USER, group_ids=[GROUP_ID_ADMIN], local_only=True
        )
    refresh_token = await hass.auth.async_create_refresh_token(user)
    async with async_get_clientsession(hass).post(
        url / "homeassistant/options",
        json={"refresh_token": refresh_token.token},
        headers={"Authorization": f"Bearer {token}"},
    ) as response:
        response.raise_for_status()
    async_setup_discovery_view(hass)

    async def close_direct_way(call: ServiceCall) -> None:
        """Let nobody know an address of ours that works, as behind a certificate for another name."""
        api = hass.config.api
        assert api is not None
        api.port = CLOSED_PORT
        await hass.config.async_update(internal_url=f"http://127.0.0.1:{CLOSED_PORT}")

    async def forget_tokens(call: ServiceCall) -> None:
        """Know no token of the butler any more, as after a backup of before was restored."""
        for butler in await hass.auth.async_get_users():
            if butler.system_generated and butler.name == "Butler":
                for one in list(butler.refresh_tokens.values()):
                    hass.auth.async_remove_refresh_token(one)

    hass.services.async_register(DOMAIN, "close_direct_way", close_direct_way)
    hass.services.async_register(DOMAIN, "forget_tokens", forget_tokens)
    return True
