"""Commands that the app sends over its own connection to Home Assistant."""

from typing import Any

import probatio

from homeassistant.auth.models import User
from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.util.hass_dict import HassKey

from . import user
from .act import ActError, async_act
from .allow_list import ALLOW_LIST_SCHEMA
from .const import CONF_USER_ID, DOMAIN
from .coordinator import ButlerConfigEntry
from .house import HouseFeed
from .memory_topic import MEMORY_CHANGED, async_tell_changed
from .question import QUESTIONS_SET
from .question_board import async_get_board

# Ours, beside Home Assistant's own codes: the app waits and tries again, and nobody is warned.
_ERR_NOT_READY = "not_ready"
_MAX_ENTITIES = 1_000
# Refresh token by connection that is another user's.
_LOGINS: HassKey[dict[websocket_api.ActiveConnection, str]] = HassKey(f"{DOMAIN}_logins")


@callback
def async_setup(hass: HomeAssistant) -> None:
    """Register the commands, once for all entries to come."""
    websocket_api.async_register_command(hass, ws_login)
    websocket_api.async_register_command(hass, ws_act)
    websocket_api.async_register_command(hass, ws_subscribe_house)
    websocket_api.async_register_command(hass, ws_set_allow_list)
    websocket_api.async_register_command(hass, ws_set_questions)
    websocket_api.async_register_command(hass, ws_memory_changed)


@callback
def _get_entry(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, message_id: int
) -> ButlerConfigEntry | None:
    """Return the loaded entry whose user Butler this connection is, or say that there is none."""
    app_user = _get_user(hass, connection)
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        if app_user is not None and entry.data[CONF_USER_ID] == app_user.id:
            return entry
    if app_user is not None and user.is_butler(app_user):
        # Between pairing and the config flow's last step, and while the entry is set up or reloaded.
        connection.send_error(message_id, _ERR_NOT_READY, "The Butler entry is not set up yet")
    else:
        connection.send_error(
            message_id, websocket_api.const.ERR_UNAUTHORIZED, "Only the Butler app may do this"
        )
    return None


@callback
def _get_user(hass: HomeAssistant, connection: websocket_api.ActiveConnection) -> User | None:
    """Return whose connection this is, as long as the token of its login is good."""
    if (refresh_token_id := hass.data.get(_LOGINS, {}).get(connection)) is None:
        return connection.user
    refresh_token = hass.auth.async_get_refresh_token(refresh_token_id)
    return None if refresh_token is None else refresh_token.user


@websocket_api.websocket_command(
    {probatio.Required("type"): "butler/login", probatio.Required("token"): str}
)
@callback
def ws_login(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Let the app, which came through the Supervisor as the Supervisor's user, show who it is.

    Nobody gains by it what the token would not give at the front door: no person's connection may do
    it, as that may come from where the user Butler may not, which is the local network's outside.
    """
    refresh_token = hass.auth.async_validate_access_token(msg["token"])
    if (
        not connection.user.system_generated
        or refresh_token is None
        or not user.is_butler(refresh_token.user)
    ):
        connection.send_error(
            msg["id"], websocket_api.const.ERR_UNAUTHORIZED, "This is no token of the Butler app"
        )
        return
    logins = hass.data.setdefault(_LOGINS, {})
    logins[connection] = refresh_token.id
    connection.subscriptions[msg["id"]] = lambda: logins.pop(connection, None)
    connection.send_result(msg["id"])


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/act",
        probatio.Required("domain"): str,
        probatio.Required("service"): str,
        probatio.Required("entity_ids"): probatio.All(
            [cv.strict_entity_id], probatio.Length(min=1, max=_MAX_ENTITIES)
        ),
        probatio.Required("data"): {str: object},
        probatio.Required("user_id"): probatio.Any(None, str),
        probatio.Required("parent_context_id"): probatio.Any(None, str),
    }
)
@websocket_api.async_response
async def ws_act(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Call a service on named entities for a person."""
    if _get_entry(hass, connection, msg["id"]) is None:
        return
    try:
        result = await async_act(
            hass,
            domain=msg["domain"],
            service=msg["service"],
            entity_ids=msg["entity_ids"],
            data=msg["data"],
            user_id=msg["user_id"],
            parent_context_id=msg["parent_context_id"],
        )
    except ActError as err:
        connection.send_error(msg["id"], err.code, str(err))
        return
    connection.send_result(msg["id"], result)


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/house/subscribe",
        probatio.Optional("reaches", default=False): bool,
    }
)
@websocket_api.async_response
async def ws_subscribe_house(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send what the app may know of the house, and what changes of it."""
    if _get_entry(hass, connection, msg["id"]) is None:
        return
    message_id: int = msg["id"]
    connection.send_result(message_id)
    feed = HouseFeed(
        hass,
        lambda event: connection.send_event(message_id, event),
        with_reaches=msg["reaches"],
    )
    connection.subscriptions[message_id] = await feed.async_start()


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/allow_list/set",
        probatio.Required("allow_list"): ALLOW_LIST_SCHEMA,
    }
)
@callback
def ws_set_allow_list(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Keep what Home Assistant's own matcher may execute from now on."""
    entry = _get_entry(hass, connection, msg["id"])
    if entry is None:
        return
    entry.runtime_data.allow_list.async_set(msg["allow_list"])
    connection.send_result(msg["id"])


@websocket_api.websocket_command(QUESTIONS_SET)
@callback
def ws_set_questions(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Take which questions are open from now on."""
    if (entry := _get_entry(hass, connection, msg["id"])) is None:
        return
    async_get_board(hass).async_set(msg["open"], msg["ended"])
    # The app's first word on every connection.
    entry.runtime_data.coordinator.async_app_connected()
    connection.send_result(msg["id"])


@websocket_api.websocket_command(MEMORY_CHANGED)
@callback
def ws_memory_changed(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Have the cards ask again that may show what has changed."""
    if _get_entry(hass, connection, msg["id"]) is None:
        return
    async_tell_changed(hass, msg["user_ids"], msg["but_not"])
    connection.send_result(msg["id"])
