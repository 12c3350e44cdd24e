"""A small home of Home Assistant's own demo devices, which really move."""

from collections.abc import AsyncGenerator
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
)
from homeassistant.setup import async_setup_component

PLATFORMS = ["climate", "cover", "fan", "light", "lock", "media_player", "switch"]

KITCHEN_LIGHT = "light.kitchen_lights"
BED_LIGHT = "light.bed_light"
CEILING_LIGHT = "light.ceiling_lights"
FRONT_DOOR = "lock.front_door"
GARAGE_DOOR = "cover.garage_door"
BLIND = "cover.living_room_window"

# Everything that HA exposes by itself but this home does not, so that "all" is known.
EXPOSED = {
    KITCHEN_LIGHT,
    BED_LIGHT,
    FRONT_DOOR,
    GARAGE_DOOR,
    BLIND,
    "climate.heatpump",
    "media_player.walkman",
    "scene.movie",
    "script.goodnight",
    "switch.ac",
}

ALLOW_RULES = [
    {"intent": intent, "domain": domain, "device_classes": classes}
    for intent, domain, classes in (
        ("HassTurnOn", "light", None),
        ("HassTurnOff", "light", None),
        ("HassTurnOn", "switch", None),
        ("HassTurnOn", "cover", ["blind", "curtain"]),
        ("HassTurnOff", "switch", None),
        ("HassLightSet", "light", None),
        ("HassSetVolume", "media_player", None),
        ("HassSetVolumeRelative", "media_player", None),
        ("HassClimateSetTemperature", "climate", None),
        ("HassGetState", "light", None),
        ("HassGetState", "switch", None),
        ("HassGetCurrentTime", None, None),
        ("HassStartTimer", None, None),
        ("HassNevermind", None, None),
    )
]


def allow(rules: list[dict[str, Any]], max_targets: int = 3) -> dict[str, Any]:
    """Return lists by which whoever asks may the same."""
    return {
        "version": 2,
        "max_targets": max_targets,
        "lists": {"anybody": rules},
        "users": {},
        "satellites": {},
        "room": "anybody",
        "house": "anybody",
    }


# Like what the app computes from its gate's table.
ALLOW_LIST = allow(ALLOW_RULES)


async def async_make_home(hass: HomeAssistant) -> AsyncGenerator[HomeAssistant]:
    """Set up the devices, put them into rooms, and expose some."""
    with ExitStack() as stack:
        patched = "homeassistant.components.demo.COMPONENTS_WITH_CONFIG_ENTRY_DEMO_PLATFORM"
        stack.enter_context(patch(patched, PLATFORMS))
        stack.enter_context(patch("homeassistant.components.demo.lock.LOCK_UNLOCK_DELAY", 0))
        demo = MockConfigEntry(domain="demo")
        demo.add_to_hass(hass)
        assert await hass.config_entries.async_setup(demo.entry_id)
        assert await async_setup_component(
            hass,
            "script",
            {
                "script": {
                    "goodnight": {
                        "sequence": [{"action": "lock.unlock", "target": {"entity_id": FRONT_DOOR}}]
                    }
                }
            },
        )
        assert await async_setup_component(
            hass, "scene", {"scene": [{"name": "Movie", "entities": {CEILING_LIGHT: "off"}}]}
        )
        await hass.async_block_till_done()

        ground = fr.async_get(hass).async_create("Ground floor", aliases={"Downstairs"}, level=0)
        areas = ar.async_get(hass)
        kitchen = areas.async_create("Kitchen", floor_id=ground.floor_id)
        bedroom = areas.async_create("Bedroom")
        registry = er.async_get(hass)
        for entity_id, area in (
            (KITCHEN_LIGHT, kitchen),
            (BED_LIGHT, bedroom),
            (CEILING_LIGHT, bedroom),
        ):
            device_id = registry.entities[entity_id].device_id
            if device_id is not None:
                dr.async_get(hass).async_update_device(device_id, area_id=area.id)
            else:
                registry.async_update_entity(entity_id, area_id=area.id)
        for entity_id in hass.states.async_entity_ids():
            if not entity_id.startswith("conversation."):
                async_expose_entity(hass, "conversation", entity_id, entity_id in EXPOSED)
        yield hass
