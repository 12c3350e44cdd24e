"""Calls a service for a person: from a fixed list, on named and exposed entities only."""

import asyncio
from collections.abc import Iterable, Mapping
import logging
import re
from typing import Any

import probatio

from homeassistant.components.homeassistant.exposed_entities import async_should_expose
from homeassistant.components.websocket_api import const as ws
from homeassistant.core import HomeAssistant, split_entity_id
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceNotFound,
    ServiceValidationError,
    Unauthorized,
)
from homeassistant.helpers import entity_registry as er

from .actions import ACTIONS
from .asked_event import async_tell_where
from .const import ASSISTANT
from .lineage import async_get_lineage
from .rights import Rights, async_get_rights

_LOGGER = logging.getLogger(__name__)

# Seconds after which the states are returned as they are; the call itself goes on.
_DEADLINE = 10

_ENTITY_ID = re.compile(r"[a-z0-9_]+\.[a-z0-9_]+")
_REGISTRY_ID = re.compile(r"[0-9a-f]{32}")
_TARGET_KEYS = frozenset({"entity_id", "device_id", "area_id", "floor_id", "label_id"})


class ActError(Exception):
    """A call that we do not make; `code` is one of Home Assistant's websocket codes."""

    def __init__(self, code: str, message: str) -> None:
        """Keep the code."""
        super().__init__(message)
        self.code = code


async def async_act(
    hass: HomeAssistant,
    *,
    domain: str,
    service: str,
    entity_ids: list[str],
    data: dict[str, Any],
    user_id: str | None,
    parent_context_id: str | None,
) -> dict[str, Any]:
    """Call the service as the user, wait for it up to 10 s, and return the states after it.

    Raises ActError: `not_allowed` for what nobody may do here, `unauthorized` for what this user may
    not, `not_found`, `service_validation_error`, or `home_assistant_error` with the service's words.
    """
    if service not in ACTIONS.get(domain, frozenset()):
        raise ActError(ws.ERR_NOT_ALLOWED, f"The butler does not call {domain}.{service}")
    for entity_id in entity_ids:
        if split_entity_id(entity_id)[0] != domain:
            raise ActError(ws.ERR_NOT_ALLOWED, f"{domain}.{service} is not for {entity_id}")
        _require_exposed(hass, entity_id)
    reached = {*entity_ids, *_reached_by(hass, data)}
    if (rights := await async_get_rights(hass, user_id)) is None:
        raise ActError(ws.ERR_UNAUTHORIZED, "Nobody active has that user id")
    _require_control(rights, reached, f"{domain}.{service}")

    lineage = async_get_lineage(hass)
    context = lineage.make_child(user_id, parent_context_id)
    async_tell_where(hass, context, lineage.area_id(parent_context_id))
    call = hass.async_create_task(
        hass.services.async_call(
            domain, service, {**data, "entity_id": entity_ids}, blocking=True, context=context
        ),
        f"butler act {domain}.{service}",
    )
    done, _ = await asyncio.wait({call}, timeout=_DEADLINE)
    if done:
        _raise_failure(call, domain, service)
    else:
        call.add_done_callback(_log_late_failure)
    return {"states": dict(_states(hass, entity_ids))}


def _raise_failure(call: asyncio.Task[Any], domain: str, service: str) -> None:
    """Turn what the service raised into an error with a stable code."""
    try:
        call.result()
    except Unauthorized as err:
        raise ActError(
            ws.ERR_UNAUTHORIZED, f"This person may not use {domain}.{service} there"
        ) from err
    except ServiceNotFound as err:
        raise ActError(ws.ERR_NOT_FOUND, str(err)) from err
    except (ServiceValidationError, probatio.Invalid) as err:
        raise ActError(ws.ERR_SERVICE_VALIDATION_ERROR, str(err)) from err
    except (HomeAssistantError, TimeoutError, ValueError, KeyError, TypeError) as err:
        raise ActError(ws.ERR_HOME_ASSISTANT_ERROR, str(err) or type(err).__name__) from err


def _log_late_failure(call: asyncio.Task[Any]) -> None:
    if not call.cancelled() and (err := call.exception()):
        _LOGGER.warning("%s failed after its deadline: %s", call.get_name(), err)


def _states(hass: HomeAssistant, entity_ids: Iterable[str]) -> Iterable[tuple[str, dict[str, Any]]]:
    for entity_id in entity_ids:
        if state := hass.states.get(entity_id):
            yield entity_id, {"state": state.state, "attributes": dict(state.attributes)}


def _require_control(rights: Rights, entity_ids: Iterable[str], action: str) -> None:
    """Refuse what the person may not; some services, as those of scripts, check no rights themselves."""
    if not rights.may_control(entity_ids):
        raise ActError(ws.ERR_UNAUTHORIZED, f"This person may not use {action} there")


def _require_exposed(hass: HomeAssistant, entity_id: str) -> None:
    if hass.states.get(entity_id) is None or not async_should_expose(hass, ASSISTANT, entity_id):
        raise ActError(ws.ERR_NOT_FOUND, f"{entity_id} is not exposed to Assist")


def _reached_by(hass: HomeAssistant, value: Any) -> Iterable[str]:
    """Yield the entities in data, however deep; refuse what reaches for more than named, exposed ones."""
    if isinstance(value, Mapping):
        if found := _TARGET_KEYS.intersection(value):
            raise ActError(
                ws.ERR_NOT_ALLOWED, f"{min(found)} does not belong into data: name entities"
            )
        for key, item in value.items():
            yield from _reached_by(hass, key)
            yield from _reached_by(hass, item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _reached_by(hass, item)
    elif isinstance(value, str):
        for entity_id in _mentioned(hass, value):
            _require_exposed(hass, entity_id)
            yield entity_id


def _mentioned(hass: HomeAssistant, text: str) -> Iterable[str]:
    """Yield the entities that a text names, by entity id or by id of the registry."""
    registry = er.async_get(hass)
    for entity_id in _ENTITY_ID.findall(text.lower()):
        if hass.states.get(entity_id) or registry.async_get(entity_id):
            yield entity_id
    for registry_id in _REGISTRY_ID.findall(text.lower()):
        if entry := registry.entities.get_entry(registry_id):
            yield entry.entity_id
