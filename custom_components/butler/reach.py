"""What a script or a scene can do when it is started, as far as that can be known beforehand."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.components.homeassistant import scene as ha_scene
from homeassistant.const import (
    CONF_ACTION,
    CONF_CHOOSE,
    CONF_DEFAULT,
    CONF_ELSE,
    CONF_ENABLED,
    CONF_PARALLEL,
    CONF_REPEAT,
    CONF_SCENE,
    CONF_SEQUENCE,
    CONF_SERVICE,
    CONF_SERVICE_DATA,
    CONF_TARGET,
    CONF_THEN,
)
from homeassistant.core import HomeAssistant, State, callback, split_entity_id, valid_entity_id
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids

type Reach = list[dict[str, Any]]

# Steps that wait, decide or compute, and change nothing in the home.
_HARMLESS = frozenset(
    {
        cv.SCRIPT_ACTION_CHECK_CONDITION,
        cv.SCRIPT_ACTION_DELAY,
        cv.SCRIPT_ACTION_SET_CONVERSATION_RESPONSE,
        cv.SCRIPT_ACTION_STOP,
        cv.SCRIPT_ACTION_VARIABLES,
        cv.SCRIPT_ACTION_WAIT_FOR_TRIGGER,
        cv.SCRIPT_ACTION_WAIT_TEMPLATE,
    }
)
_STARTS = frozenset({"turn_on", "toggle"})
# Services of the domain `script` that are not the name of a script.
_SCRIPT_SERVICES = frozenset({"turn_on", "turn_off", "toggle", "reload"})
_PLACES = ("device_id", "area_id", "floor_id", "label_id")
_MOST_ENTITIES = 500


class _UnknownError(Exception):
    """It cannot be said what would happen."""


@callback
def async_get_reach(hass: HomeAssistant, entity_id: str) -> Reach | None:
    """Return which actions a script or scene calls on which entities; None when that cannot be known.

    Scripts and scenes inside are followed. Places are resolved to the entities that are there now.
    """
    walk = _Walk(hass)
    try:
        walk.start(entity_id)
    except _UnknownError:
        return None
    return [
        {"action": action, "entity_ids": sorted(entity_ids)}
        for action, entity_ids in sorted(walk.found.items())
    ]


class _Walk:
    """Goes through everything that one start would do."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self._seen: set[str] = set()
        self.found: dict[str, set[str]] = {}

    def start(self, entity_id: str) -> None:
        """Follow a script or a scene, each once."""
        if entity_id in self._seen:
            return
        self._seen.add(entity_id)
        if entity_id.startswith("scene."):
            for state in _scene_states(self._hass, entity_id):
                self._add(_action_for(state), {state.entity_id})
        else:
            self._sequence(_script_sequence(self._hass, entity_id))

    def _sequence(self, sequence: Any) -> None:
        if not isinstance(sequence, list):
            raise _UnknownError
        for step in sequence:
            self._step(step)

    def _step(self, step: Any) -> None:
        if not isinstance(step, Mapping):
            raise _UnknownError
        if step.get(CONF_ENABLED) is False:
            return
        try:
            kind = cv.determine_script_action(dict(step))
        except ValueError as err:
            raise _UnknownError from err
        if kind in _HARMLESS:
            return
        if kind == cv.SCRIPT_ACTION_CALL_SERVICE:
            self._call(step)
        elif kind == cv.SCRIPT_ACTION_ACTIVATE_SCENE:
            self.start(_entity_id(self._hass, step[CONF_SCENE]))
        else:
            for sequence in _sequences(kind, step):
                self._sequence(sequence)

    def _call(self, step: Mapping[str, Any]) -> None:
        action = step.get(CONF_ACTION, step.get(CONF_SERVICE))
        if not isinstance(action, str) or not valid_entity_id(action):
            raise _UnknownError
        domain, service = split_entity_id(action)
        if domain == "script" and service not in _SCRIPT_SERVICES:
            self.start(_script_named(self._hass, service))
            return
        entity_ids = self._targets(step, domain)
        inside = {
            entity_id
            for entity_id in entity_ids
            if service in _STARTS and entity_id.startswith(("script.", "scene."))
        }
        for entity_id in inside:
            self.start(entity_id)
        if entity_ids - inside or not entity_ids:
            self._add(action, entity_ids - inside)

    def _targets(self, step: Mapping[str, Any], domain: str) -> set[str]:
        """Return the entities that a call names, and those of its domain in the places that it names."""
        named: set[str] = set()
        places: dict[str, list[str]] = {place: [] for place in _PLACES}
        # An `exclude` is not looked at: to reckon with too many is safe.
        for part in (step, step.get(CONF_TARGET, {}), step.get(CONF_SERVICE_DATA, {})):
            if not isinstance(part, Mapping):
                raise _UnknownError
            named.update(_entity_id(self._hass, one) for one in _ids(part.get("entity_id")))
            for place, ids in places.items():
                ids.extend(_ids(part.get(place)))
        if step.get("data_template"):
            raise _UnknownError
        if any(places.values()):
            found = async_extract_referenced_entity_ids(
                self._hass,
                TargetSelection(places),
                expand_group=False,
                primary_entities_only=False,
            )
            named.update(
                entity_id
                for entity_id in found.indirectly_referenced
                if domain in ("homeassistant", split_entity_id(entity_id)[0])
            )
        return named

    def _add(self, action: str, entity_ids: Iterable[str]) -> None:
        known = self.found.setdefault(action, set())
        known.update(entity_ids)
        if len(known) > _MOST_ENTITIES:
            raise _UnknownError


def _sequences(kind: str, step: Mapping[str, Any]) -> Iterable[Any]:
    """Yield every sequence that a step may run, whatever its conditions say."""
    match kind:
        case cv.SCRIPT_ACTION_SEQUENCE:
            yield step[CONF_SEQUENCE]
        case cv.SCRIPT_ACTION_REPEAT:
            yield step[CONF_REPEAT][CONF_SEQUENCE]
        case cv.SCRIPT_ACTION_IF:
            yield step[CONF_THEN]
            yield step.get(CONF_ELSE, [])
        case cv.SCRIPT_ACTION_CHOOSE:
            yield from (choice[CONF_SEQUENCE] for choice in step[CONF_CHOOSE])
            yield step.get(CONF_DEFAULT, [])
        case cv.SCRIPT_ACTION_PARALLEL:
            yield from (branch[CONF_SEQUENCE] for branch in step[CONF_PARALLEL])
        case _:
            # Events and device actions, and whatever Home Assistant learns next.
            raise _UnknownError


def _ids(value: Any) -> list[str]:
    """Return what a target names; a template could name anything, and "all" does."""
    if value is None or value == "none":
        return []
    ids = [value] if isinstance(value, str) else value
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise _UnknownError
    if any(one == "all" or "{" in one for one in ids):
        raise _UnknownError
    return ids


def _entity_id(hass: HomeAssistant, named: Any) -> str:
    """Return the entity id for an entity id or an id of the registry."""
    if not isinstance(named, str):
        raise _UnknownError
    entity_id = er.async_resolve_entity_id(er.async_get(hass), named.lower())
    if entity_id is None:
        raise _UnknownError
    return entity_id


def _scripts(hass: HomeAssistant) -> Iterable[Any]:
    component = hass.data.get("script")
    return () if component is None else component.entities


def _script_named(hass: HomeAssistant, name: str) -> str:
    """Return the entity of the script that is called as an action; it may have got another entity id."""
    for entity in _scripts(hass):
        if entity.unique_id == name:
            return str(entity.entity_id)
    raise _UnknownError


def _script_sequence(hass: HomeAssistant, entity_id: str) -> Any:
    """Return the steps as Home Assistant validated them, those of a blueprint filled in."""
    for entity in _scripts(hass):
        if entity.entity_id == entity_id:
            return getattr(getattr(entity, "script", None), "sequence", None)
    raise _UnknownError


def _scene_states(hass: HomeAssistant, entity_id: str) -> Iterable[State]:
    """Return the states that a scene of Home Assistant's own brings about; of others nobody knows."""
    platform = hass.data.get(ha_scene.DATA_PLATFORM)
    entity = None if platform is None else platform.entities.get(entity_id)
    if not isinstance(entity, ha_scene.HomeAssistantScene):
        raise _UnknownError
    return entity.scene_config.states.values()


def _action_for(state: State) -> str:
    """Return the riskiest action by which Home Assistant reproduces a state (reproduce_state.py)."""
    wanted = state.state
    match state.domain:
        case "light" | "switch" | "input_boolean" | "fan" | "humidifier":
            service = "turn_on" if wanted == "on" else "turn_off"
        case "climate":
            service = "set_hvac_mode"
        case "water_heater":
            service = "set_operation_mode"
        case "media_player":
            plays = "media_content_id" in state.attributes
            service = "play_media" if plays else "turn_on"
        case "cover":
            service = _cover_service(state)
        case "lock":
            service = "lock" if wanted == "locked" else "unlock"
        case "valve":
            service = "close_valve" if wanted == "closed" else "open_valve"
        case "alarm_control_panel":
            is_armed = wanted.startswith("armed_")
            service = f"alarm_arm_{wanted.removeprefix('armed_')}" if is_armed else "alarm_disarm"
        case _:
            service = "reproduce"
    return f"{state.domain}.{service}"


def _cover_service(state: State) -> str:
    position = state.attributes.get("current_position")
    tilt = state.attributes.get("current_tilt_position")
    if state.state == "closed" and position in (None, 0) and tilt in (None, 0):
        return "close_cover"
    return "set_cover_position"
