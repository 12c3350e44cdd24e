"""Areas, floors, people, satellites and exposed entities as the wire has them."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.auth.models import User
from homeassistant.components.homeassistant.exposed_entities import async_should_expose
from homeassistant.const import ATTR_DEVICE_CLASS
from homeassistant.core import HomeAssistant, State, callback, split_entity_id
from homeassistant.helpers import (
    area_registry as ar,
    entity_registry as er,
    floor_registry as fr,
    intent,
)

from .area import async_get_entity_area_id
from .const import ASSISTANT
from .reach import async_get_reach

type Json = dict[str, Any]

ATTR_USER_ID = "user_id"


# Kinds of entities that do something else when they are turned on.
STARTED = frozenset({"scene", "script"})
# What an administrator may mark as safe with the label, where it cannot be known what it does.
MARKABLE = STARTED | {"button", "input_button"}
SAFE_LABEL = "butler_safe"


@callback
def async_get_exposed(
    hass: HomeAssistant, entity_ids: Iterable[str], *, with_reaches: bool
) -> Iterable[Json]:
    """Yield those entities that exist and are exposed to Assist."""
    registry = er.async_get(hass)
    for entity_id in entity_ids:
        state = hass.states.get(entity_id)
        if state is None or not async_should_expose(hass, ASSISTANT, entity_id):
            continue
        entry = registry.async_get(entity_id)
        name, *aliases = _names(hass, entry, state)
        yield {
            "entity_id": entity_id,
            "name": name,
            "aliases": aliases,
            "area_id": None if entry is None else async_get_entity_area_id(hass, entry),
            "device_class": state.attributes.get(ATTR_DEVICE_CLASS),
            **(
                {"reaches": async_get_reach(hass, entity_id)}
                if with_reaches and state.domain in STARTED
                else {}
            ),
            **({"is_marked_safe": True} if with_reaches and _is_marked_safe(entry, state) else {}),
        }


def _is_marked_safe(entry: er.RegistryEntry | None, state: State) -> bool:
    return entry is not None and state.domain in MARKABLE and SAFE_LABEL in entry.labels


def _names(hass: HomeAssistant, entry: er.RegistryEntry | None, state: State) -> list[str]:
    """Return what Home Assistant's own matcher calls an entity, at least one name."""
    names = [name for name in intent.async_get_entity_aliases(hass, entry, state=state) if name]
    return list(dict.fromkeys(names)) or [
        state.name.strip() or split_entity_id(state.entity_id)[1].replace("_", " ")
    ]


@callback
def async_get_lists(hass: HomeAssistant, users: Mapping[str, User]) -> dict[str, list[Json]]:
    """Return what is sent whole; users by id tell what the people are in Home Assistant."""
    registry = er.async_get(hass)
    satellites = hass.states.async_all("assist_satellite")
    entries = [(state, registry.async_get(state.entity_id)) for state in satellites]
    return {
        "areas": [
            {
                "area_id": area.id,
                "name": area.name,
                "aliases": sorted(area.aliases),
                "floor_id": area.floor_id,
            }
            for area in ar.async_get(hass).async_list_areas()
        ],
        "floors": [
            {
                "floor_id": floor.floor_id,
                "name": floor.name,
                "aliases": sorted(floor.aliases),
                "level": floor.level,
            }
            for floor in fr.async_get(hass).async_list_floors()
        ],
        "people": [_person(state, users) for state in hass.states.async_all("person")],
        "satellites": [
            {
                "entity_id": state.entity_id,
                "name": state.name,
                "area_id": None if entry is None else async_get_entity_area_id(hass, entry),
                "device_id": None if entry is None else entry.device_id,
            }
            for state, entry in entries
        ],
    }


def _person(state: State, users: Mapping[str, User]) -> Json:
    """Return a person; one without a user is nobody's administrator, and there all the same."""
    user_id: str | None = state.attributes.get(ATTR_USER_ID)
    user = users.get(user_id or "")
    return {
        "entity_id": state.entity_id,
        "name": state.name,
        "user_id": user_id,
        "is_admin": user is not None and user.is_admin,
        "is_active": user_id is None or (user is not None and user.is_active),
    }
