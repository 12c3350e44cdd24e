"""The forms for what is nobody's: rooms, which are satellites and wall tablets, and the household."""

from typing import Any

import probatio

from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import BooleanSelector

from .api import Json
from .form import select_row, suggest
from .people import Household
from .rights_form import make_rights_fields, read_rights, show_rights

_MAY_ANSWER = "may_answer_security"
_ALEXA_DEFAULT = "alexa_default"
_OF_USER = "user:"
# Ours: whose satellite it is. What may be done there is said with that person.
_OWNER = "owner"


class RoomForm:
    """What the app has of a room, and what was changed of it."""

    def __init__(self, room: Json) -> None:
        """Take the room as the app has it."""
        self.room = room

    def schema(self, user_input: dict[str, Any] | None) -> probatio.Schema:
        """Return the fields, filled with what was typed last, or else with what the app has."""
        shown = show_rights(self.room) if user_input is None else user_input
        may_answer = (self.room if user_input is None else user_input).get(_MAY_ANSWER, False)
        rights = {} if self.room.get(_OWNER) else make_rights_fields(shown)
        return probatio.Schema(
            {**rights, probatio.Required(_MAY_ANSWER, default=may_answer): BooleanSelector()}
        )

    def changes(self, user_input: dict[str, Any]) -> Json:
        """Return what is different from what the app has; raises FormError."""
        rights = {} if self.room.get(_OWNER) else read_rights(user_input)
        wanted = {**rights, _MAY_ANSWER: bool(user_input.get(_MAY_ANSWER))}
        return {name: value for name, value in wanted.items() if value != self.room.get(name)}

    def placeholders(self) -> dict[str, str]:
        """Return which room it is."""
        return {"name": str(self.room.get("name"))}


class HouseholdForm:
    """What the app has of the household, and what was changed of it."""

    def __init__(self, household: Household) -> None:
        """Take it as the app has it."""
        self._household = household

    def schema(self, user_input: dict[str, Any] | None) -> probatio.Schema:
        """Return the fields, filled with what was typed last, or else with what the app has."""
        shown = self._household.alexa_default
        if user_input is not None:
            shown = user_input.get(_ALEXA_DEFAULT)
        return probatio.Schema(
            {suggest(_ALEXA_DEFAULT, shown): select_row(self._household.active())}
        )

    def changes(self, user_input: dict[str, Any]) -> Json:
        """Return what is different from what the app has."""
        chosen = user_input.get(_ALEXA_DEFAULT)
        return {} if chosen == self._household.alexa_default else {_ALEXA_DEFAULT: chosen}

    def placeholders(self) -> dict[str, str]:
        """There is one household."""
        return {}


async def async_get_rooms(hass: HomeAssistant, household: Household) -> list[Json]:
    """Return every room that could speak, with what the app has of it.

    The app knows those that are set; of the others everything is the template's. One person's satellite
    is among them, as it depends on the room whether a PIN may be said there.
    """
    owners = {
        satellite: str(row.get("name"))
        for row in household.active()
        for satellite in row.get("satellites", [])
    }
    users = {row.get("user_id") for row in household.active()}
    names = {state.entity_id: state.name for state in hass.states.async_all("assist_satellite")}
    for user in await hass.auth.async_get_users():
        if user.is_active and not user.system_generated and user.id not in users:
            names[f"{_OF_USER}{user.id}"] = user.name or user.id
    kept = {room["id"]: room for room in household.rooms}
    new = {"areas": {}, "media": {}, _MAY_ANSWER: False}
    rooms = [{**new, "id": key, **kept.pop(key, {}), "name": name} for key, name in names.items()]
    rooms += [{**room, "name": room.get("name") or room["id"]} for room in kept.values()]
    return [_with_owner(room, owners.get(room["id"])) for room in rooms]


def _with_owner(room: Json, owner: str | None) -> Json:
    return room if owner is None else {**room, _OWNER: owner, "name": f"{room['name']} ({owner})"}
