"""Who may have what done without the app: the app has decided, and Python only picks the list."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.butler.allow_list import ALLOW_LIST_SCHEMA, AllowList
from homeassistant.auth.const import GROUP_ID_READ_ONLY, GROUP_ID_USER
from homeassistant.core import Context, HomeAssistant
from homeassistant.setup import async_setup_component

from .fake_app import FakeApp
from .home import BED_LIGHT, allow
from .talk import say, speech


def _lists_of_three(anna: str) -> dict[str, Any]:
    """Return lists by which Anna may switch lights, her satellite too, rooms fans, the house nothing."""
    return {
        **allow([]),
        "lists": {
            "person": [{"intent": "HassTurnOn", "domain": "light", "device_classes": None}],
            "room": [{"intent": "HassTurnOn", "domain": "switch", "device_classes": None}],
        },
        "users": {anna: "person", "user-of-a-list-that-is-missing": "gone"},
        "satellites": {"assist_satellite.anna": "person"},
        "room": "room",
        "house": "house",
    }


@pytest.mark.parametrize(
    ("asker", "domain"),
    [
        ({"user_id": "anna"}, "light"),
        ({"user_id": "anna", "device_id": "phone"}, "light"),
        ({"user_id": "tablet"}, "switch"),
        ({"user_id": "anna", "satellite_id": "assist_satellite.anna"}, "light"),
        ({"user_id": "anna", "satellite_id": "assist_satellite.kitchen"}, "switch"),
        ({"satellite_id": "assist_satellite.anna", "device_id": "d1"}, "light"),
        ({"satellite_id": "assist_satellite.kitchen", "device_id": "d2"}, "switch"),
        ({"device_id": "d2"}, "switch"),
        ({"user_id": "user-of-a-list-that-is-missing"}, None),
        ({"user_id": "anna", "device_id": "household"}, None),
        ({"user_id": "a-tablet", "device_id": "household"}, "switch"),
        ({}, None),
    ],
)
def test_whose_list_it_is(hass: HomeAssistant, asker: dict[str, str], domain: str | None) -> None:
    lists = AllowList(hass)
    lists._use(_lists_of_three("anna"))

    allowed = lists.allowed_for(
        **{"user_id": None, "satellite_id": None, "device_id": None, **asker}
    )

    assert [rule.domain for rule in allowed.rules("HassTurnOn")] == ([domain] if domain else [])
    assert allowed.max_targets == 3


async def test_everybody_moves_what_their_own_list_names(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    anna = await butler_home.auth.async_create_user("Anna")
    butler.runtime_data.allow_list.async_set(_lists_of_three(anna.id))

    await say(butler_home, "turn on bed light")
    await say(butler_home, "turn on bed light", device_id="tablet")
    assert butler_home.states.is_state(BED_LIGHT, "off")
    assert len(app.turns) == 2

    await say(butler_home, "turn on bed light", context=Context(user_id=anna.id))
    assert butler_home.states.is_state(BED_LIGHT, "on")
    assert len(app.turns) == 2


async def test_sentences_of_the_household_are_everybodys(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    butler.runtime_data.allow_list.async_set(allow([]))
    assert await async_setup_component(
        butler_home,
        "automation",
        {
            "automation": {
                "triggers": {"trigger": "conversation", "command": "movie time"},
                "actions": {"set_conversation_response": "Enjoy the film."},
            }
        },
    )

    result = await say(butler_home, "movie time", device_id="tablet")

    assert speech(result) == "Enjoy the film."
    assert app.turns == []


async def test_what_is_said_to_ones_own_satellite_is_done_as_oneself(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    await butler_home.auth.async_create_user("Owner")
    anna = await butler_home.auth.async_create_user("Anna", group_ids=[GROUP_ID_USER])
    lists = {**_lists_of_three(anna.id), "satellite_users": {"assist_satellite.anna": anna.id}}
    butler.runtime_data.allow_list.async_set(ALLOW_LIST_SCHEMA(lists))
    context = Context()

    spoken = {"satellite_id": "assist_satellite.anna", "context": context}
    await say(butler_home, "turn on bed light", **spoken)

    state = butler_home.states.get(BED_LIGHT)
    assert state is not None
    assert state.state == "on"
    assert (state.context.user_id, state.context.parent_id) == (anna.id, context.id)
    assert app.turns == []
    await butler_home.async_block_till_done(wait_background_tasks=True)
    # The app knows by itself whose satellite it is.
    assert (app.exchanges[0]["user_id"], app.exchanges[0]["satellite_id"]) == (
        None,
        "assist_satellite.anna",
    )


async def test_a_login_that_names_a_satellite_is_not_its_person(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    await butler_home.auth.async_create_user("Owner")
    anna = await butler_home.auth.async_create_user("Anna", group_ids=[GROUP_ID_USER])
    guest = await butler_home.auth.async_create_user("Guest", group_ids=[GROUP_ID_USER])
    lists = {**_lists_of_three(anna.id), "satellite_users": {"assist_satellite.anna": anna.id}}
    butler.runtime_data.allow_list.async_set(ALLOW_LIST_SCHEMA(lists))

    borrowed = {"satellite_id": "assist_satellite.anna", "context": Context(user_id=guest.id)}
    await say(butler_home, "turn on bed light", **borrowed)

    assert butler_home.states.is_state(BED_LIGHT, "off")
    # The app is told both, and makes nobody of them.
    assert (app.turns[0]["user_id"], app.turns[0]["satellite_id"]) == (
        guest.id,
        "assist_satellite.anna",
    )


async def test_a_satellite_whose_integration_has_a_user_is_a_satellite(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    await butler_home.auth.async_create_user("Owner")
    anna = await butler_home.auth.async_create_user("Anna", group_ids=[GROUP_ID_USER])
    voip = await butler_home.auth.async_create_system_user("Voice over IP")
    lists = {**_lists_of_three(anna.id), "satellite_users": {"assist_satellite.anna": anna.id}}
    butler.runtime_data.allow_list.async_set(ALLOW_LIST_SCHEMA(lists))

    called = {"satellite_id": "assist_satellite.anna", "context": Context(user_id=voip.id)}
    await say(butler_home, "turn on bed light", **called)
    assert butler_home.states.is_state(BED_LIGHT, "on")

    await say(butler_home, "tell me a story", **called)
    assert app.turns[0]["user_id"] is None


async def test_ones_own_satellite_does_no_more_than_oneself_may(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    await butler_home.auth.async_create_user("Owner")
    anna = await butler_home.auth.async_create_user("Anna", group_ids=[GROUP_ID_READ_ONLY])
    lists = {**_lists_of_three(anna.id), "satellite_users": {"assist_satellite.anna": anna.id}}
    butler.runtime_data.allow_list.async_set(ALLOW_LIST_SCHEMA(lists))

    await say(butler_home, "turn on bed light", satellite_id="assist_satellite.anna")

    assert butler_home.states.is_state(BED_LIGHT, "off")
    assert len(app.turns) == 1
