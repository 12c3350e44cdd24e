"""What the app may know of the house, kept up to date: exposed entities, and where everything is."""

from collections.abc import Callable, Iterable
from typing import Any

from homeassistant.auth import EVENT_USER_ADDED, EVENT_USER_REMOVED, EVENT_USER_UPDATED
from homeassistant.auth.models import User
from homeassistant.components.homeassistant.exposed_entities import async_listen_entity_updates
from homeassistant.const import (
    ATTR_DEVICE_CLASS,
    ATTR_FRIENDLY_NAME,
    EVENT_CORE_CONFIG_UPDATE,
    EVENT_STATE_CHANGED,
    STATE_UNAVAILABLE,
)
from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    EventStateChangedData,
    HomeAssistant,
    callback,
    split_entity_id,
)
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
)
from homeassistant.helpers.event import async_call_later

from .const import ASSISTANT
from .house_payload import ATTR_USER_ID, STARTED, Json, async_get_exposed, async_get_lists

# Attributes that end up in what we send.
_ATTRIBUTES = (ATTR_FRIENDLY_NAME, ATTR_DEVICE_CLASS, ATTR_USER_ID)
_USER_EVENTS = (EVENT_USER_ADDED, EVENT_USER_UPDATED, EVENT_USER_REMOVED)
_DEVICE_FIELDS = frozenset({"area_id", "name", "name_by_user"})
# Seconds in which changes are gathered; renaming a device changes many entities at once.
_GATHER = 0.25


class HouseFeed:
    """Sends one subscriber a snapshot, then what changes."""

    def __init__(
        self, hass: HomeAssistant, send: Callable[[Json], None], *, with_reaches: bool = False
    ) -> None:
        """Take whom to send to, and whether that one can read what scripts and scenes reach."""
        self._hass = hass
        self._send = send
        self._with_reaches = with_reaches
        self._entities: dict[str, Json] = {}
        self._lists: dict[str, list[Json]] = {}
        self._users: dict[str, User] = {}
        # Entities to look at again; None is all of them.
        self._dirty: set[str] | None = set()
        self._unsubscribes: list[CALLBACK_TYPE] = []
        self._cancel_timer: CALLBACK_TYPE | None = None

    async def async_start(self) -> CALLBACK_TYPE:
        """Send the snapshot and begin to listen; returns what ends it."""
        await self._async_load_users()
        listen = self._hass.bus.async_listen
        self._unsubscribes = [
            listen(EVENT_STATE_CHANGED, self._on_state, event_filter=_is_about_identity),
            listen(er.EVENT_ENTITY_REGISTRY_UPDATED, self._on_entity_registry),
            listen(ar.EVENT_AREA_REGISTRY_UPDATED, self._on_anything),
            listen(fr.EVENT_FLOOR_REGISTRY_UPDATED, self._on_anything),
            listen(
                dr.EVENT_DEVICE_REGISTRY_UPDATED, self._on_anything, event_filter=_is_about_place
            ),
            listen(EVENT_CORE_CONFIG_UPDATE, self._on_config),
            *(listen(one, self._async_on_user) for one in _USER_EVENTS),
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

    async def _async_on_user(self, _event: Event[Any]) -> None:
        await self._async_load_users()
        self._schedule()

    async def _async_load_users(self) -> None:
        self._users = {user.id: user for user in await self._hass.auth.async_get_users()}

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
            entity["entity_id"]: entity
            for entity in self._exposed(self._hass.states.async_entity_ids())
        }
        self._lists = async_get_lists(self._hass, self._users)
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
        lists = async_get_lists(self._hass, self._users)
        change.update({name: items for name, items in lists.items() if items != self._lists[name]})
        self._lists = lists
        if entities := self._changed_entities():
            change["entities"] = entities
        if len(change) > 1:
            self._send(change)

    def _exposed(self, entity_ids: Iterable[str]) -> Iterable[Json]:
        return async_get_exposed(self._hass, entity_ids, with_reaches=self._with_reaches)

    def _changed_entities(self) -> Json | None:
        dirty, self._dirty = self._dirty, set()
        looked_at = (
            {*self._entities, *self._hass.states.async_entity_ids()} if dirty is None else dirty
        )
        # What a script reaches changes with other scripts, with rooms and with devices.
        looked_at |= {key for key in self._entities if split_entity_id(key)[0] in STARTED}
        exposed = {entity["entity_id"]: entity for entity in self._exposed(looked_at)}
        changed = [entity for key, entity in exposed.items() if self._entities.get(key) != entity]
        removed = [key for key in looked_at if key in self._entities and key not in exposed]
        for key in removed:
            del self._entities[key]
        self._entities.update(exposed)
        return {"changed": changed, "removed": removed} if changed or removed else None


@callback
def _is_about_place(data: dr.EventDeviceRegistryUpdatedData) -> bool:
    """Let those updates of devices through that change what their entities are called or where."""
    return data["action"] == "update" and not _DEVICE_FIELDS.isdisjoint(data["changes"])


@callback
def _is_about_identity(data: EventStateChangedData) -> bool:
    """Let only those of the many state changes through that change what we send."""
    old, new = data["old_state"], data["new_state"]
    if old is None or new is None:
        return True
    if new.domain in STARTED and STATE_UNAVAILABLE in (old.state, new.state):
        # One that is edited goes and comes back.
        return True
    if old.attributes is new.attributes:
        return False
    return any(old.attributes.get(one) != new.attributes.get(one) for one in _ATTRIBUTES)
