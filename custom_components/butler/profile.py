"""Actions with which people say how the butler is to be with them: their own row, and no rights."""

from collections.abc import Mapping
from typing import Any

import probatio

from homeassistant.auth.models import User
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from .api import ButlerError, ButlerUnreachableError, Json
from .const import DOMAIN
from .form import FormError
from .people import ME, PeopleClient
from .person_form import is_same, read_manner

_GET = "get_profile"
_SET = "set_profile"
_LEARNING = "is_learning"
# When a pause of that ends by itself; nothing: when they say so.
LEARNS_AGAIN = "learns_again_at"
_QUIET = {"quiet_from": "from", "quiet_to": "to"}

_TEXT = probatio.Any("", cv.string)
_LIST = probatio.All(cv.ensure_list, [cv.string])
_CLOCK = probatio.Any("", probatio.All(cv.time, lambda time: time.isoformat("minutes")))
_SET_SCHEMA = probatio.Schema(
    {
        probatio.Optional("soul"): _TEXT,
        probatio.Optional("voice"): _TEXT,
        probatio.Optional("start_mode"): probatio.In(["tap", "listen"]),
        probatio.Optional("languages"): _LIST,
        probatio.Optional("notify"): _LIST,
        probatio.Optional("whatsapp"): _TEXT,
        probatio.Optional("telegram"): _TEXT,
        **{probatio.Optional(name): _CLOCK for name in _QUIET},
        probatio.Optional(_LEARNING): cv.boolean,
    }
)


@callback
def async_setup(hass: HomeAssistant) -> None:
    """Register the actions, once for all entries to come."""
    hass.services.async_register(
        DOMAIN,
        _GET,
        _async_get,
        probatio.Schema({}),
        supports_response=SupportsResponse.ONLY,
    )
    hass.services.async_register(
        DOMAIN, _SET, _async_set, _SET_SCHEMA, supports_response=SupportsResponse.OPTIONAL
    )


async def _async_get(call: ServiceCall) -> ServiceResponse:
    """Return how the butler is with whoever called the action."""
    try:
        return _as_answer(await _async_get_row(*await _async_get_client(call)))
    except ButlerError as err:
        raise failure(err) from err


async def _async_set(call: ServiceCall) -> ServiceResponse:
    """Change it; what is left out stays, what is empty goes back to the usual."""
    client, user = await _async_get_client(call)
    try:
        row = await _async_get_row(client, user)
        given = {_QUIET.get(name, name): value for name, value in call.data.items()}
        if changes := find_changes(row, given):
            row = await client.async_change_person(ME, changes)
    except FormError as err:
        raise invalid(err.errors["base"]) from err
    except ButlerError as err:
        raise failure(err) from err
    return _as_answer(row) if call.return_response else None


async def _async_get_client(call: ServiceCall) -> tuple[PeopleClient, User]:
    """Return the way to the rows for whoever called the action, who must be somebody."""
    user = await async_get_user(call)
    for entry in call.hass.config_entries.async_loaded_entries(DOMAIN):
        return PeopleClient(async_get_clientsession(call.hass), entry, user), user
    raise invalid("not_set_up")


async def async_get_user(call: ServiceCall, *, otherwise: str = "nobody_asks") -> User:
    """Return whoever called the action; raises for an automation, and for who may not log in."""
    user_id = call.context.user_id
    user = None if user_id is None else await call.hass.auth.async_get_user(user_id)
    if user is None or not user.is_active or user.system_generated:
        raise invalid(otherwise)
    return user


async def _async_get_row(client: PeopleClient, user: User) -> Json:
    household = await client.async_get()
    for row in household.active():
        if row.get("user_id") == user.id:
            return row
    raise invalid("no_person", user=user.name or user.id)


def find_changes(row: Mapping[str, Any], given: Mapping[str, Any]) -> Json:
    """Return what somebody wants otherwise of their own row, as the wire has it; raises FormError."""
    wanted = read_manner({**_flat_manner(row), **given})
    changes = {name: value for name, value in wanted.items() if not is_same(value, row.get(name))}
    if _LEARNING in given:
        is_learning = given[_LEARNING]
        end = None if is_learning else given.get(LEARNS_AGAIN)
        if (is_learning, end) != (row.get(_LEARNING), row.get(LEARNS_AGAIN)):
            changes |= {_LEARNING: is_learning} | ({} if end is None else {LEARNS_AGAIN: end})
    return changes


def _flat_manner(row: Mapping[str, Any]) -> Json:
    """Return what somebody may change of themselves, by the names of the form."""
    names = ("soul", "voice", "start_mode", "languages")
    return {
        **{name: row.get(name) for name in names},
        **(row.get("channels") or {}),
        **(row.get("quiet_hours") or {}),
    }


def _as_answer(row: Mapping[str, Any]) -> Json:
    """Return a profile by the names of the action's fields."""
    manner = _flat_manner(row)
    quiet = {name: manner.pop(key, None) for name, key in _QUIET.items()}
    template = "owner" if row.get("is_owner") else row.get("template")
    learning = {_LEARNING: row.get(_LEARNING, True)}
    return {"name": row.get("name"), "template": template, **manner, **quiet, **learning}


def invalid(key: str, **placeholders: str) -> ServiceValidationError:
    """Return what the caller did wrong."""
    return ServiceValidationError(
        translation_domain=DOMAIN, translation_key=key, translation_placeholders=placeholders
    )


def failure(err: ButlerError) -> HomeAssistantError:
    """Say what the app says, or that it says nothing."""
    key = "profile_unreachable" if isinstance(err, ButlerUnreachableError) else "profile_refused"
    error = ServiceValidationError if err.code == "invalid" else HomeAssistantError
    return error(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders={"reason": str(err)},
    )
