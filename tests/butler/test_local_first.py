"""What Home Assistant does by itself, and what it must leave to the app."""

from unittest.mock import AsyncMock, patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.butler import local_first
from homeassistant.auth.const import GROUP_ID_ADMIN, GROUP_ID_READ_ONLY, GROUP_ID_USER
from homeassistant.components import conversation
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.components.intent import async_register_timer_handler
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import area_registry as ar, device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util

from .fake_app import FakeApp
from .home import (
    ALLOW_RULES,
    BED_LIGHT,
    BLIND,
    CEILING_LIGHT,
    FRONT_DOOR,
    GARAGE_DOOR,
    KITCHEN_LIGHT,
    allow,
)
from .talk import say, speech


@pytest.fixture
def states(butler_home: HomeAssistant) -> dict[str, str]:
    """What everything is before anything was said."""
    return _states(butler_home)


def _states(hass: HomeAssistant) -> dict[str, str]:
    return {
        state.entity_id: state.state
        for state in hass.states.async_all()
        if state.domain not in ("conversation", "event", "zone")
    }


async def _moved(hass: HomeAssistant, before: dict[str, str]) -> dict[str, str]:
    await hass.async_block_till_done(wait_background_tasks=True)
    now = _states(hass)
    return {key: value for key, value in now.items() if before.get(key) != value}


async def test_a_harmless_command(
    butler_home: HomeAssistant, app: FakeApp, states: dict[str, str]
) -> None:
    result = await say(butler_home, "turn on bed light")

    assert await _moved(butler_home, states) == {BED_LIGHT: "on"}
    assert app.turns == []
    assert speech(result) == "Turned on the light"
    (exchange,) = app.exchanges
    assert exchange["text"] == "turn on bed light"
    assert exchange["answer"] == "Turned on the light"
    assert exchange["handled_by"] == "intent"
    assert exchange["intent"] == "HassTurnOn"
    assert exchange["conversation_id"] == result.conversation_id
    assert exchange["effects"] == [
        {"action": "light.turn_on", "entity_ids": [BED_LIGHT], "outcome": "reached"}
    ]
    # What was before it was said is what undoing brings back.
    assert (heard := dt_util.parse_datetime(exchange["at"])) is not None
    assert (light := butler_home.states.get(BED_LIGHT)) is not None
    assert heard <= light.last_changed


@pytest.mark.parametrize(
    "sentence",
    [
        "unlock the front door",
        "lock the front door",
        "open the garage door",
        "open the living room window",  # a cover that may be anything
        "run goodnight",
        "turn on goodnight",
        "turn on movie",
        "activate movie",
        "turn off all lights",  # an area-less everything
        "turn on ceiling lights",  # not exposed
        "turn on the decorative lights",  # not exposed
        "never mind",
        "set heatpump to off",
        "what is the state of front door",
        "is the front door locked",
        "start a 5 minute timer",  # nothing here that could ring
    ],
)
async def test_what_is_left_to_the_app(
    butler_home: HomeAssistant, app: FakeApp, states: dict[str, str], sentence: str
) -> None:
    result = await say(butler_home, sentence)

    assert await _moved(butler_home, states) == {}
    assert [turn["text"] for turn in app.turns] == [sentence]
    assert app.exchanges == []
    assert speech(result) == "Hello."


async def test_nothing_is_allowed_before_the_first_list(
    home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    before = _states(home)

    await say(home, "turn on bed light")

    assert await _moved(home, before) == {}
    assert len(app.turns) == 1


async def test_an_alias_does_not_make_a_garage_a_light(
    butler_home: HomeAssistant, app: FakeApp, states: dict[str, str]
) -> None:
    er.async_get(butler_home).async_update_entity(GARAGE_DOOR, aliases=["big light"])
    butler_home.states.async_set("lock.hall", "locked", {"friendly_name": "Hall light"})
    async_expose_entity(butler_home, "conversation", "lock.hall", True)
    states["lock.hall"] = "locked"

    await say(butler_home, "turn on big light")
    await say(butler_home, "turn off hall light")

    assert await _moved(butler_home, states) == {}
    assert len(app.turns) == 2


async def test_what_the_app_keeps_for_itself(
    butler_home: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    states: dict[str, str],
) -> None:
    """A light that is none, whatever its kind may do; the others go on working."""
    butler.runtime_data.allow_list.async_set({**allow(ALLOW_RULES), "kept": [BED_LIGHT]})

    await say(butler_home, "turn on bed light")
    await say(butler_home, "is bed light on")

    assert await _moved(butler_home, states) == {}
    assert len(app.turns) == 2
    await say(butler_home, "turn off kitchen lights")
    assert await _moved(butler_home, states) == {KITCHEN_LIGHT: "off"}


async def test_an_alias_of_a_light_works(
    butler_home: HomeAssistant, app: FakeApp, states: dict[str, str]
) -> None:
    er.async_get(butler_home).async_update_entity(BED_LIGHT, aliases=["moonshine"])

    await say(butler_home, "turn on moonshine")

    assert await _moved(butler_home, states) == {BED_LIGHT: "on"}


async def test_the_class_that_a_person_gave_a_cover_counts(
    butler_home: HomeAssistant, app: FakeApp, states: dict[str, str]
) -> None:
    registry = er.async_get(butler_home)
    registry.async_update_entity(BLIND, device_class="blind")
    butler_home.states.async_set(
        BLIND, "closed", {"friendly_name": "Living Room Window", "supported_features": 15}
    )
    await say(butler_home, "open the living room window")
    assert app.turns == []
    await butler_home.services.async_call(
        "cover", "stop_cover", {"entity_id": BLIND}, blocking=True
    )

    registry.async_update_entity(GARAGE_DOOR, device_class="blind")
    await say(butler_home, "open the garage door")
    assert len(app.turns) == 1  # it also is what it was made as


async def test_a_group_is_what_is_in_it(
    butler_home: HomeAssistant, app: FakeApp, states: dict[str, str]
) -> None:
    for members in ([BED_LIGHT, GARAGE_DOOR], [BED_LIGHT, "lock.front_door"]):
        butler_home.states.async_set(
            "light.everything", "off", {"friendly_name": "Everything", "entity_id": members}
        )
        async_expose_entity(butler_home, "conversation", "light.everything", True)
        await say(butler_home, "turn on everything")
    states["light.everything"] = "off"

    assert await _moved(butler_home, states) == {}
    assert len(app.turns) == 2


async def test_more_than_the_list_allows(
    butler_home: HomeAssistant, app: FakeApp, states: dict[str, str]
) -> None:
    kitchen = ar.async_get(butler_home).async_get_area_by_name("Kitchen")
    assert kitchen is not None
    for number in range(3):
        entry = er.async_get(butler_home).async_get_or_create(
            "light", "test", f"extra{number}", suggested_object_id=f"extra{number}"
        )
        er.async_get(butler_home).async_update_entity(entry.entity_id, area_id=kitchen.id)
        butler_home.states.async_set(entry.entity_id, "on")
        async_expose_entity(butler_home, "conversation", entry.entity_id, True)
        states[entry.entity_id] = "on"

    await say(butler_home, "turn off the lights in the kitchen")

    assert await _moved(butler_home, states) == {}
    assert len(app.turns) == 1


async def test_the_room_of_the_satellite(
    butler_home: HomeAssistant, app: FakeApp, states: dict[str, str]
) -> None:
    satellite = er.async_get(butler_home).async_get_or_create(
        "assist_satellite", "test", "kitchen", suggested_object_id="kitchen"
    )
    kitchen = ar.async_get(butler_home).async_get_area_by_name("Kitchen")
    assert kitchen is not None
    er.async_get(butler_home).async_update_entity(satellite.entity_id, area_id=kitchen.id)

    await say(butler_home, "turn off the lights", satellite_id=satellite.entity_id)

    assert await _moved(butler_home, states) == {KITCHEN_LIGHT: "off"}
    (exchange,) = app.exchanges
    assert exchange["area_id"] == kitchen.id
    assert exchange["satellite_id"] == satellite.entity_id
    assert exchange["user_id"] is None


async def test_the_room_of_the_device(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp, states: dict[str, str]
) -> None:
    bedroom = ar.async_get(butler_home).async_get_area_by_name("Bedroom")
    assert bedroom is not None
    device = dr.async_get(butler_home).async_get_or_create(
        config_entry_id=butler.entry_id, identifiers={("test", "tablet")}
    )
    dr.async_get(butler_home).async_update_device(device.id, area_id=bedroom.id)

    await say(butler_home, "turn on the lights", device_id=device.id)

    assert await _moved(butler_home, states) == {BED_LIGHT: "on"}
    assert butler_home.states.is_state(CEILING_LIGHT, states[CEILING_LIGHT])


async def test_a_question_that_is_allowed(
    butler_home: HomeAssistant, app: FakeApp, states: dict[str, str]
) -> None:
    result = await say(butler_home, "is the bed light on")

    assert app.turns == []
    assert speech(result) == "No, off"
    await butler_home.async_block_till_done(wait_background_tasks=True)
    assert app.exchanges[0]["effects"] == []
    assert await say(butler_home, "what time is it")
    assert app.turns == []


async def test_volume_and_temperature(
    butler_home: HomeAssistant, app: FakeApp, states: dict[str, str]
) -> None:
    await say(butler_home, "set walkman volume to 20 percent")
    await say(butler_home, "increase walkman volume")
    await say(butler_home, "set heatpump temperature to 21 degrees")
    await butler_home.async_block_till_done(wait_background_tasks=True)

    assert app.turns == []
    walkman = butler_home.states.get("media_player.walkman")
    assert walkman is not None and walkman.attributes["volume_level"] == pytest.approx(0.3)
    heatpump = butler_home.states.get("climate.heatpump")
    assert heatpump is not None and heatpump.attributes["temperature"] == 21
    assert [exchange["effects"] for exchange in app.exchanges] == [
        [{"action": action, "entity_ids": [entity_id], "outcome": "reached"}]
        for action, entity_id in (
            ("media_player.volume_set", "media_player.walkman"),
            ("media_player.volume_set", "media_player.walkman"),
            ("climate.set_temperature", "climate.heatpump"),
        )
    ]


def _allow(butler: MockConfigEntry, *rules: tuple[str, str | None]) -> None:
    butler.runtime_data.allow_list.async_set(
        allow(
            [
                {"intent": intent, "domain": domain, "device_classes": None}
                for intent, domain in rules
            ],
            max_targets=1,
        )
    )


async def test_a_temperature_may_come_from_two_domains(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    intent = "HassClimateGetTemperature"
    _allow(butler, (intent, "climate"))
    await say(butler_home, "what is the temperature of heatpump")
    assert len(app.turns) == 1

    _allow(butler, (intent, "climate"), (intent, "sensor"))
    await say(butler_home, "what is the temperature of heatpump")
    assert len(app.turns) == 1


async def test_asking_about_more_than_may_be_moved(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    _allow(butler, ("HassGetState", "light"))

    result = await say(butler_home, "how many lights are on")

    assert app.turns == []
    assert speech(result) == "1"


async def test_a_rule_without_domain_moves_nothing(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp, states: dict[str, str]
) -> None:
    _allow(butler, ("HassTurnOn", None), ("HassLightSet", None), ("HassRespond", None))

    await say(butler_home, "turn on bed light")
    await say(butler_home, "set bed light to 50 percent")
    await say(butler_home, "hello")

    assert await _moved(butler_home, states) == {}
    assert len(app.turns) == 3


async def test_a_timer_where_it_can_ring(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    device = dr.async_get(butler_home).async_get_or_create(
        config_entry_id=butler.entry_id, identifiers={("test", "speaker")}
    )
    rung: list[object] = []
    remove = async_register_timer_handler(butler_home, device.id, lambda *event: rung.append(event))

    await say(butler_home, "start a 5 minute timer", device_id=device.id)
    await say(butler_home, "cancel the timer", device_id=device.id)

    assert len(rung) == 1
    assert [turn["text"] for turn in app.turns] == ["cancel the timer"]  # not on the list
    _allow(butler, ("HassCancelTimer", None))
    await say(butler_home, "cancel the timer", device_id=device.id)
    assert len(rung) == 2
    remove()


async def test_words_for_later(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    device = dr.async_get(butler_home).async_get_or_create(
        config_entry_id=butler.entry_id, identifiers={("test", "speaker")}
    )
    remove = async_register_timer_handler(butler_home, device.id, lambda *_: None)
    sentence = "unlock the front door in 5 minutes"

    await say(butler_home, sentence, device_id=device.id)

    assert [turn["text"] for turn in app.turns] == [sentence]
    remove()


@pytest.mark.parametrize(
    "sentence",
    [
        "turn on bed light",
        "set heatpump temperature to 21 degrees",  # Home Assistant calls this one without the user
        "increase walkman volume",  # and this one goes past every service
        "set walkman volume to 20 percent",
        "add milk to my shopping list",
    ],
)
async def test_who_may_not_control_moves_nothing(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp, sentence: str
) -> None:
    assert await async_setup_component(butler_home, "shopping_list", {})
    butler.runtime_data.allow_list.async_set(
        allow(
            [
                *ALLOW_RULES,
                {"intent": "HassShoppingListAddItem", "domain": None, "device_classes": None},
            ]
        )
    )
    await butler_home.auth.async_create_user("Owner")
    guest = await butler_home.auth.async_create_user("Guest", group_ids=[GROUP_ID_READ_ONLY])
    anna = await butler_home.auth.async_create_user("Anna", group_ids=[GROUP_ID_USER])
    before = _everything(butler_home)

    await say(butler_home, sentence, context=Context(user_id=guest.id))

    await butler_home.async_block_till_done(wait_background_tasks=True)
    assert _everything(butler_home) == before
    assert [turn["text"] for turn in app.turns] == [sentence]
    await say(butler_home, sentence, context=Context(user_id=anna.id))
    assert len(app.turns) == 1


def _everything(hass: HomeAssistant) -> dict[str, object]:
    return {
        state.entity_id: (state.state, state.attributes)
        for state in hass.states.async_all()
        if state.domain not in ("conversation", "event", "zone", "person")
    }


async def test_who_may_only_read_may_ask(butler_home: HomeAssistant, app: FakeApp) -> None:
    await butler_home.auth.async_create_user("Owner")
    guest = await butler_home.auth.async_create_user("Guest", group_ids=[GROUP_ID_READ_ONLY])

    result = await say(butler_home, "is the bed light on", context=Context(user_id=guest.id))

    assert speech(result) == "No, off"
    await say(butler_home, "what time is it", context=Context(user_id=guest.id))
    assert app.turns == []


async def test_nobody_who_could_have_asked(
    butler_home: HomeAssistant, app: FakeApp, states: dict[str, str]
) -> None:
    await butler_home.auth.async_create_user("Owner")
    gone = await butler_home.auth.async_create_user("Gone", group_ids=[GROUP_ID_ADMIN])
    await butler_home.auth.async_update_user(gone, is_active=False)
    system = await butler_home.auth.async_create_system_user("Robot", group_ids=[GROUP_ID_ADMIN])

    for user_id in (gone.id, system.id, "no-such-user"):
        await say(butler_home, "turn on bed light", context=Context(user_id=user_id))

    assert await _moved(butler_home, states) == {}
    assert len(app.turns) == 3


async def test_an_intent_that_the_household_took_over(
    butler_home: HomeAssistant, app: FakeApp, states: dict[str, str]
) -> None:
    unlock = {"action": "lock.unlock", "target": {"entity_id": FRONT_DOOR}}
    assert await async_setup_component(
        butler_home,
        "intent_script",
        {
            "intent_script": {
                name: {"action": unlock}
                for name in ("HassGetCurrentTime", "HassGetState", "HassTurnOn", "HassLightSet")
            }
        },
    )

    await say(butler_home, "what time is it")
    await say(butler_home, "is the bed light on")
    await say(butler_home, "turn on bed light")
    await say(butler_home, "set bed light to 50 percent")

    assert await _moved(butler_home, states) == {}
    assert len(app.turns) == 4


async def test_both_ways_to_prepare(butler_home: HomeAssistant) -> None:
    """Home Assistant 2026.11 has a way of its own, which 2026.10 lacks."""
    prepare = AsyncMock()
    with patch.object(conversation, "async_prepare_intents", prepare, create=True):
        await local_first.async_prepare(butler_home, "en")
    prepare.assert_awaited_once_with(butler_home, "en")

    with patch.object(conversation, "async_prepare_intents", None, create=True):
        await local_first.async_prepare(butler_home, "en")


async def test_a_sentence_trigger(butler_home: HomeAssistant, app: FakeApp) -> None:
    assert await async_setup_component(
        butler_home,
        "automation",
        {
            "automation": {
                "triggers": {"trigger": "conversation", "command": "movie time"},
                "actions": [
                    {"action": "light.turn_off", "target": {"entity_id": KITCHEN_LIGHT}},
                    {"set_conversation_response": "Enjoy!"},
                ],
            }
        },
    )

    result = await say(butler_home, "movie time")

    assert speech(result) == "Enjoy!"
    assert butler_home.states.is_state(KITCHEN_LIGHT, "off")
    assert app.turns == []
    await butler_home.async_block_till_done(wait_background_tasks=True)
    (exchange,) = app.exchanges
    assert exchange["handled_by"] == "sentence_trigger"
    assert exchange["intent"] is None


async def test_a_command_that_fails_is_told_as_failed(
    butler_home: HomeAssistant, app: FakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    butler_home.services.async_remove("homeassistant", "turn_on")

    result = await say(butler_home, "turn on bed light")

    assert result.response.response_type.value == "error"
    assert app.turns == []
    await butler_home.async_block_till_done(wait_background_tasks=True)
    assert app.exchanges[0]["effects"] == [
        {"action": "light.turn_on", "entity_ids": [BED_LIGHT], "outcome": "failed"}
    ]


async def test_the_list_is_what_keeps_the_door_shut(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp, states: dict[str, str]
) -> None:
    rule = {"intent": "HassTurnOff", "domain": "lock", "device_classes": None}
    butler.runtime_data.allow_list.async_set(allow([rule], max_targets=1))

    await say(butler_home, "unlock the front door")

    assert await _moved(butler_home, states) == {FRONT_DOOR: "unlocked"}
    assert app.turns == []
