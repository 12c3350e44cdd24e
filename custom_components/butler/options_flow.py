"""What an administrator may set: kept by the app and in force at once, but for what Home Assistant shows."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import probatio

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.selector import BooleanSelector

from .api import ButlerClient, ButlerError, ButlerUnauthorizedError, ButlerUnreachableError, Json
from .form import Form, FormError, select_row
from .identity import NotTheAppError
from .panel import CONF_SIDEBAR
from .people import Household, PeopleClient, get_current_user
from .person_form import PersonForm
from .room_form import HouseholdForm, RoomForm, async_get_rooms
from .settings_form import SettingsForm, async_change_settings, async_get_settings

_PERSON = "person"
_ROOM = "room"


class ButlerOptionsFlow(OptionsFlow):
    """Shows what the app has, and hands over what was changed."""

    _settings: SettingsForm
    _household: Household
    _rooms: dict[str, Json]
    _person: PersonForm
    _room: RoomForm

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what it is about."""
        return self.async_show_menu(
            step_id="init", menu_options=["settings", "people", "rooms", "household", "panel"]
        )

    async def async_step_settings(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what holds for the whole butler."""
        if user_input is None:
            try:
                self._settings = SettingsForm(await async_get_settings(self._client))
            except ButlerError as err:
                return self._give_up(err)

        async def save(changes: Json) -> None:
            await async_change_settings(self._session, self.config_entry, changes)

        return await self._async_show("settings", self._settings, user_input, save)

    async def async_step_people(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask about whom it is."""
        if user_input is not None:
            row = next(row for row in self._household.people if row["id"] == user_input[_PERSON])
            self._person = PersonForm(self.hass, row)
            return await self.async_step_person()
        try:
            self._household = await self._people.async_get()
        except ButlerError as err:
            return self._give_up(err)
        if not (people := self._household.active()):
            return self.async_abort(reason="no_people")
        schema = probatio.Schema({probatio.Required(_PERSON): select_row(people)})
        return self.async_show_form(step_id="people", data_schema=schema)

    async def async_step_person(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show what one person may, and how the butler is with them."""

        async def save(changes: Json) -> None:
            await self._people.async_change_person(self._person.row["id"], changes)

        return await self._async_show("person", self._person, user_input, save)

    async def async_step_rooms(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask about which room it is."""
        if user_input is not None:
            self._room = RoomForm(self._rooms[user_input[_ROOM]])
            return await self.async_step_room()
        try:
            rooms = await async_get_rooms(self.hass, await self._people.async_get())
        except ButlerError as err:
            return self._give_up(err)
        if not rooms:
            return self.async_abort(reason="no_rooms")
        self._rooms = {room["id"]: room for room in rooms}
        schema = probatio.Schema({probatio.Required(_ROOM): select_row(rooms)})
        return self.async_show_form(step_id="rooms", data_schema=schema)

    async def async_step_room(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show what whoever is in a room may."""

        async def save(changes: Json) -> None:
            await self._people.async_change_room(self._room.room["id"], changes)

        return await self._async_show("room", self._room, user_input, save)

    async def async_step_household(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what belongs to nobody."""
        if user_input is None:
            try:
                self._household = await self._people.async_get()
            except ButlerError as err:
                return self._give_up(err)
        save = self._people.async_change_household
        return await self._async_show("household", HouseholdForm(self._household), user_input, save)

    async def async_step_panel(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show what Home Assistant's own pages have of the butler; kept here and not in the app."""
        options = self.config_entry.options
        if user_input is not None:
            return self.async_create_entry(data={**options, **user_input})
        shown = options.get(CONF_SIDEBAR, True)
        schema = probatio.Schema(
            {probatio.Required(CONF_SIDEBAR, default=shown): BooleanSelector()}
        )
        return self.async_show_form(step_id="panel", data_schema=schema)

    async def _async_show(
        self,
        step_id: str,
        form: Form,
        user_input: dict[str, Any] | None,
        save: Callable[[Json], Awaitable[object]],
    ) -> ConfigFlowResult:
        """Show a form until the app has taken what was typed."""
        errors: dict[str, str] = {}
        reason = ""
        if user_input is not None:
            try:
                if changes := form.changes(user_input):
                    await save(changes)
                return self.async_create_entry(data=dict(self.config_entry.options))
            except FormError as err:
                errors = err.errors
            except ButlerUnauthorizedError as err:
                return self._give_up(err)
            except (NotTheAppError, ButlerError) as err:
                errors["base"], reason = describe_failure(err)
        return self.async_show_form(
            step_id=step_id,
            data_schema=form.schema(user_input),
            errors=errors,
            description_placeholders={**form.placeholders(), "reason": reason},
        )

    @property
    def _session(self) -> aiohttp.ClientSession:
        return async_get_clientsession(self.hass)

    @property
    def _client(self) -> ButlerClient:
        data = self.config_entry.data
        return ButlerClient(self._session, data[CONF_URL], data[CONF_TOKEN])

    @property
    def _people(self) -> PeopleClient:
        return PeopleClient(self._session, self.config_entry, get_current_user())

    def _give_up(self, err: ButlerError) -> ConfigFlowResult:
        """End with what went wrong, where there is no form to show it in."""
        key, reason = describe_failure(err)
        return self.async_abort(reason=key, description_placeholders={"reason": reason})


def describe_failure(err: Exception) -> tuple[str, str]:
    """Return the translation that says what went wrong, and the app's own words."""
    if isinstance(err, NotTheAppError):
        return "not_the_app", ""
    if isinstance(err, ButlerUnauthorizedError):
        return "unauthorized", ""
    if isinstance(err, ButlerUnreachableError):
        return "cannot_connect", ""
    return "refused", str(err)
