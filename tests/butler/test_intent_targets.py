"""What a sentence would move."""

from typing import Any

from hassil.intents import Intent, IntentData
from hassil.recognize import MatchEntity, RecognizeResult
import pytest

from custom_components.butler.intent_targets import (
    UnknownTargetsError,
    async_get_device_classes,
    async_get_handler,
    async_get_targets,
)
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import area_registry as ar, entity_registry as er

from .home import BED_LIGHT, GARAGE_DOOR, KITCHEN_LIGHT


def _targets(
    hass: HomeAssistant, intent_name: str, area_id: str | None = None, **slots: Any
) -> set[str]:
    handler = async_get_handler(hass, intent_name)
    assert handler is not None
    entities = [MatchEntity(name=name, value=value, text="") for name, value in slots.items()]
    result = RecognizeResult(
        intent=Intent(name=intent_name),
        intent_data=IntentData(sentence_texts=[]),
        entities_list=entities,
    )
    return {state.entity_id for state in async_get_targets(hass, handler, result, area_id)}


@pytest.mark.parametrize(
    ("intent_name", "slots", "targets"),
    [
        ("HassTurnOn", {"name": "Bed Light"}, {BED_LIGHT}),
        ("HassTurnOn", {"name": BED_LIGHT}, {BED_LIGHT}),
        ("HassTurnOn", {"area": "Kitchen", "domain": "light"}, {KITCHEN_LIGHT}),
        ("HassTurnOn", {"area": "Kitchen", "domain": ["light", "lock"]}, {KITCHEN_LIGHT}),
        ("HassTurnOn", {"name": "all", "area": "Kitchen", "domain": "light"}, {KITCHEN_LIGHT}),
        ("HassTurnOn", {"floor": "Downstairs", "domain": "light"}, {KITCHEN_LIGHT}),
        ("HassTurnOn", {"name": "Garage Door", "device_class": "garage"}, {GARAGE_DOOR}),
        ("HassGetState", {"domain": "light"}, {BED_LIGHT, KITCHEN_LIGHT}),
        ("HassMediaPause", {}, {"media_player.walkman"}),
        ("HassSetVolumeRelative", {"volume_step": "up"}, {"media_player.walkman"}),
        ("HassClimateSetTemperature", {"temperature": 20}, {"climate.heatpump"}),
    ],
)
async def test_targets(
    home: HomeAssistant, intent_name: str, slots: dict[str, Any], targets: set[str]
) -> None:
    assert _targets(home, intent_name, **slots) == targets


@pytest.mark.parametrize(
    ("intent_name", "slots"),
    [
        ("HassTurnOff", {"name": "all"}),
        ("HassTurnOff", {"name": "all", "domain": "light"}),
        ("HassTurnOff", {"domain": "light"}),
        ("HassTurnOff", {"device_class": "garage"}),
        ("HassTurnOff", {}),
        ("HassTurnOff", {"name": "Ceiling Lights"}),  # not exposed
        ("HassTurnOff", {"name": "Bed Light", "area": "Kitchen"}),
        ("HassTurnOff", {"name": "Bed Light", "area": "Nowhere"}),
        ("HassTurnOff", {"name": " "}),
        ("HassLightSet", {"name": "Front Door", "brightness": 10}),
        ("HassSetVolume", {"name": "Walkman"}),  # no volume
        ("HassClimateSetTemperature", {"temperature": "warm"}),
    ],
)
async def test_no_targets(home: HomeAssistant, intent_name: str, slots: dict[str, Any]) -> None:
    with pytest.raises(UnknownTargetsError):
        _targets(home, intent_name, **slots)


async def test_two_of_one_name_are_told_apart_by_the_room(home: HomeAssistant) -> None:
    registry = er.async_get(home)
    for room in ("Kitchen", "Bedroom"):
        area = ar.async_get(home).async_get_area_by_name(room)
        assert area is not None
        entry = registry.async_get_or_create(
            "light", "test", room, suggested_object_id=f"lamp_{room.lower()}"
        )
        registry.async_update_entity(entry.entity_id, area_id=area.id, name="Lamp")
        home.states.async_set(entry.entity_id, "off", {"friendly_name": "Lamp"})
        async_expose_entity(home, "conversation", entry.entity_id, True)

    assert _targets(home, "HassTurnOn", "kitchen", name="Lamp") == {"light.lamp_kitchen"}
    with pytest.raises(UnknownTargetsError):
        _targets(home, "HassTurnOn", name="Lamp")


async def test_groups_in_groups(home: HomeAssistant) -> None:
    home.states.async_set("light.upper", "off", {"entity_id": ["light.lower", "light.gone"]})
    home.states.async_set("light.lower", "off", {"entity_id": ["light.upper", GARAGE_DOOR]})
    async_expose_entity(home, "conversation", "light.upper", True)

    assert _targets(home, "HassTurnOn", name="upper") == {"light.upper", "light.lower", GARAGE_DOOR}


async def test_device_classes(home: HomeAssistant) -> None:
    def classes(entity_id: str) -> set[str | None]:
        state = home.states.get(entity_id)
        assert state is not None
        return async_get_device_classes(home, state)

    assert classes(BED_LIGHT) == {None}
    assert classes(GARAGE_DOOR) == {"garage"}
    er.async_get(home).async_update_entity(GARAGE_DOOR, device_class="blind")
    assert classes(GARAGE_DOOR) == {"garage", "blind"}
    unknown = State("cover.unknown", "open", {"device_class": "gate"})
    assert async_get_device_classes(home, unknown) == {"gate"}


def test_no_handler(hass: HomeAssistant) -> None:
    assert async_get_handler(hass, "HassWhatever") is None
