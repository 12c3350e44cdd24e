"""The form for what holds for the whole butler; the app keeps it."""

import re
from typing import Any

import aiohttp
import probatio
from yarl import URL

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.helpers.selector import (
    BooleanSelector,
    LanguageSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)

from .api import ButlerClient
from .const import CONF_APP_ID
from .coordinator import ButlerConfigEntry
from .form import FormError
from .identity import async_identify

KEY = "anthropic_api_key"
_REMOVE_KEY = "remove_key"
_LOCAL_FIRST = "local_first"

SECRET_SELECTOR = TextSelector(
    TextSelectorConfig(type=TextSelectorType.PASSWORD, autocomplete="new-password")
)
_SELECTORS: dict[str, Any] = {
    KEY: SECRET_SELECTOR,
    "model": TextSelector(),
    "fallback_model": TextSelector(),
    "small_model": TextSelector(),
    "monthly_budget": NumberSelector(
        NumberSelectorConfig(
            min=0.01,
            max=1_000_000,
            step=0.01,
            unit_of_measurement="USD",
            mode=NumberSelectorMode.BOX,
        )
    ),
    "model_url": TextSelector(TextSelectorConfig(type=TextSelectorType.URL)),
    "ollama_url": TextSelector(TextSelectorConfig(type=TextSelectorType.URL)),
    "embedding_model": TextSelector(),
    "language": LanguageSelector(),
    _LOCAL_FIRST: BooleanSelector(),
}
_MODELS = ("model", "fallback_model", "small_model", "embedding_model")
# With what is said of one that is none.
_ADDRESSES = {"model_url": "invalid_model_url", "ollama_url": "invalid_ollama_url"}
_MODEL = re.compile(r"[\w.:/@-]{1,200}", re.ASCII)
_KEY = re.compile(r"[!-~]{1,1000}")

type Settings = dict[str, dict[str, Any]]


class SettingsForm:
    """What the app has, and what was changed of it."""

    def __init__(self, settings: Settings) -> None:
        """Take what the app has."""
        self._settings = settings

    def schema(self, user_input: dict[str, Any] | None) -> probatio.Schema:
        """Return the fields, filled with what was typed last, or else with what the app has."""
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

    def placeholders(self) -> dict[str, str]:
        """Say where those stand that cannot be changed here."""
        fixed = [one["fixed_by"] for one in self._settings.values() if one.get("fixed_by")]
        return {"fixed": ", ".join(f"`{place}`" for place in fixed) or "-"}

    def changes(self, user_input: dict[str, Any]) -> dict[str, Any]:
        """Return what is different from what the app has; None goes back to the default."""
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
        if errors := _find_mistakes(changes):
            raise FormError(errors)
        return changes

    def _open(self) -> list[str]:
        """Return the settings that may be changed here."""
        return [name for name in _SELECTORS if name in self._settings and not self._is_fixed(name)]

    def _is_fixed(self, name: str) -> bool:
        return self._settings[name].get("fixed_by") is not None


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
        elif name in _MODELS and not _MODEL.fullmatch(value):
            errors[name] = "invalid_model"
        elif name in _ADDRESSES and not _is_http(value):
            errors[name] = _ADDRESSES[name]
    return errors


def _is_http(text: str) -> bool:
    try:
        url = URL(text)
    except ValueError:
        return False
    return url.scheme in ("http", "https") and bool(url.host)
