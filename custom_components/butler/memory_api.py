"""Commands of cards about what the butler knows; everybody's own and the household's, whoever is an administrator."""

from typing import Any
from urllib.parse import quote

import probatio

from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant, callback

from .api import Json
from .card_command import CHANGE_ID, async_register
from .chat_board import async_get_chat
from .coordinator import ButlerConfigEntry
from .once import async_forget_changes

# Seconds in which the app gives a forgotten fact back: a card's ten, and the way.
_UNDO_FOR = 12
# Years of a talkative person.
_EXPORT_TIMEOUT = 60
_MAX_PAGE = 100
# As addon/src/api/contract-memory.ts has it.
_LINE = probatio.All(str, probatio.Match(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]*\Z"))
_SEARCH = probatio.All(_LINE, probatio.Length(max=200))
_FACT = probatio.All(_LINE, probatio.Length(max=500), probatio.Match(r".*\S"))
_FACT_ID = probatio.All(str, probatio.Match(r"[A-Za-z0-9_-]{1,64}\Z"))
_ONE_FACT = {probatio.Required("fact_id"): _FACT_ID}
_CHANGE = {probatio.Required("change_id"): CHANGE_ID}


@callback
def async_setup(hass: HomeAssistant) -> None:
    """Register the commands, once for all entries to come."""
    page = {
        probatio.Optional("scope"): probatio.In(["private", "household"]),
        probatio.Optional("search"): _SEARCH,
        probatio.Optional("after"): _SEARCH,
        probatio.Optional("limit"): probatio.All(int, probatio.Range(min=1, max=_MAX_PAGE)),
    }
    one_change = {**_ONE_FACT, **_CHANGE}
    corrected = {**one_change, probatio.Required("fact"): _FACT}
    # The card has had a word typed for it.
    everything = {**_CHANGE, probatio.Required("is_sure"): probatio.All(bool, True)}
    async_register(hass, "butler/memory/list", page, _async_list)
    async_register(hass, "butler/memory/why", _ONE_FACT, _async_why)
    async_register(hass, "butler/memory/correct", corrected, _async_correct)
    async_register(hass, "butler/memory/forget", one_change, _async_forget)
    async_register(hass, "butler/memory/keep", one_change, _async_keep)
    async_register(hass, "butler/memory/forget_everything", everything, _async_forget_everything)
    async_register(hass, "butler/memory/export", {}, _async_export)


async def _async_list(
    _hass: HomeAssistant, entry: ButlerConfigEntry, user: User, msg: dict[str, Any]
) -> Json:
    """Return a page of facts, the newest first."""
    names = ("scope", "search", "after", "limit")
    wanted = {name: msg[name] for name in names if name in msg}
    return await _async_post(entry, user, "facts", **wanted)


async def _async_why(
    _hass: HomeAssistant, entry: ButlerConfigEntry, user: User, msg: dict[str, Any]
) -> Json:
    """Return where a fact comes from; a code or a password is shown here alone."""
    return await _async_post(entry, user, _path(msg, "why"))


async def _async_correct(
    _hass: HomeAssistant, entry: ButlerConfigEntry, user: User, msg: dict[str, Any]
) -> Json:
    """Put other words in the place of a fact, and return the fact as it is then."""
    return await _async_post(entry, user, _path(msg, "correct"), fact=msg["fact"])


async def _async_forget(
    hass: HomeAssistant, entry: ButlerConfigEntry, user: User, msg: dict[str, Any]
) -> Json:
    """Forget a fact: nobody hears it from now on, and it can be kept after all for some seconds."""
    await _async_post(entry, user, _path(msg, "forget"), undo_for=_UNDO_FOR)
    _async_let_go(hass, user)
    return {}


async def _async_keep(
    _hass: HomeAssistant, entry: ButlerConfigEntry, user: User, msg: dict[str, Any]
) -> Json:
    """Have a fact back that was just forgotten, and return it; `not_found` when it was too late."""
    return await _async_post(entry, user, _path(msg, "keep"))


async def _async_forget_everything(
    hass: HomeAssistant, entry: ButlerConfigEntry, user: User, _msg: dict[str, Any]
) -> Json:
    """Forget everything of whoever asks, and return how much that was."""
    gone = await _async_post(entry, user, "forget-everything", is_sure=True)
    _async_let_go(hass, user)
    return gone


async def _async_export(
    _hass: HomeAssistant, entry: ButlerConfigEntry, user: User, _msg: dict[str, Any]
) -> Json:
    """Return everything that is kept of whoever asks."""
    body: Json = {"by": {"user_id": user.id}}
    client = entry.runtime_data.client
    return await client.request("POST", "/v1/memory/export", body, timeout=_EXPORT_TIMEOUT)


@callback
def _async_let_go(hass: HomeAssistant, user: User) -> None:
    """Keep no words here of what somebody has had forgotten."""
    async_forget_changes(hass, user.id)
    async_get_chat(hass).async_forget(user.id)


async def _async_post(entry: ButlerConfigEntry, user: User, path: str, **body: Any) -> Json:
    by = {"user_id": user.id}
    client = entry.runtime_data.client
    return await client.request("POST", f"/v1/memory/{path}", {"by": by, **body})


def _path(msg: dict[str, Any], verb: str) -> str:
    return f"facts/{quote(msg['fact_id'], safe='')}/{verb}"
