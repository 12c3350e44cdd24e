"""Commands of cards with which everybody says how the butler is to be with them: their own row, and no rights."""

from collections.abc import Mapping
from typing import Any

import probatio

from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from .api import ButlerError, Json
from .card_command import CHANGE_ID, async_register
from .coordinator import ButlerConfigEntry
from .form import FormError
from .people import ME, PeopleClient
from .phone import async_get_phones
from .profile import LEARNS_AGAIN, find_changes
from .voices import async_get_voices

_MAX_SOUL = 4_000
_MAX_NAME = 200
_MAX_PHONES = 10
_NAME = probatio.All(str, probatio.Length(max=_MAX_NAME))
# Text that a database takes.
_SOUL = probatio.All(
    str, probatio.Length(max=_MAX_SOUL), probatio.Match(r"[^\x00\ud800-\udfff]*\Z")
)
# As a browser's Date writes it.
_TIME = probatio.All(str, probatio.Match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\Z"))
_CHANGES = probatio.Schema(
    {
        probatio.Optional("soul"): probatio.Any(None, _SOUL),
        probatio.Optional("voice"): probatio.Any(None, _NAME),
        probatio.Optional("start_mode"): probatio.In(["tap", "listen"]),
        probatio.Optional("notify"): probatio.Any(
            None, probatio.All([_NAME], probatio.Length(max=_MAX_PHONES))
        ),
        probatio.Optional("is_learning"): bool,
        probatio.Optional(LEARNS_AGAIN): probatio.Any(None, _TIME),
    }
)


@callback
def async_setup(hass: HomeAssistant) -> None:
    """Register the commands, once for all entries to come."""
    change = {probatio.Required("change_id"): CHANGE_ID}
    changes = {**change, probatio.Required("changes"): _CHANGES}
    # The one that is undone: another one stays.
    undone = {**change, probatio.Required("soul"): probatio.Any(None, _SOUL)}
    async_register(hass, "butler/me/get", {}, _async_get)
    async_register(hass, "butler/me/set", changes, _async_set)
    async_register(hass, "butler/me/undo_soul", undone, _async_undo_soul)


async def _async_get(
    hass: HomeAssistant, entry: ButlerConfigEntry, user: User, _msg: dict[str, Any]
) -> Json:
    """Return how the butler is with whoever is logged in; `is_somebody` false for a wall tablet."""
    return _as_answer(hass, entry, user, await _async_get_me(entry, user))


async def _async_set(
    hass: HomeAssistant, entry: ButlerConfigEntry, user: User, msg: dict[str, Any]
) -> Json:
    """Change it, and return how it is then; what is left out stays."""
    me = await _async_get_me(entry, user)
    if (row := me.get("person")) is None:
        raise ButlerError("not_found", "You are no person of Home Assistant yet.")
    given = _allowed(hass, user, row, msg["changes"])
    try:
        changes = find_changes(row, given)
    except FormError as err:
        raise ButlerError("invalid", str(err.errors["base"])) from err
    if changes:
        client = PeopleClient(async_get_clientsession(hass), entry, user)
        await client.async_change_person(ME, changes)
    return _as_answer(hass, entry, user, await _async_get_me(entry, user))


async def _async_undo_soul(
    hass: HomeAssistant, entry: ButlerConfigEntry, user: User, msg: dict[str, Any]
) -> Json:
    """Go back to the manner before, and return how it is then."""
    body = {"by": {"user_id": user.id}, "soul": msg["soul"]}
    me = await entry.runtime_data.client.request("POST", "/v1/me/soul/undo", body)
    return _as_answer(hass, entry, user, me)


async def _async_get_me(entry: ButlerConfigEntry, user: User) -> Json:
    body = {"by": {"user_id": user.id}}
    return await entry.runtime_data.client.request("POST", "/v1/me", body)


def _allowed(hass: HomeAssistant, user: User, row: Json, given: Json) -> Json:
    """Return the changes; raises when a phone is somebody else's, unless it was chosen for them before."""
    if LEARNS_AGAIN in given and given.get("is_learning") is not False:
        raise ButlerError("invalid", "Only a pause of learning has an end.")
    if (wanted := given.get("notify")) is None:
        return given
    own = {phone["id"] for phone in _phones(hass, user)} | {*(_chosen(row) or [])}
    if not own.issuperset(wanted):
        raise ButlerError("invalid", "That is none of your phones.")
    return given


def _as_answer(
    hass: HomeAssistant, entry: ButlerConfigEntry, user: User, me: Mapping[str, Any]
) -> Json:
    if (row := me.get("person")) is None:
        return {"is_somebody": False, "name": user.name, "start_mode": "tap"}
    names = ("name", "soul", "voice", "start_mode", "is_learning", LEARNS_AGAIN)
    return {
        "is_somebody": True,
        **{name: row.get(name) for name in names},
        "last_manner": me.get("last_manner"),
        "notify": _chosen(row),
        "phones": _phones(hass, user),
        "voices": async_get_voices(hass, entry),
    }


def _chosen(row: Mapping[str, Any]) -> list[str] | None:
    chosen: list[str] | None = (row.get("channels") or {}).get("notify")
    return chosen


def _phones(hass: HomeAssistant, user: User) -> list[Json]:
    """Return the phones of a user, by what reaches them."""
    phones = []
    for phone in async_get_phones(hass, user.id):
        entry = hass.config_entries.async_get_entry(phone.entry_id)
        name = phone.action if entry is None else entry.title
        phones.append({"id": f"notify.{phone.action}", "name": name})
    return phones
