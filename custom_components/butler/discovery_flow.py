"""The part of the config flow that begins with the Supervisor: one click, no code."""

from dataclasses import dataclass
import secrets
from typing import Any

import probatio
from yarl import URL

from homeassistant.config_entries import (
    SOURCE_HASSIO,
    SOURCE_REAUTH,
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
)
from homeassistant.const import CONF_HOST, CONF_PORT, CONF_TOKEN, CONF_URL
from homeassistant.core import callback
from homeassistant.data_entry_flow import AbortFlow
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.service_info.hassio import HassioServiceInfo

from . import pipeline
from .api import (
    ButlerClient,
    ButlerError,
    ButlerInterruptedError,
    ButlerUnauthorizedError,
    ButlerUnreachableError,
)
from .const import CONF_APP_ID, CONF_REFRESH_TOKEN_ID, CONF_SLUG, CONF_USER_ID, NAME
from .handover import async_hand_over
from .repairs import get_version_problem

_MAX_PORT = 65_535


@dataclass(frozen=True, kw_only=True)
class AnnouncedApp:
    """Where an app is, and the token that it takes; the Supervisor vouches for its slug."""

    slug: str
    url: str
    token: str


class DiscoveryFlow(ConfigFlow):
    """Takes what the Supervisor says about the app."""

    _app: AnnouncedApp

    async def async_step_hassio(self, discovery_info: HassioServiceInfo) -> ConfigFlowResult:
        """Follow the app that is ours already, or offer a new one."""
        try:
            self._app = _read(discovery_info)
        except ValueError:
            return self.async_abort(reason="invalid_discovery")
        # An app keeps its slug when it is installed again; the uuid of its announcement is a new one then.
        await self.async_set_unique_id(self._app.slug, raise_on_progress=False)
        if (entry := self._async_get_entry()) is not None:
            return self._async_follow(entry)
        self._abort_if_unique_id_configured()  # it is ignored
        self._async_abort_older()
        return await self.async_step_hassio_confirm()

    async def async_step_hassio_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask once, then connect."""
        if (entry := self._async_get_entry()) is not None:
            return self._async_follow(entry)
        errors: dict[str, str] = {}
        placeholders = {"reason": ""}
        if user_input is not None:
            try:
                data = await self._async_connect()
            except ButlerUnreachableError, ButlerInterruptedError:
                errors["base"] = "cannot_connect"
            except ButlerUnauthorizedError:
                errors["base"] = "outdated_discovery"
            except ButlerError as err:
                placeholders["reason"] = str(err)
                errors["base"] = "refused"
            else:
                return self.async_create_entry(title=NAME, data=data, options=user_input)
        has_pipelines = pipeline.async_is_available(self.hass)
        return self.async_show_form(
            step_id="hassio_confirm",
            data_schema=pipeline.MODE_SCHEMA if has_pipelines else probatio.Schema({}),
            errors=errors,
            description_placeholders=placeholders,
            last_step=True,
        )

    async def _async_connect(self) -> dict[str, Any]:
        """Look whether it is the app, then hand over; returns the data of the entry."""
        app = self._app
        client = ButlerClient(async_get_clientsession(self.hass), app.url, app.token)
        status = await client.status()
        api, app_id = status.get("api"), status.get("app_id")
        if not isinstance(api, dict) or not isinstance(app_id, str):
            raise ButlerError("upstream", "This is not the Butler app.")
        if problem := get_version_problem(api):
            raise AbortFlow(problem, {"version": str(status.get("version"))})
        login = await async_hand_over(self.hass, client, None)
        return {
            CONF_URL: app.url,
            CONF_TOKEN: app.token,
            CONF_APP_ID: app_id,
            CONF_SLUG: app.slug,
            CONF_USER_ID: login.user_id,
            CONF_REFRESH_TOKEN_ID: login.refresh_token_id,
        }

    @callback
    def _async_get_entry(self) -> ConfigEntry | None:
        """Return the entry that is set up; there is one butler in a house."""
        return next(iter(self._async_current_entries(include_ignore=False)), None)

    @callback
    def _async_follow(self, entry: ConfigEntry) -> ConfigFlowResult:
        """Take over where the app is now, if it is the one of this entry."""
        app = self._app
        is_ours = entry.unique_id == app.slug or secrets.compare_digest(
            entry.data[CONF_TOKEN].encode(), app.token.encode()
        )
        if not is_ours:
            return self.async_abort(reason="single_instance_allowed")
        for flow in entry.async_get_active_flows(self.hass, {SOURCE_REAUTH}):
            self.hass.config_entries.flow.async_abort(flow["flow_id"])
        return self.async_update_reload_and_abort(
            entry,
            unique_id=app.slug,
            data_updates={CONF_URL: app.url, CONF_TOKEN: app.token, CONF_SLUG: app.slug},
            reason="already_configured",
            reload_even_if_entry_is_unchanged=False,
        )

    @callback
    def _async_abort_older(self) -> None:
        """Leave only the newest announcement of this app: the others have a token of before."""
        for flow in self._async_in_progress():
            context = flow["context"]
            if (context["source"], context.get("unique_id")) == (SOURCE_HASSIO, self._app.slug):
                self.hass.config_entries.flow.async_abort(flow["flow_id"])


def _read(discovery_info: HassioServiceInfo) -> AnnouncedApp:
    """Check what the app announced; raises ValueError."""
    config = discovery_info.config
    host, port, token = (config.get(name) for name in (CONF_HOST, CONF_PORT, CONF_TOKEN))
    if not isinstance(host, str) or not isinstance(token, str) or not token.isascii():
        raise ValueError("host and token are texts")
    if not isinstance(port, int) or not 0 < port <= _MAX_PORT or not token:
        raise ValueError("port is no port")
    url = URL.build(scheme="http", host=host, port=port)
    return AnnouncedApp(slug=discovery_info.slug, url=str(url.origin()), token=token)
