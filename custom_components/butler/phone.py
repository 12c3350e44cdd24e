"""Phones with Home Assistant's app, by their user, and what can be sent to one."""

import asyncio
from dataclasses import dataclass
import logging
import re
from typing import Any

from homeassistant.components.notify import (
    ATTR_DATA,
    ATTR_MESSAGE,
    ATTR_TITLE,
    DOMAIN as NOTIFY,
    SERVICE_SEND_MESSAGE,
)
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

_LOGGER = logging.getLogger(__name__)

_MOBILE_APP = "mobile_app"
# Actions that say it to more people than one chose for themselves, or to nobody without an entity.
_FOR_EVERYBODY = {"notify", "persistent_notification", SERVICE_SEND_MESSAGE}
# Seconds. Home Assistant itself gives the push service ten.
_SEND_DEADLINE = 15
# Where `authenticationRequired` of a button is heeded: everywhere on iOS, and on Android from this version of
# its API (Android 12) and of the app on; companion.home-assistant.io/docs/notifications/actionable-notifications.
_UNLOCKING_SYSTEMS = {"ios", "ipados"}
_ANDROID_API = 31
_ANDROID_APP = (2026, 7)


@dataclass(frozen=True, kw_only=True)
class Phone:
    """A registration of the app that can be notified."""

    entry_id: str
    user_id: str
    action: str
    """Its own notify action, e.g. `mobile_app_pixel`."""

    entity_id: str | None
    """Its notify entity."""

    can_ask_for_unlock: bool


@callback
def async_get_phones(hass: HomeAssistant, user_id: str | None = None) -> list[Phone]:
    """Return the phones of a user, or all."""
    found = []
    entities = er.async_get(hass)
    for entry in hass.config_entries.async_loaded_entries(_MOBILE_APP):
        if user_id not in (None, entry.data["user_id"]):
            continue
        if (action := _get_action(hass, entry)) is None:
            continue
        found.append(
            Phone(
                entry_id=entry.entry_id,
                user_id=entry.data["user_id"],
                action=action,
                entity_id=entities.async_get_entity_id(
                    NOTIFY, _MOBILE_APP, entry.data["device_id"]
                ),
                can_ask_for_unlock=_can_ask_for_unlock(entry),
            )
        )
    return found


def _get_action(hass: HomeAssistant, entry: ConfigEntry) -> str | None:
    """Return what Home Assistant notifies this phone by; of two phones with one name it knows one."""
    # Only to be imported where it runs: its packages are missing otherwise.
    from homeassistant.components.mobile_app.util import get_notify_service  # noqa: PLC0415

    try:
        return get_notify_service(hass, entry.data["webhook_id"])
    except KeyError:  # Home Assistant is still starting.
        return None


def _can_ask_for_unlock(entry: ConfigEntry) -> bool:
    system = str(entry.data.get("os_name", "")).lower()
    if system in _UNLOCKING_SYSTEMS:
        return True
    return (
        system == "android"
        and _numbers(entry.data.get("os_version")) >= (_ANDROID_API,)
        and _numbers(entry.data.get("app_version")) >= _ANDROID_APP
    )


def _numbers(version: object) -> tuple[int, ...]:
    """Return the first numbers of a version, e.g. (2026, 11) of `2026.11.3-full (1234)`."""
    found = re.match(r"(\d+)(?:\.(\d+))?", str(version or ""))
    return () if found is None else tuple(int(one) for one in found.groups() if one)


async def async_send(
    hass: HomeAssistant,
    action: str,
    message: str,
    *,
    title: str | None = None,
    data: dict[str, Any] | None = None,
) -> None:
    """Notify by an action of `notify`; what goes wrong there stays there."""
    content: dict[str, Any] = {ATTR_MESSAGE: message}
    if title is not None:
        content[ATTR_TITLE] = title
    if data is not None:
        content[ATTR_DATA] = data
    await _async_call(hass, action, content)


@callback
def can_send_to(hass: HomeAssistant, target: str) -> bool:
    """Return whether somebody may have chosen this to be told by: an entity, or an action for one place."""
    domain, _, name = target.partition(".")
    if domain != NOTIFY or name in _FOR_EVERYBODY:
        return False
    return hass.services.has_service(domain, name) or hass.states.get(target) is not None


async def async_mention(hass: HomeAssistant, target: str, message: str, title: str) -> None:
    """Send words to something that shows nothing else; what goes wrong there stays there."""
    content: dict[str, Any] = {ATTR_MESSAGE: message, ATTR_TITLE: title}
    _, _, action = target.partition(".")
    if not hass.services.has_service(NOTIFY, action):
        action, content[ATTR_ENTITY_ID] = SERVICE_SEND_MESSAGE, target
    await _async_call(hass, action, content)


async def _async_call(hass: HomeAssistant, action: str, content: dict[str, Any]) -> None:
    try:
        async with asyncio.timeout(_SEND_DEADLINE):
            await hass.services.async_call(NOTIFY, action, content, blocking=True)
    except Exception as err:  # noqa: BLE001 - whatever somebody else's notify action raises
        _LOGGER.warning(
            "A question could not be sent with notify.%s: %s", action, type(err).__name__
        )
