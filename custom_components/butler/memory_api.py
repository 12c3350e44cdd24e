"""Commands of cards about what the butler knows; everybody's own and the household's, whoever is an administrator."""

from typing import Any
from urllib.parse import quote

import probatio

from homeassistant.auth.models import User
from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback

from .api import Json
from .card_command import CHANGE_ID, async_run
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


@callback
def async_setup(hass: HomeAssistant) -> None:
    """Register the commands, once for all entries to come."""
    websocket_api.async_register_command(hass, ws_list)
    websocket_api.async_register_command(hass, ws_why)
    websocket_api.async_register_command(hass, ws_correct)
    websocket_api.async_register_command(hass, ws_forget)
    websocket_api.async_register_command(hass, ws_keep)
    websocket_api.async_register_command(hass, ws_forget_everything)
    websocket_api.async_register_command(hass, ws_export)


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/memory/list",
        probatio.Optional("scope"): probatio.In(["private", "household"]),
        probatio.Optional("search"): _SEARCH,
        probatio.Optional("after"): _SEARCH,
        probatio.Optional("limit"): probatio.All(int, probatio.Range(min=1, max=_MAX_PAGE)),
    }
)
@websocket_api.async_response
async def ws_list(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Return a page of facts, the newest first."""
    names = ("scope", "search", "after", "limit")
    wanted = {name: msg[name] for name in names if name in msg}

    async def work(entry: ButlerConfigEntry, user: User) -> Json:
        return await _async_post(entry, user, "facts", **wanted)

    await async_run(hass, connection, msg, work)


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/memory/why",
        probatio.Required("fact_id"): _FACT_ID,
    }
)
@websocket_api.async_response
async def ws_why(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Return where a fact comes from; a code or a password is shown here alone."""

    async def work(entry: ButlerConfigEntry, user: User) -> Json:
        return await _async_post(entry, user, _path(msg, "why"))

    await async_run(hass, connection, msg, work)


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/memory/correct",
        probatio.Required("fact_id"): _FACT_ID,
        probatio.Required("fact"): _FACT,
        probatio.Required("change_id"): CHANGE_ID,
    }
)
@websocket_api.async_response
async def ws_correct(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Put other words in the place of a fact, and return the fact as it is then."""

    async def work(entry: ButlerConfigEntry, user: User) -> Json:
        return await _async_post(entry, user, _path(msg, "correct"), fact=msg["fact"])

    await async_run(hass, connection, msg, work)


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/memory/forget",
        probatio.Required("fact_id"): _FACT_ID,
        probatio.Required("change_id"): CHANGE_ID,
    }
)
@websocket_api.async_response
async def ws_forget(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Forget a fact: nobody hears it from now on, and it can be kept after all for some seconds."""

    async def work(entry: ButlerConfigEntry, user: User) -> Json:
        await _async_post(entry, user, _path(msg, "forget"), undo_for=_UNDO_FOR)
        async_forget_changes(hass, user.id)
        async_get_chat(hass).async_forget(user.id)
        return {}

    await async_run(hass, connection, msg, work)


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/memory/keep",
        probatio.Required("fact_id"): _FACT_ID,
        probatio.Required("change_id"): CHANGE_ID,
    }
)
@websocket_api.async_response
async def ws_keep(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Have a fact back that was just forgotten, and return it; `not_found` when it was too late."""

    async def work(entry: ButlerConfigEntry, user: User) -> Json:
        return await _async_post(entry, user, _path(msg, "keep"))

    await async_run(hass, connection, msg, work)


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/memory/forget_everything",
        # The card has had a word typed for it.
        probatio.Required("is_sure"): probatio.All(bool, True),
        probatio.Required("change_id"): CHANGE_ID,
    }
)
@websocket_api.async_response
async def ws_forget_everything(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Forget everything of whoever asks, and return how much that was."""

    async def work(entry: ButlerConfigEntry, user: User) -> Json:
        gone = await _async_post(entry, user, "forget-everything", is_sure=True)
        async_forget_changes(hass, user.id)
        async_get_chat(hass).async_forget(user.id)
        return gone

    await async_run(hass, connection, msg, work)


@websocket_api.websocket_command({probatio.Required("type"): "butler/memory/export"})
@websocket_api.async_response
async def ws_export(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Return everything that is kept of whoever asks."""

    async def work(entry: ButlerConfigEntry, user: User) -> Json:
        body: Json = {"by": {"user_id": user.id}}
        client = entry.runtime_data.client
        return await client.request("POST", "/v1/memory/export", body, timeout=_EXPORT_TIMEOUT)

    await async_run(hass, connection, msg, work)


async def _async_post(entry: ButlerConfigEntry, user: User, path: str, **body: Any) -> Json:
    by = {"user_id": user.id}
    client = entry.runtime_data.client
    return await client.request("POST", f"/v1/memory/{path}", {"by": by, **body})


def _path(msg: dict[str, Any], verb: str) -> str:
    return f"facts/{quote(msg['fact_id'], safe='')}/{verb}"
