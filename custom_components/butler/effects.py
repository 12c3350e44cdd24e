"""What a locally handled intent did, in the words of the wire."""

from collections.abc import Iterable

from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant, State, callback, split_entity_id
from homeassistant.helpers import intent

from .wire import Effect, EffectOutcome

# The action of intents whose handler always calls the same one; `{domain}` is that of the target.
_ACTIONS = {
    intent.INTENT_TURN_ON: "{domain}.turn_on",
    intent.INTENT_TURN_OFF: "{domain}.turn_off",
    intent.INTENT_TOGGLE: "{domain}.toggle",
    "HassLightSet": "light.turn_on",
    "HassFanSetSpeed": "fan.set_percentage",
    "HassClimateSetTemperature": "climate.set_temperature",
    "HassClimateSetFanMode": "climate.set_fan_mode",
    "HassMediaPause": "media_player.media_pause",
    "HassMediaUnpause": "media_player.media_play",
    "HassMediaNext": "media_player.media_next_track",
    "HassMediaPrevious": "media_player.media_previous_track",
    "HassMediaPlayerMute": "media_player.volume_mute",
    "HassMediaPlayerUnmute": "media_player.volume_mute",
    "HassSetVolume": "media_player.volume_set",
    "HassSetVolumeRelative": "media_player.volume_set",
    "HassHumidifierSetpoint": "humidifier.set_humidity",
    "HassHumidifierMode": "humidifier.set_mode",
    "HassVacuumStart": "vacuum.start",
    "HassVacuumReturnToBase": "vacuum.return_to_base",
}
# A cover, valve, lock or button has its own words for on and off.
_ACTIONS_OF_DOMAIN = {
    ("cover", intent.INTENT_TURN_ON): "cover.open_cover",
    ("cover", intent.INTENT_TURN_OFF): "cover.close_cover",
    ("cover", intent.INTENT_SET_POSITION): "cover.set_cover_position",
    ("cover", intent.INTENT_STOP_MOVING): "cover.stop_cover",
    ("valve", intent.INTENT_TURN_ON): "valve.open_valve",
    ("valve", intent.INTENT_TURN_OFF): "valve.close_valve",
    ("valve", intent.INTENT_SET_POSITION): "valve.set_valve_position",
    ("valve", intent.INTENT_STOP_MOVING): "valve.stop_valve",
    ("lock", intent.INTENT_TURN_ON): "lock.lock",
    ("lock", intent.INTENT_TURN_OFF): "lock.unlock",
    ("button", intent.INTENT_TURN_ON): "button.press",
    ("input_button", intent.INTENT_TURN_ON): "input_button.press",
}
_EXPECTED_STATES = {intent.INTENT_TURN_ON: STATE_ON, intent.INTENT_TURN_OFF: STATE_OFF}


@callback
def async_get_effects(
    hass: HomeAssistant,
    intent_name: str,
    response: intent.IntentResponse,
    targets: Iterable[State],
) -> list[Effect]:
    """Return what executing an intent did to its targets; nothing for a question."""
    if response.response_type is intent.IntentResponseType.QUERY_ANSWER:
        return []
    if response.response_type is intent.IntentResponseType.ERROR:
        return _grouped(intent_name, {state.entity_id: "failed" for state in targets})
    outcomes: dict[str, EffectOutcome] = {
        entity_id: _outcome(hass, intent_name, entity_id)
        for entity_id in _entity_ids(response.success_results)
        or [state.entity_id for state in response.matched_states]
    }
    for entity_id in _entity_ids(response.failed_results):
        outcomes[entity_id] = "failed"
    return _grouped(intent_name, outcomes)


def _grouped(intent_name: str, outcomes: dict[str, EffectOutcome]) -> list[Effect]:
    """Put entities with the same action and outcome into one effect."""
    effects: dict[tuple[str, EffectOutcome], Effect] = {}
    for entity_id, outcome in outcomes.items():
        action = get_action(intent_name, entity_id)
        effect = effects.setdefault(
            (action, outcome), {"action": action, "entity_ids": [], "outcome": outcome}
        )
        effect["entity_ids"].append(entity_id)
    return list(effects.values())


def get_action(intent_name: str, entity_id: str) -> str:
    """Return the action that an intent calls for an entity, where that is clear."""
    domain = split_entity_id(entity_id)[0]
    own = _ACTIONS_OF_DOMAIN.get((domain, intent_name))
    return own or _ACTIONS.get(intent_name, f"intent.{intent_name}").format(domain=domain)


def _outcome(hass: HomeAssistant, intent_name: str, entity_id: str) -> EffectOutcome:
    """Look whether an entity that can be on or off is what it should be now."""
    expected = _EXPECTED_STATES.get(intent_name)
    state = hass.states.get(entity_id)
    if state is None:
        return "not_reached"
    if expected is None or state.state == expected:
        return "reached"
    return "not_reached" if state.state in (STATE_ON, STATE_OFF) else "reached"


def _entity_ids(targets: Iterable[intent.IntentResponseTarget]) -> list[str]:
    return [
        target.id
        for target in targets
        if target.type is intent.IntentResponseTargetType.ENTITY and target.id
    ]
