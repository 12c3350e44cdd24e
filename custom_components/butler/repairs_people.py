"""Asks an administrator what those may do of whom nobody has said it yet."""

from collections.abc import Mapping

import probatio

from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from .api import ButlerError, ButlerUnauthorizedError, Json
from .identity import NotTheAppError
from .options_flow import describe_failure
from .people import PeopleClient, get_current_user
from .rights_form import TEMPLATE

_TEMPLATE = "template"


class UndecidedPeopleFlow(RepairsFlow):
    """Goes through them one by one."""

    def __init__(self, data: Mapping[str, str | int | float | None]) -> None:
        """Take whose app it is."""
        self._entry_id = str(data["entry_id"])
        self._waiting: list[Json] | None = None

    async def async_step_init(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Start with the first one."""
        return await self.async_step_person()

    async def async_step_person(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Ask for a template until everybody has one."""
        entry = self.hass.config_entries.async_get_entry(self._entry_id)
        if entry is None:
            return self.async_abort(reason="not_set_up")
        client = PeopleClient(async_get_clientsession(self.hass), entry, get_current_user())
        errors: dict[str, str] = {}
        reason = ""
        try:
            if self._waiting is None:
                self._waiting = (await client.async_get()).undecided()
            elif user_input is not None:
                await client.async_change_person(
                    self._waiting[0]["id"], {_TEMPLATE: user_input[_TEMPLATE]}
                )
                self._waiting = self._waiting[1:]
        except (NotTheAppError, ButlerError) as err:
            key, reason = describe_failure(err)
            if self._waiting is None or isinstance(err, ButlerUnauthorizedError):
                return self.async_abort(reason=key, description_placeholders={"reason": reason})
            errors["base"] = key
        if not self._waiting:
            return self.async_create_entry(data={})
        return self.async_show_form(
            step_id="person",
            data_schema=probatio.Schema({probatio.Required(_TEMPLATE): TEMPLATE}),
            errors=errors,
            description_placeholders={"name": str(self._waiting[0].get("name")), "reason": reason},
        )
