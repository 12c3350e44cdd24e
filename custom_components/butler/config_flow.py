"""Pairing with the app, by hand: its address and the code that it prints."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, override

import probatio
from yarl import URL

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    ConfigEntry,
    ConfigFlowResult,
    OptionsFlow,
)
from homeassistant.const import CONF_CODE, CONF_TOKEN, CONF_URL
from homeassistant.core import callback
from homeassistant.data_entry_flow import AbortFlow
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.selector import TextSelector, TextSelectorConfig, TextSelectorType

from . import pipeline, user
from .api import ButlerClient, ButlerError, ButlerInterruptedError, ButlerUnreachableError
from .const import (
    CONF_APP_ID,
    CONF_REFRESH_TOKEN_ID,
    CONF_SLUG,
    CONF_USER_ID,
    DEFAULT_URL,
    DOMAIN,
    ENTRY_MINOR_VERSION,
    ENTRY_VERSION,
    NAME,
)
from .discovery_flow import DiscoveryFlow
from .handshake import ImpostorError, VersionError, async_pair
from .identity import NotTheAppError
from .move import async_move
from .options_flow import ButlerOptionsFlow
from .pairing import PairingError, normalize_code


class ButlerConfigFlow(DiscoveryFlow, domain=DOMAIN):
    """Pairs once, and again when the app lost our token or moved."""

    VERSION = ENTRY_VERSION
    MINOR_VERSION = ENTRY_MINOR_VERSION

    def __init__(self) -> None:
        """Start without a pairing."""
        self._data: dict[str, Any] = {}
        self._is_finished = False

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> OptionsFlow:
        """Return the form for what the app keeps."""
        return ButlerOptionsFlow()

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for address and code."""
        # Not `single_config_entry`: an app that is announced again would never get to its entry.
        if self._async_current_entries(include_ignore=False):
            return self.async_abort(reason="single_instance_allowed")
        return await self._async_step_pair("user", DEFAULT_URL, user_input)

    async def async_step_reauth(self, entry_data: Mapping[str, Any]) -> ConfigFlowResult:
        """Pair again, as the app does not know our token."""
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for a new code."""
        url = self._get_reauth_entry().data[CONF_URL]
        return await self._async_step_pair("reauth_confirm", url, user_input)

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Follow the app, which moved; pair again if it is another one, or lost its data."""
        url = self._get_reconfigure_entry().data[CONF_URL]
        return await self._async_step_pair("reconfigure", url, user_input)

    async def _async_step_pair(
        self, step_id: str, url: str, user_input: dict[str, Any] | None
    ) -> ConfigFlowResult:
        errors: dict[str, str] = {}
        placeholders = {"reason": ""}
        if user_input is not None:
            url = user_input[CONF_URL]
            is_move = step_id == "reconfigure" and not user_input.get(CONF_CODE, "").strip()
            try:
                if is_move:
                    entry = self._get_reconfigure_entry()
                    self._data = await async_move(self.hass, entry.data, _origin(url))
                else:
                    await self._async_pair(_origin(url), normalize_code(user_input[CONF_CODE]))
            except NotTheAppError:
                errors[CONF_URL] = "not_the_app"
            except PairingError:
                errors[CONF_CODE] = "invalid_code"
            except probatio.Invalid:
                errors[CONF_URL] = "invalid_url"
            except ButlerUnreachableError, ButlerInterruptedError:
                errors[CONF_URL] = "cannot_connect"
            except ButlerError as err:
                placeholders["reason"] = str(err)
                errors["base"] = "refused" if is_move or err.code != "denied" else "wrong_code"
            else:
                return await self._async_finish()
        code_field = probatio.Optional if step_id == "reconfigure" else probatio.Required
        return self.async_show_form(
            step_id=step_id,
            data_schema=probatio.Schema(
                {
                    probatio.Required(CONF_URL, default=url): TextSelector(
                        TextSelectorConfig(type=TextSelectorType.URL)
                    ),
                    code_field(CONF_CODE): TextSelector(
                        TextSelectorConfig(autocomplete="one-time-code")
                    ),
                }
            ),
            errors=errors,
            description_placeholders=placeholders,
            last_step=None if step_id == "user" else True,
        )

    async def _async_pair(self, url: str, code: str) -> None:
        """Exchange tokens with the app; leaves no user or token behind when that fails."""
        entry = self._get_paired_entry()
        session = async_get_clientsession(self.hass)
        try:
            paired = await async_pair(
                self.hass, session, url, code, None if entry is None else entry.data[CONF_USER_ID]
            )
        except ImpostorError as err:
            raise AbortFlow("impostor", {"url": url}) from err
        except VersionError as err:
            raise AbortFlow(err.problem, {"version": err.version}) from err
        self._data = {
            CONF_URL: url,
            CONF_TOKEN: paired.app_token,
            CONF_APP_ID: paired.app_id,
            CONF_USER_ID: paired.login.user_id,
            CONF_REFRESH_TOKEN_ID: paired.login.refresh_token_id,
        }

    async def _async_finish(self) -> ConfigFlowResult:
        """Keep what was exchanged."""
        await self.async_set_unique_id(self._data[CONF_APP_ID], raise_on_progress=False)
        if (entry := self._get_paired_entry()) is None:
            if self._async_current_entries(include_ignore=False):
                return self.async_abort(reason="single_instance_allowed")
            return await self.async_step_pipeline()
        self._is_finished = True
        old_user_id = entry.data[CONF_USER_ID]
        result = self.async_update_reload_and_abort(
            entry,
            unique_id=self._data.get(CONF_SLUG, self._data[CONF_APP_ID]),
            data=self._data,
        )
        if old_user_id != self._data[CONF_USER_ID]:
            await user.async_remove_user(self.hass, old_user_id)
        await user.async_keep_only(
            self.hass, self._data[CONF_USER_ID], self._data[CONF_REFRESH_TOKEN_ID]
        )
        return result

    async def async_step_pipeline(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Offer to make the butler the one whom people talk to."""
        if user_input is None and pipeline.async_is_available(self.hass):
            return self.async_show_form(
                step_id="pipeline",
                data_schema=pipeline.MODE_SCHEMA,
                last_step=True,
            )
        self._is_finished = True
        return self.async_create_entry(title=NAME, data=self._data, options=user_input or {})

    @callback
    @override
    def async_remove(self) -> None:
        """Take back a pairing that nobody finished."""
        if self._data and not self._is_finished:
            self.hass.async_create_task(
                self._async_take_back(), "butler takes an unfinished pairing back"
            )

    async def _async_take_back(self) -> None:
        """Let the app print a new code, and leave no user behind."""
        session = async_get_clientsession(self.hass)
        client = ButlerClient(session, self._data[CONF_URL], self._data[CONF_TOKEN])
        with suppress(ButlerError):
            await client.unpair()
        await user.async_remove_user(self.hass, self._data[CONF_USER_ID])

    @callback
    def _get_paired_entry(self) -> ConfigEntry | None:
        """Return the entry that is paired again; None for a new one."""
        if self.source == SOURCE_REAUTH:
            return self._get_reauth_entry()
        if self.source == SOURCE_RECONFIGURE:
            return self._get_reconfigure_entry()
        return None


def _origin(url: str) -> str:
    """Return scheme, host and port of what a person typed; raises probatio.Invalid."""
    text = url.strip()
    if "://" not in text:
        text = f"http://{text}"
    try:
        parsed = URL(text)
    except ValueError as err:
        raise probatio.Invalid("not an address") from err
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise probatio.Invalid("not an http address")
    return str(parsed.origin())
