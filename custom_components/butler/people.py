"""The people and rooms of the household, which the app keeps: its rows are the only truth.

The other side is addon/src/api/contract-people.ts.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

import aiohttp

from homeassistant.auth.models import User
from homeassistant.components.http import KEY_HASS_USER
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.helpers.http import current_request

from .api import ButlerClient, ButlerError, Json
from .const import CONF_APP_ID
from .coordinator import ButlerConfigEntry
from .identity import async_identify

PIN: Final = "pin"
# The person of whoever changes something.
ME = "me"


@dataclass(frozen=True, kw_only=True)
class Household:
    """Everybody, and whoever speaks where Alexa does not tell."""

    people: list[Json]
    rooms: list[Json]
    alexa_default: str | None

    def active(self) -> list[Json]:
        """Return those who are people of Home Assistant now."""
        return [row for row in self.people if row.get("is_active")]

    def undecided(self) -> list[Json]:
        """Return those of whom no owner has said yet what they are."""
        return [row for row in self.active() if not (row.get("is_decided") or row.get("is_owner"))]


class PeopleClient:
    """Reads and writes the rows on behalf of somebody."""

    def __init__(
        self, session: aiohttp.ClientSession, entry: ButlerConfigEntry, by: User | None
    ) -> None:
        """Take whose app it is, and who wants it; None is an administrator whose name nobody knows."""
        self._session = session
        self._entry = entry
        self._client = ButlerClient(session, entry.data[CONF_URL], entry.data[CONF_TOKEN])
        self._by = {
            "user_id": None if by is None else by.id,
            "is_admin": by is None or by.is_admin,
        }

    async def async_get(self) -> Household:
        """Return everybody as they are now; raises ButlerError."""
        answer = await self._client.request("GET", "/v1/people")
        alexa_default = answer.get("alexa_default")
        return Household(
            people=_rows(answer, "people"),
            rooms=_rows(answer, "rooms"),
            alexa_default=alexa_default if isinstance(alexa_default, str) else None,
        )

    async def async_change_person(self, person_id: str, changes: Json) -> Json:
        """Return the row as it is then; a PIN crosses sealed. Raises NotTheAppError or ButlerError."""
        if (pin := changes.get(PIN)) is not None:
            data = self._entry.data
            app = await async_identify(
                self._session, data[CONF_URL], data[CONF_TOKEN], data[CONF_APP_ID]
            )
            changes = {**changes, PIN: app.seal(PIN, pin)}
        return await self._async_patch(f"people/{_quote(person_id)}", changes)

    async def async_change_room(self, room_id: str, changes: Json) -> Json:
        """Return the room as it is then; raises ButlerError."""
        return await self._async_patch(f"rooms/{_quote(room_id)}", changes)

    async def async_change_household(self, changes: Json) -> Json:
        """Set what belongs to nobody; raises ButlerError."""
        return await self._async_patch("household", changes)

    async def _async_patch(self, path: str, changes: Json) -> Json:
        body = {"by": self._by, "changes": changes}
        answer = await self._client.request("PATCH", f"/v1/{path}", body)
        if self._entry.state is ConfigEntryState.LOADED:
            await self._entry.runtime_data.coordinator.async_refresh()
        return answer


def get_current_user() -> User | None:
    """Return who is in front of a form; Home Assistant tells it no flow."""
    request = current_request.get()
    user = None if request is None else request.get(KEY_HASS_USER)
    return user if isinstance(user, User) else None


def _rows(answer: Json, name: str) -> list[Json]:
    rows = answer.get(name)
    if not isinstance(rows, list) or not all(
        isinstance(row, dict) and isinstance(row.get("id"), str) for row in rows
    ):
        raise ButlerError("upstream", f"The app left out its {name}")
    return rows


def _quote(part: str) -> str:
    """Return an id as one part of a path; some have a colon in them."""
    return quote(part, safe="")
