"""Effects of intents that Home Assistant handled."""

from custom_components.butler.effects import async_get_effects, get_action
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import intent


def _target(entity_id: str) -> intent.IntentResponseTarget:
    return intent.IntentResponseTarget(
        name=entity_id, type=intent.IntentResponseTargetType.ENTITY, id=entity_id
    )


def test_actions() -> None:
    assert get_action("HassTurnOn", "switch.a") == "switch.turn_on"
    assert get_action("HassTurnOn", "cover.a") == "cover.open_cover"
    assert get_action("HassTurnOff", "lock.a") == "lock.unlock"
    assert get_action("HassLightSet", "light.a") == "light.turn_on"
    assert get_action("HassWhatever", "light.a") == "intent.HassWhatever"


def test_each_as_it_is_now(hass: HomeAssistant) -> None:
    hass.states.async_set("light.a", "on")
    hass.states.async_set("light.b", "off")
    hass.states.async_set("media_player.c", "playing")
    response = intent.IntentResponse("en")
    response.async_set_results(
        [_target(one) for one in ("light.a", "light.b", "media_player.c", "light.gone")],
        [_target("light.d")],
    )

    assert async_get_effects(hass, "HassTurnOn", response, []) == [
        {"action": "light.turn_on", "entity_ids": ["light.a"], "outcome": "reached"},
        {
            "action": "light.turn_on",
            "entity_ids": ["light.b", "light.gone"],
            "outcome": "not_reached",
        },
        {"action": "media_player.turn_on", "entity_ids": ["media_player.c"], "outcome": "reached"},
        {"action": "light.turn_on", "entity_ids": ["light.d"], "outcome": "failed"},
    ]


def test_questions_and_failures(hass: HomeAssistant) -> None:
    response = intent.IntentResponse("en")
    response.response_type = intent.IntentResponseType.QUERY_ANSWER
    assert async_get_effects(hass, "HassGetState", response, [State("light.a", "on")]) == []

    response.async_set_error(intent.IntentResponseErrorCode.FAILED_TO_HANDLE, "Oh no")
    assert async_get_effects(hass, "HassTurnOn", response, [State("light.a", "on")]) == [
        {"action": "light.turn_on", "entity_ids": ["light.a"], "outcome": "failed"}
    ]


def test_states_where_the_handler_names_no_targets(hass: HomeAssistant) -> None:
    hass.states.async_set("media_player.a", "playing")
    response = intent.IntentResponse("en")
    response.async_set_states([State("media_player.a", "playing")])

    assert async_get_effects(hass, "HassSetVolumeRelative", response, []) == [
        {
            "action": "media_player.volume_set",
            "entity_ids": ["media_player.a"],
            "outcome": "reached",
        }
    ]
