"""What the app may know of the house, kept up to date: exposed entities, and where everything is."""

from collections.abc import Callable, Iterable
from typing import Any

from homeassistant.components.homeassistant.exposed_entities import (
    async_listen_entity_updates,
    async_should_expose,
)
from homeassistant.const import (
    ATTR_DEVICE_CLASS,
    ATTR_FRIENDLY_NAME,
    EVENT_CORE_CONFIG_UPDATE,
    EVENT_STATE_CHANGED,
)
from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    EventStateChangedData,
    HomeAssistant,
    State,
    callback,
    split_entity_id,
)
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
    intent,
)
from homeassistant.helpers.event import async_call_later

from .area import async_get_entity_area_id
from .const import ASSISTANT

type Json = dict[str, Any]

_ATTR_USER_ID = "user_id"
# Attributes that end up in what we send.
_ATTRIBUTES = (ATTR_FRIENDLY_NAME, ATTR_DEVICE_CLASS, _ATTR_USER_ID)
# Seconds in which changes are gathered; renaming a device changes many entities at once.
_GATHER = 0.25


class HouseFeed:
    """Sends one subscriber a snapshot, then what changes."""

    def __init__(self, hass: HomeAssistant, send: Callable[[Json], None]) -> None:
        """Take whom to send to."""
        self._hass = hass
        self._send = send
        self._entities: dict[str, Json] = {}
        self._lists: dict[str, list[Json]] = {}
        # Entities to look at again; None is all of them.
        self._dirty: set[str] | None = set()
        self._unsubscribes: list[CALLBACK_TYPE] = []
        self._cancel_timer: CALLBACK_TYPE | None = None

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Send the snapshot and begin to listen; returns what ends it."""
        listen = self._hass.bus.async_listen
        self._unsubscribes = [
            listen(EVENT_STATE_CHANGED, self._on_state, event_filter=_is_about_identity),
            listen(er.EVENT_ENTITY_REGISTRY_UPDATED, self._on_entity_registry),
            listen(ar.EVENT_AREA_REGISTRY_UPDATED, self._on_anything),
            listen(fr.EVENT_FLOOR_REGISTRY_UPDATED, self._on_anything),
            listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, self._on_anything),
            listen(EVENT_CORE_CONFIG_UPDATE, self._on_config),
            async_listen_entity_updates(self._hass, ASSISTANT, self._on_anything),
        ]
        self._send_snapshot()
        return self._stop

    @callback
    def _stop(self) -> None:
        for unsubscribe in self._unsubscribes:
            unsubscribe()
        self._unsubscribes = []
        if self._cancel_timer is not None:
            self._cancel_timer()
            self._cancel_timer = None

    @callback
    def _on_state(self, event: Event[EventStateChangedData]) -> None:
        self._changed(event.data["entity_id"])

    @callback
    def _on_entity_registry(self, event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        self._changed(event.data["entity_id"])
        if old := event.data.get("old_entity_id"):
            self._changed(str(old))

    @callback
    def _on_anything(self, _event: Event[Any] | None = None) -> None:
        self._dirty = None
        self._schedule()

    @callback
    def _on_config(self, _event: Event[Any]) -> None:
        self._send_snapshot()

    def _changed(self, entity_id: str) -> None:
        if self._dirty is not None:
            self._dirty.add(entity_id)
        self._schedule()

    def _schedule(self) -> None:
        if self._cancel_timer is None:
            self._cancel_timer = async_call_later(self._hass, _GATHER, self._send_changes)

    def _send_snapshot(self) -> None:
        config = self._hass.config
        self._dirty = set()
        self._entities = {
            entity["entity_id"]: entity for entity in _exposed(self._hass, _all(self._hass))
        }
        self._lists = _lists(self._hass)
        self._send(
            {
                "kind": "snapshot",
                "location_name": config.location_name,
                "language": config.language,
                "time_zone": config.time_zone,
                **self._lists,
                "entities": list(self._entities.values()),
            }
        )

    @callback
    def _send_changes(self, _now: Any) -> None:
        self._cancel_timer = None
        change: Json = {"kind": "change"}
        lists = _lists(self._hass)
        change.update({name: items for name, items in lists.items() if items != self._lists[name]})
        self._lists = lists
        if entities := self._changed_entities():
            change["entities"] = entities
        if len(change) > 1:
            self._send(change)

    def _changed_entities(self) -> Json | None:
        dirty, self._dirty = self._dirty, set()
        looked_at = {*self._entities, *_all(self._hass)} if dirty is None else dirty
        exposed = {entity["entity_id"]: entity for entity in _exposed(self._hass, looked_at)}
        changed = [entity for key, entity in exposed.items() if self._entities.get(key) != entity]
        removed = [key for key in looked_at if key in self._entities and key not in exposed]
        for key in removed:
            del self._entities[key]
        self._entities.update(exposed)
        return {"changed": changed, "removed": removed} if changed or removed else None


@callback
def _is_about_identity(data: EventStateChangedData) -> bool:
    """Let only those of the many state changes through that change what we send."""
    old, new = data["old_state"], data["new_state"]
    if old is None or new is None:
        return True
    if old.attributes is new.attributes:
        return False
    return any(old.attributes.get(one) != new.attributes.get(one) for one in _ATTRIBUTES)


def _all(hass: HomeAssistant) -> Iterable[str]:
    return hass.states.async_entity_ids()


def _exposed(hass: HomeAssistant, entity_ids: Iterable[str]) -> Iterable[Json]:
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
        }


def _names(hass: HomeAssistant, entry: er.RegistryEntry | None, state: State) -> list[str]:
    """Return what Home Assistant's own matcher calls an entity, at least one name."""
    names = [name for name in intent.async_get_entity_aliases(hass, entry, state=state) if name]
    return list(dict.fromkeys(names)) or [
        state.name.strip() or split_entity_id(state.entity_id)[1].replace("_", " ")
    ]


def _lists(hass: HomeAssistant) -> dict[str, list[Json]]:
    """Return what is sent whole."""
    registry = er.async_get(hass)
    satellites = hass.states.async_all("assist_satellite")
    entries = [(state.entity_id, registry.async_get(state.entity_id)) for state in satellites]
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
        "people": [
            {
                "entity_id": state.entity_id,
                "name": state.name,
                "user_id": state.attributes.get(_ATTR_USER_ID),
            }
            for state in hass.states.async_all("person")
        ],
        "satellites": [
            {
                "entity_id": entity_id,
                "area_id": None if entry is None else async_get_entity_area_id(hass, entry),
                "device_id": None if entry is None else entry.device_id,
            }
            for entity_id, entry in entries
        ],
    }
