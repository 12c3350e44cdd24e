"""What is wrong in a way that only a person can put right."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import probatio

from homeassistant.components.repairs import RepairsFlow
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from .api import ButlerError, ButlerUnreachableError
from .const import API_MAX, API_MIN, DOMAIN
from .identity import NotTheAppError
from .problems import MODEL_KEY_REFUSED, PEOPLE_UNDECIDED
from .repairs_people import UndecidedPeopleFlow
from .settings_form import KEY, SECRET_SELECTOR, async_change_settings, is_key

if TYPE_CHECKING:
    from homeassistant.components.assist_pipeline import Pipeline
    from homeassistant.components.repairs import RepairsFlowResult

_PREFERS_LOCAL = "prefers_local_"
_APP_TOO_OLD = "app_too_old"
_APP_TOO_NEW = "app_too_new"


@callback
def async_check_version(hass: HomeAssistant, status: Mapping[str, Any]) -> None:
    """Say which of the two has to be updated, when they cannot talk to each other."""
    api = status.get("api", {})
    problem = get_version_problem(api)
    for issue_id in (_APP_TOO_OLD, _APP_TOO_NEW):
        if issue_id != problem:
            ir.async_delete_issue(hass, DOMAIN, issue_id)
    if problem is not None:
        ir.async_create_issue(
            hass,
            DOMAIN,
            problem,
            is_fixable=False,
            severity=ir.IssueSeverity.ERROR,
            translation_key=problem,
            translation_placeholders={"version": str(status.get("version"))},
        )


def get_version_problem(api: Mapping[str, Any]) -> str | None:
    """Return the issue of an app with these versions of the wire; None when we understand each other."""
    if int(api.get("max", API_MIN)) < API_MIN:
        return _APP_TOO_OLD
    if int(api.get("min", API_MAX)) > API_MAX:
        return _APP_TOO_NEW
    return None


@callback
def async_check_pipelines(hass: HomeAssistant, preferring_local: Iterable[Pipeline]) -> None:
    """Warn of pipelines that would act without asking the butler, e.g. unlock a door."""
    wrong = {f"{_PREFERS_LOCAL}{pipeline.id}": pipeline for pipeline in preferring_local}
    for domain, issue_id in list(ir.async_get(hass).issues):
        if domain == DOMAIN and issue_id.startswith(_PREFERS_LOCAL) and issue_id not in wrong:
            ir.async_delete_issue(hass, DOMAIN, issue_id)
    for issue_id, pipeline in wrong.items():
        ir.async_create_issue(
            hass,
            DOMAIN,
            issue_id,
            is_fixable=True,
            severity=ir.IssueSeverity.WARNING,
            translation_key="prefers_local",
            translation_placeholders={"pipeline": pipeline.name},
            data={"pipeline_id": pipeline.id, "pipeline": pipeline.name},
        )


@callback
def async_remove_all(hass: HomeAssistant) -> None:
    """Take every issue of ours away."""
    for domain, issue_id in list(ir.async_get(hass).issues):
        if domain == DOMAIN:
            ir.async_delete_issue(hass, DOMAIN, issue_id)


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Return how to fix an issue that can be fixed."""
    if issue_id == MODEL_KEY_REFUSED:
        return ModelKeyFlow(data or {})
    if issue_id == PEOPLE_UNDECIDED:
        return UndecidedPeopleFlow(data or {})
    return PrefersLocalFlow(data or {})


class PrefersLocalFlow(RepairsFlow):
    """Switches local handling off in one pipeline."""

    def __init__(self, data: Mapping[str, str | int | float | None]) -> None:
        """Take which pipeline it is."""
        self._pipeline_id = str(data["pipeline_id"])
        self._pipeline = str(data["pipeline"])

    async def async_step_init(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Start with the question."""
        return await self.async_step_confirm()

    async def async_step_confirm(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Ask once, then do it."""
        if user_input is None:
            return self.async_show_form(
                step_id="confirm",
                data_schema=probatio.Schema({}),
                description_placeholders={"pipeline": self._pipeline},
            )
        from .pipeline import async_stop_preferring_local  # noqa: PLC0415

        await async_stop_preferring_local(self.hass, self._pipeline_id)
        return self.async_create_entry(data={})


class ModelKeyFlow(RepairsFlow):
    """Takes another key for the model."""

    def __init__(self, data: Mapping[str, str | int | float | None]) -> None:
        """Take whose app it is."""
        self._entry_id = str(data["entry_id"])

    async def async_step_init(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Start with the question."""
        return await self.async_step_key()

    async def async_step_key(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Ask for a key until the app has taken one."""
        entry = self.hass.config_entries.async_get_entry(self._entry_id)
        if entry is None:
            return self.async_abort(reason="not_set_up")
        errors: dict[str, str] = {}
        reason = ""
        if user_input is not None:
            key = user_input[KEY].strip()
            try:
                if is_key(key):
                    session = async_get_clientsession(self.hass)
                    await async_change_settings(session, entry, {KEY: key})
                    return self.async_create_entry(data={})
                errors[KEY] = "invalid_key"
            except NotTheAppError:
                errors["base"] = "not_the_app"
            except ButlerUnreachableError:
                errors["base"] = "cannot_connect"
            except ButlerError as err:  # such as a key that stands in the environment
                errors["base"], reason = "refused", str(err)
        return self.async_show_form(
            step_id="key",
            data_schema=probatio.Schema({probatio.Required(KEY): SECRET_SELECTOR}),
            errors=errors,
            description_placeholders={"reason": reason},
        )
