"""What automations hear of a turn, and what they do not."""

import asyncio
import json
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from homeassistant.core import Context, HomeAssistant, State
from homeassistant.helpers import area_registry as ar, device_registry as dr
from homeassistant.setup import async_setup_component

from .fake_app import FakeApp, Write, done
from .home import BED_LIGHT, KITCHEN_LIGHT, allow
from .talk import say

TURN = "event.butler_turn"


def _turn(hass: HomeAssistant) -> State:
    state = hass.states.get(TURN)
    assert state is not None
    return state


def _effect(outcome: str) -> dict[str, Any]:
    return {"action": "light.turn_on", "entity_ids": [BED_LIGHT], "outcome": outcome}


async def test_the_words_stay_where_they_were_said(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    anna = await hass.auth.async_create_user("Anna")
    hass.states.async_set("person.anna", "home", {"user_id": anna.id})
    fired = async_capture_events(hass, "butler_turn")
    app.events = [done("The doctor called.", effects=[_effect("reached")])]
    context = Context(user_id=anna.id)

    result = await say(hass, "my secret illness", context=context)
    await hass.async_block_till_done()

    data = {
        "door": "assist",
        "person": "person.anna",
        "area": None,
        "effects": [_effect("reached")],
        "local": False,
    }
    state = _turn(hass)
    assert state.attributes["event_type"] == "acted"
    assert data.items() <= state.attributes.items()
    assert state.context.parent_id == context.id
    (event,) = fired
    assert event.data == {"outcome": "acted", **data}
    seen = json.dumps([state.as_dict(), event.as_dict()], default=str)
    assert result.conversation_id is not None
    for private in ("illness", "doctor", result.conversation_id):
        assert private not in seen


@pytest.mark.parametrize(
    ("ending", "outcome"),
    [
        ({}, "answered"),
        ({"effects": [_effect("reached"), _effect("not_reached")]}, "not_reached"),
        ({"effects": [_effect("failed")]}, "not_reached"),
        ({"effects": [_effect("refused")]}, "refused"),
        ({"outcome": "refused"}, "refused"),
        ({"outcome": "no_model"}, "failed"),
        ({"outcome": "failed", "effects": [_effect("reached")]}, "failed"),
        ({"question_open": True, "continue_conversation": True}, "asked"),
    ],
)
async def test_outcomes(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    ending: dict[str, Any],
    outcome: str,
) -> None:
    app.events = [done("So it ended.", **ending)]

    await say(hass, "do something about it")

    assert _turn(hass).attributes["event_type"] == outcome


async def test_a_local_turn_of_a_room(butler_home: HomeAssistant, app: FakeApp) -> None:
    kitchen = ar.async_get(butler_home).async_get_area_by_name("Kitchen")
    assert kitchen is not None
    (device,) = dr.async_entries_for_area(dr.async_get(butler_home), kitchen.id)

    await say(butler_home, "turn on kitchen lights", device_id=device.id)

    attributes = _turn(butler_home).attributes
    assert attributes["event_type"] == "acted"
    assert attributes["local"] is True
    assert attributes["person"] is None
    assert attributes["area"] == kitchen.id
    assert attributes["effects"] == [
        {"action": "light.turn_on", "entity_ids": [KITCHEN_LIGHT], "outcome": "reached"}
    ]
    assert app.turns == []


async def test_where_a_person_is_stays_unsaid(butler_home: HomeAssistant, app: FakeApp) -> None:
    anna = await butler_home.auth.async_create_user("Anna")
    kitchen = ar.async_get(butler_home).async_get_area_by_name("Kitchen")
    assert kitchen is not None
    (device,) = dr.async_entries_for_area(dr.async_get(butler_home), kitchen.id)

    await say(butler_home, "hello", device_id=device.id, context=Context(user_id=anna.id))

    assert app.turns[0]["area_id"] == kitchen.id
    assert _turn(butler_home).attributes["area"] is None


async def test_the_app_is_away_or_breaks_off(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.events = []
    await say(hass, "what now")
    assert _turn(hass).attributes["event_type"] == "interrupted"

    butler.runtime_data.client._url = "http://127.0.0.1:1"
    await say(hass, "and now")
    assert _turn(hass).attributes["event_type"] == "failed"
    assert _turn(hass).state != "unavailable"


async def test_nobody_listens_any_more(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    begun = asyncio.Event()

    async def script(_turn: dict[str, Any], _write: Write) -> None:
        begun.set()
        await asyncio.Event().wait()

    app.script = script
    turn = asyncio.create_task(say(hass, "tell me everything"))
    await begun.wait()
    turn.cancel()
    await asyncio.wait({turn})

    assert _turn(hass).attributes["event_type"] == "interrupted"


async def test_an_automation_reacts_to_a_turn(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    heard = async_capture_events(hass, "heard")
    trigger = {
        "trigger": "state",
        "entity_id": TURN,
        "not_from": "unavailable",
        "not_to": ["unavailable", "unknown"],
    }
    actions = [
        {
            "event": "heard",
            "event_data": {"outcome": "{{ trigger.to_state.attributes.event_type }}"},
        }
    ]
    config = {"alias": "Listen", "triggers": [trigger], "actions": actions}
    assert await async_setup_component(hass, "automation", {"automation": [config]})

    await say(hass, "one")
    await say(hass, "two")
    await hass.async_block_till_done()

    assert [event.data["outcome"] for event in heard] == ["answered", "answered"]


async def test_an_automation_that_asks_about_every_turn_comes_to_an_end(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    config = {
        "alias": "Curious",
        "mode": "parallel",
        "triggers": [{"trigger": "event", "event_type": "butler_turn"}],
        "actions": [{"action": "butler.ask", "data": {"text": "what was that"}}],
    }
    assert await async_setup_component(hass, "automation", {"automation": [config]})

    await say(hass, "hello")
    await hass.async_block_till_done(wait_background_tasks=True)

    assert len(app.turns) == 3
    assert "asked in circles" in caplog.text
    app.events = [done("Still there.")]
    await say(hass, "hello again")
    assert app.turns[3]["text"] == "hello again"


async def test_ones_own_satellite_speaks_for_oneself(
    hass: HomeAssistant, butler: MockConfigEntry
) -> None:
    anna = await hass.auth.async_create_user("Anna")
    hass.states.async_set("person.anna", "home", {"user_id": anna.id})
    users = {"assist_satellite.study": anna.id}
    butler.runtime_data.allow_list.async_set({**allow([]), "satellite_users": users})

    await say(hass, "hello there", satellite_id="assist_satellite.study")
    await hass.async_block_till_done()
    assert (_turn(hass).attributes["person"], _turn(hass).context.user_id) == (
        "person.anna",
        anna.id,
    )

    # Whoever's login a room's device runs under.
    context = Context(user_id=anna.id)
    await say(hass, "hello there", satellite_id="assist_satellite.kitchen", context=context)
    await hass.async_block_till_done()
    assert _turn(hass).attributes["person"] is None
