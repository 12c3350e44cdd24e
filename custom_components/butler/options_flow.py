"""What a person may set: kept by the app, in force at once, nothing of it in Home Assistant."""

import re
from typing import Any

import aiohttp
import probatio
from yarl import URL

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlow
from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.selector import (
    BooleanSelector,
    LanguageSelector,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)

from .api import ButlerClient, ButlerError, ButlerUnauthorizedError, ButlerUnreachableError
from .const import CONF_APP_ID
from .coordinator import ButlerConfigEntry
from .identity import NotTheAppError, async_identify

KEY = "anthropic_api_key"
_REMOVE_KEY = "remove_key"
_LOCAL_FIRST = "local_first"

KEY_SELECTOR = TextSelector(
    TextSelectorConfig(type=TextSelectorType.PASSWORD, autocomplete="new-password")
)
_SELECTORS: dict[str, Any] = {
    KEY: KEY_SELECTOR,
    "model": TextSelector(),
    "fallback_model": TextSelector(),
    "model_url": TextSelector(TextSelectorConfig(type=TextSelectorType.URL)),
    "language": LanguageSelector(),
    _LOCAL_FIRST: BooleanSelector(),
}
_MODEL = re.compile(r"[\w.:/@-]{1,200}", re.ASCII)
_KEY = re.compile(r"[!-~]{1,1000}")

type Settings = dict[str, dict[str, Any]]


class ButlerOptionsFlow(OptionsFlow):
    """Shows what the app has, and hands over what was changed."""

    _settings: Settings

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show one form."""
        errors: dict[str, str] = {}
        reason = ""
        try:
            if user_input is None:
                self._settings = await async_get_settings(self._client)
            else:
                changes = self._changes(user_input)
                errors = _find_mistakes(changes)
                if not errors:
                    await async_change_settings(self.session, self.config_entry, changes)
                    return self.async_create_entry(data=dict(self.config_entry.options))
        except NotTheAppError:
            errors["base"] = "not_the_app"
        except ButlerUnauthorizedError:
            return self.async_abort(reason="unauthorized")
        except ButlerUnreachableError:
            errors["base"] = "cannot_connect"
        except ButlerError as err:
            errors["base"], reason = "refused", str(err)
        if user_input is None and errors:
            return self.async_abort(
                reason=errors["base"], description_placeholders={"reason": reason}
            )
        return self.async_show_form(
            step_id="init",
            data_schema=self._schema(user_input),
            errors=errors,
            description_placeholders={"fixed": self._fixed(), "reason": reason},
        )

    @property
    def session(self) -> aiohttp.ClientSession:
        """Return the session for the app."""
        return async_get_clientsession(self.hass)

    @property
    def _client(self) -> ButlerClient:
        data = self.config_entry.data
        return ButlerClient(self.session, data[CONF_URL], data[CONF_TOKEN])

    def _open(self) -> list[str]:
        """Return the settings that may be changed here."""
        return [name for name in _SELECTORS if name in self._settings and not self._is_fixed(name)]

    def _is_fixed(self, name: str) -> bool:
        return self._settings[name].get("fixed_by") is not None

    def _fixed(self) -> str:
        """Say where the others stand."""
        fixed = [one["fixed_by"] for one in self._settings.values() if one.get("fixed_by")]
        return ", ".join(f"`{place}`" for place in fixed) or "-"

    def _schema(self, user_input: dict[str, Any] | None) -> probatio.Schema:
        fields: dict[Any, Any] = {}
        for name in self._open():
            value = self._settings[name].get("value")
            if name == _LOCAL_FIRST:
                fields[probatio.Required(name, default=value)] = _SELECTORS[name]
                continue
            if user_input is not None:
                value = user_input.get(name)
            # A key that was typed is asked for again: what is shown may be seen.
            description = {"suggested_value": value} if name != KEY and value else None
            fields[probatio.Optional(name, description=description)] = _SELECTORS[name]
            if name == KEY and self._settings[KEY].get("is_set"):
                fields[probatio.Optional(_REMOVE_KEY, default=False)] = BooleanSelector()
        return probatio.Schema(fields)

    def _changes(self, user_input: dict[str, Any]) -> dict[str, Any]:
        """Return what is different from what was shown; None goes back to the default."""
        changes: dict[str, Any] = {}
        for name in self._open():
            value = user_input.get(name)
            if isinstance(value, str):
                value = value.strip() or None
            if name == KEY:
                if value is not None:
                    changes[KEY] = value
                elif user_input.get(_REMOVE_KEY):
                    changes[KEY] = None
            elif value != self._settings[name].get("value"):
                changes[name] = value
        return changes


async def async_get_settings(client: ButlerClient) -> Settings:
    """Return what the app has, without the key; raises ButlerError."""
    settings = await client.request("GET", "/v1/settings")
    return {name: one for name, one in settings.items() if isinstance(one, dict)}


async def async_change_settings(
    session: aiohttp.ClientSession, entry: ButlerConfigEntry, changes: dict[str, Any]
) -> None:
    """Hand over changes, a key sealed; raises NotTheAppError or ButlerError."""
    if changes:
        url, token = entry.data[CONF_URL], entry.data[CONF_TOKEN]
        body = dict(changes)
        if (key := body.get(KEY)) is not None:
            app = await async_identify(session, url, token, entry.data[CONF_APP_ID])
            body[KEY] = app.seal("settings", key)
        await ButlerClient(session, url, token).request("PUT", "/v1/settings", body)
    if entry.state is ConfigEntryState.LOADED:
        await entry.runtime_data.coordinator.async_refresh()


def is_key(text: str) -> bool:
    """Return whether a text can be a key."""
    return _KEY.fullmatch(text) is not None


def _find_mistakes(changes: dict[str, Any]) -> dict[str, str]:
    """Return an error for every field that cannot be right."""
    errors: dict[str, str] = {}
    for name, value in changes.items():
        if value is None or name == _LOCAL_FIRST:
            continue
        if name == KEY and not is_key(value):
            errors[name] = "invalid_key"
        elif name in ("model", "fallback_model") and not _MODEL.fullmatch(value):
            errors[name] = "invalid_model"
        elif name == "model_url" and not _is_http(value):
            errors[name] = "invalid_model_url"
    return errors


def _is_http(text: str) -> bool:
    try:
        url = URL(text)
    except ValueError:
        return False
    return url.scheme in ("http", "https") and bool(url.host)
