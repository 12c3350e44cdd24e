"""The action with which people take along what the butler keeps of them: their own, and nobody else's."""

import probatio

from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from .api import ButlerClient, ButlerError
from .const import DOMAIN
from .profile import async_get_user, failure, invalid

_EXPORT = "export_memory"
# Years of a talkative person.
_TIMEOUT = 60


@callback
def async_setup(hass: HomeAssistant) -> None:
    """Register the action, once for all entries to come."""
    hass.services.async_register(
        DOMAIN,
        _EXPORT,
        _async_export,
        probatio.Schema({}),
        supports_response=SupportsResponse.ONLY,
    )


async def _async_export(call: ServiceCall) -> ServiceResponse:
    """Return everything that is kept of whoever called the action."""
    user = await async_get_user(call, otherwise="nobody_exports")
    for entry in call.hass.config_entries.async_loaded_entries(DOMAIN):
        data = entry.data
        session = async_get_clientsession(call.hass)
        client = ButlerClient(session, data[CONF_URL], data[CONF_TOKEN])
        body = {"by": {"user_id": user.id}}
        try:
            return await client.request("POST", "/v1/memory/export", body, timeout=_TIMEOUT)
        except ButlerError as err:
            raise _failure(err) from err
    raise invalid("not_set_up")


def _failure(err: ButlerError) -> HomeAssistantError:
    # Whoever is no person of Home Assistant has to be told so.
    return invalid("nothing_kept") if err.code == "denied" else failure(err)
