"""What a script or a scene can do, as far as that can be known."""

from typing import Any
from unittest.mock import patch

import pytest

from custom_components.butler.house_payload import SAFE_LABEL
from custom_components.butler.reach import async_get_reach
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er, label_registry as lr

from .home import BED_LIGHT, CEILING_LIGHT, FRONT_DOOR, KITCHEN_LIGHT
from .test_house import Listener

LAMPS_OFF = {"action": "light.turn_off", "target": {"entity_id": [BED_LIGHT, CEILING_LIGHT]}}
UNLOCK = {"action": "lock.unlock", "target": {"entity_id": FRONT_DOOR}}
LAMPS = {"action": "light.turn_off", "entity_ids": [BED_LIGHT, CEILING_LIGHT]}
UNLOCKED = {"action": "lock.unlock", "entity_ids": [FRONT_DOOR]}


async def _scripts(hass: HomeAssistant, scripts: dict[str, Any]) -> None:
    """Put these scripts in place of those that are there."""
    config = {
        "script": {
            name: sequence if isinstance(sequence, dict) else {"sequence": sequence}
            for name, sequence in scripts.items()
        }
    }
    with patch("homeassistant.config.async_hass_config_yaml", return_value=config):
        await hass.services.async_call("script", "reload", blocking=True)
    await hass.async_block_till_done()


@pytest.mark.parametrize(
    ("sequence", "reach"),
    [
        ([], []),
        ([LAMPS_OFF], [LAMPS]),
        ([LAMPS_OFF, UNLOCK], [LAMPS, UNLOCKED]),
        ([{"delay": 1}, {"stop": "done"}, {"variables": {"a": "{{ 1 }}"}}], []),
        ([{**UNLOCK, "enabled": False}], []),
        ([{**UNLOCK, "enabled": "{{ false }}"}], [UNLOCKED]),
        ([{"sequence": [LAMPS_OFF, {"sequence": [UNLOCK]}]}], [LAMPS, UNLOCKED]),
        ([{"parallel": [LAMPS_OFF, {"sequence": [UNLOCK]}]}], [LAMPS, UNLOCKED]),
        ([{"repeat": {"count": 2, "sequence": [UNLOCK]}}], [UNLOCKED]),
        ([{"if": "{{ true }}", "then": [LAMPS_OFF]}], [LAMPS]),
        ([{"if": "{{ true }}", "then": [LAMPS_OFF], "else": [UNLOCK]}], [LAMPS, UNLOCKED]),
        (
            [
                {
                    "choose": [{"conditions": "{{ true }}", "sequence": [LAMPS_OFF]}],
                    "default": [UNLOCK],
                }
            ],
            [LAMPS, UNLOCKED],
        ),
        (
            [{"action": "light.turn_on", "target": {"area_id": "bedroom"}}],
            [{"action": "light.turn_on", "entity_ids": [BED_LIGHT, CEILING_LIGHT]}],
        ),
        (
            [
                {
                    "action": "light.turn_on",
                    "data": {"entity_id": KITCHEN_LIGHT, "brightness": "{{ 3 }}"},
                }
            ],
            [{"action": "light.turn_on", "entity_ids": [KITCHEN_LIGHT]}],
        ),
        (
            [{"action": "notify.notify", "data": {"message": "hello"}}],
            [{"action": "notify.notify", "entity_ids": []}],
        ),
        # Cannot be known.
        ([{"action": "light.turn_off", "target": {"entity_id": "{{ 'lock.front_door' }}"}}], None),
        ([{"action": "light.turn_off", "target": {"area_id": "{{ 'hall' }}"}}], None),
        ([{"action": "light.turn_off", "target": {"entity_id": "all"}}], None),
        ([{"action": "{{ 'lock.unlock' }}", "target": {"entity_id": FRONT_DOOR}}], None),
        ([{"event": "open_sesame"}], None),
        ([{"action": "script.missing"}], None),
        ([{"action": "scene.turn_on", "target": {"entity_id": "scene.missing"}}], None),
    ],
)
async def test_script(home: HomeAssistant, sequence: Any, reach: Any) -> None:
    await _scripts(home, {"it": sequence})

    assert async_get_reach(home, "script.it") == reach


@pytest.mark.parametrize(
    "step",
    [
        {"action": "script.inner"},
        {"action": "script.turn_on", "target": {"entity_id": "script.inner"}},
        {"action": "homeassistant.turn_on", "target": {"entity_id": "script.inner"}},
        {"action": "script.toggle", "target": {"entity_id": ["script.lamps", "script.inner"]}},
        {"if": "{{ true }}", "then": [{"parallel": [{"action": "script.inner"}]}]},
    ],
)
async def test_an_unlocking_script_is_found_inside_others(home: HomeAssistant, step: Any) -> None:
    await _scripts(home, {"outer": [LAMPS_OFF, step], "lamps": [LAMPS_OFF], "inner": [UNLOCK]})

    assert async_get_reach(home, "script.outer") == [LAMPS, UNLOCKED]


async def test_scripts_that_call_each_other(home: HomeAssistant) -> None:
    await _scripts(home, {"a": [{"action": "script.b"}], "b": [{"action": "script.a"}, LAMPS_OFF]})

    assert async_get_reach(home, "script.a") == [LAMPS]


async def test_a_script_that_got_another_entity_id(home: HomeAssistant) -> None:
    await _scripts(home, {"outer": [{"action": "script.inner"}], "inner": [UNLOCK]})
    er.async_get(home).async_update_entity("script.inner", new_entity_id="script.harmless")
    await home.async_block_till_done()

    assert async_get_reach(home, "script.outer") == [UNLOCKED]


async def test_a_script_that_is_broken_or_gone(home: HomeAssistant) -> None:
    await _scripts(home, {"broken": [{"action": 1}]})

    assert async_get_reach(home, "script.broken") is None
    assert async_get_reach(home, "script.gone") is None


@pytest.mark.parametrize(
    ("states", "reach"),
    [
        ({CEILING_LIGHT: "off"}, [{"action": "light.turn_off", "entity_ids": [CEILING_LIGHT]}]),
        ({FRONT_DOOR: "locked"}, [{"action": "lock.lock", "entity_ids": [FRONT_DOOR]}]),
        ({FRONT_DOOR: "unlocked"}, [UNLOCKED]),
        ({"cover.x": "closed"}, [{"action": "cover.close_cover", "entity_ids": ["cover.x"]}]),
        ({"cover.x": "open"}, [{"action": "cover.set_cover_position", "entity_ids": ["cover.x"]}]),
        (
            {"alarm_control_panel.x": "armed_away"},
            [
                {
                    "action": "alarm_control_panel.alarm_arm_away",
                    "entity_ids": ["alarm_control_panel.x"],
                }
            ],
        ),
        (
            {"alarm_control_panel.x": "disarmed"},
            [
                {
                    "action": "alarm_control_panel.alarm_disarm",
                    "entity_ids": ["alarm_control_panel.x"],
                }
            ],
        ),
        ({"siren.x": "on"}, [{"action": "siren.reproduce", "entity_ids": ["siren.x"]}]),
    ],
)
async def test_scene(home: HomeAssistant, states: Any, reach: Any) -> None:
    await home.services.async_call(
        "scene", "create", {"scene_id": "it", "entities": states}, blocking=True
    )
    await home.async_block_till_done()
    await _scripts(home, {"by_step": [{"scene": "scene.it"}]})

    assert async_get_reach(home, "scene.it") == reach
    assert async_get_reach(home, "script.by_step") == reach


async def test_a_scene_of_another_integration(home: HomeAssistant) -> None:
    home.states.async_set("scene.hue_relax", "unknown")

    assert async_get_reach(home, "scene.hue_relax") is None


async def test_what_is_edited_is_told(home: HomeAssistant) -> None:
    """Also of a script that only calls the one that changed, and only to who can read it."""
    await _scripts(home, {"goodnight": [{"action": "script.inner"}], "inner": [LAMPS_OFF]})
    plain = await Listener(home).start()
    whole = await Listener(home, with_reaches=True).start()

    def told(events: list[dict[str, Any]]) -> list[Any]:
        return [
            entity.get("reaches", "nothing")
            for event in events
            for entity in (
                event["entities"]["changed"] if event["kind"] == "change" else event["entities"]
            )
            if entity["entity_id"] == "script.goodnight"
        ]

    assert told(await plain.next()) == ["nothing"]
    assert told(await whole.next()) == [[LAMPS]]

    await _scripts(home, {"goodnight": [{"action": "script.inner"}], "inner": [UNLOCK]})

    assert told(await whole.next()) == [[UNLOCKED]]
    plain.stop()
    whole.stop()


async def test_what_is_marked_as_safe_is_told(home: HomeAssistant) -> None:
    """Of what starts something and nothing else, and also when the label comes later."""
    await _scripts(home, {"goodnight": [UNLOCK]})
    label = lr.async_get(home).async_create("Butler safe")
    assert label.label_id == SAFE_LABEL
    registry = er.async_get(home)
    plain = await Listener(home).start()
    whole = await Listener(home, with_reaches=True).start()

    def marked(events: list[dict[str, Any]]) -> list[str]:
        return [
            entity["entity_id"]
            for event in events
            for entity in (
                event["entities"]["changed"] if event["kind"] == "change" else event["entities"]
            )
            if entity.get("is_marked_safe")
        ]

    assert marked(await plain.next()) == []
    assert marked(await whole.next()) == []
    for entity_id in ("script.goodnight", KITCHEN_LIGHT):
        registry.async_update_entity(entity_id, labels={label.label_id, "other"})
    assert marked(await whole.next()) == ["script.goodnight"]
    assert marked(plain.events) == []
    plain.stop()
    whole.stop()
