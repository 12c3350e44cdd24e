"""What a recognised sentence would move, computed the way that Home Assistant's handlers do."""

from collections.abc import Iterable, Mapping
from typing import Any

from hassil.recognize import RecognizeResult
import probatio

from homeassistant.const import ATTR_DEVICE_CLASS, ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import entity_registry as er, intent

from .const import ASSISTANT

# Handlers of their own kind that look up what `name`, `area` and `floor` say, in their platform's domain.
_TARGETED = frozenset(
    {
        intent.INTENT_GET_STATE,
        "HassClimateSetFanMode",
        "HassClimateSetTemperature",
        "HassHumidifierMode",
        "HassHumidifierSetpoint",
        "HassListAddItem",
        "HassListCompleteItem",
        "HassListRemoveItem",
        "HassMediaSearchAndPlay",
        "HassSetVolumeRelative",
    }
)

# The household's own handlers, which may carry the name of one of Home Assistant's.
_SCRIPTS = "homeassistant.components.intent_script"


class UnknownTargetsError(Exception):
    """It cannot be said what the sentence would move."""


@callback
def async_get_handler(hass: HomeAssistant, intent_name: str) -> intent.IntentHandler | None:
    """Return who would handle an intent."""
    for handler in intent.async_get(hass):
        if handler.intent_type == intent_name:
            return handler
    return None


def is_of_home_assistant(handler: intent.IntentHandler) -> bool:
    """Return whether we know what a handler does: others may take over an intent and do anything."""
    module = type(handler).__module__
    return module.startswith("homeassistant.") and not module.startswith(_SCRIPTS)


def has_targets(handler: intent.IntentHandler) -> bool:
    """Return whether an intent is about entities that the sentence chooses."""
    return isinstance(handler, intent.DynamicServiceIntentHandler) or (
        handler.intent_type in _TARGETED
    )


@callback
def async_get_targets(
    hass: HomeAssistant,
    handler: intent.IntentHandler,
    result: RecognizeResult,
    area_id: str | None,
) -> list[State]:
    """Return the entities that a handler with targets would move for a sentence from an area.

    Raises UnknownTargetsError when Home Assistant itself would not find any or refuse, and for
    everything of a kind in the house.
    """
    slots: dict[str, Any] = {
        entity.name: {"value": entity.value, "text": entity.text or entity.value}
        for entity in result.entities_list
    }
    if area_id is not None:
        slots["preferred_area_id"] = {"value": area_id}
    try:
        slots = handler.async_validate_slots(slots)
    except probatio.Invalid as err:
        raise UnknownTargetsError("invalid slots") from err
    constraints = _constraints(handler, slots)
    if not constraints.has_constraints or _is_everything(handler, slots, constraints):
        raise UnknownTargetsError("everything")
    preferences = intent.MatchTargetsPreferences(area_id=area_id)
    match = intent.async_match_targets(hass, constraints, preferences)
    if not match.is_match:
        raise UnknownTargetsError(str(match.no_match_reason))
    return list(_with_members(hass, match.states))


def _constraints(
    handler: intent.IntentHandler, slots: Mapping[str, Any]
) -> intent.MatchTargetsConstraints:
    """Build what the handler would; handlers of their own kind only ever look in their domains."""
    name = _value(slots, "name")
    if isinstance(handler, intent.DynamicServiceIntentHandler):
        return intent.MatchTargetsConstraints(
            name=None if name == "all" else name,
            area_name=_value(slots, "area"),
            floor_name=_value(slots, "floor"),
            domains=_values(slots, "domain") or handler.required_domains,
            device_classes=_values(slots, "device_class"),
            assistant=ASSISTANT,
            features=handler.required_features,
            states=handler.required_states,
        )
    # Not `single_target`: what the handler picks is among these.
    return intent.MatchTargetsConstraints(
        name=name,
        area_name=_value(slots, "area"),
        floor_name=_value(slots, "floor"),
        domains=_values(slots, "domain") or handler.platforms,
        device_classes=_values(slots, "device_class"),
        assistant=ASSISTANT,
    )


def _is_everything(
    handler: intent.IntentHandler,
    slots: Mapping[str, Any],
    constraints: intent.MatchTargetsConstraints,
) -> bool:
    """Return whether all lights, say, of the house would move; asking about them is fine."""
    if handler.intent_type == intent.INTENT_GET_STATE:
        return False
    if constraints.name or constraints.area_name or constraints.floor_name:
        return False
    return not {"name", "domain", "device_class"}.isdisjoint(slots)


def _value(slots: Mapping[str, Any], slot: str) -> str | None:
    value = slots.get(slot, {}).get("value")
    return None if value is None else str(value)


def _values(slots: Mapping[str, Any], slot: str) -> set[str] | None:
    """Return the values of a slot that may hold one or several."""
    value = slots.get(slot, {}).get("value")
    if value is None:
        return None
    return {value} if isinstance(value, str) else set(value)


def _with_members(hass: HomeAssistant, states: Iterable[State]) -> Iterable[State]:
    """Yield the states and, for groups, all that is in them: a group moves its members."""
    seen: set[str] = set()
    waiting = list(states)
    while waiting:
        state = waiting.pop()
        if state.entity_id in seen:
            continue
        seen.add(state.entity_id)
        yield state
        members = state.attributes.get(ATTR_ENTITY_ID)
        if isinstance(members, (list, tuple, set)):
            waiting.extend(
                member for entity_id in members if (member := hass.states.get(str(entity_id)))
            )


@callback
def async_get_device_classes(hass: HomeAssistant, state: State) -> set[str | None]:
    """Return every device class that an entity has or had; {None} when it never had one."""
    entry = er.async_get(hass).async_get(state.entity_id)
    known = {state.attributes.get(ATTR_DEVICE_CLASS)}
    if entry is not None:
        known |= {entry.device_class, entry.original_device_class}
    known.discard(None)
    return known or {None}
