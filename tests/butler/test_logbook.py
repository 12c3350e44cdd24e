"""What the logbook says of whoever had something done."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.butler import logbook
from custom_components.butler.act import async_act
from custom_components.butler.lineage import async_get_lineage
from homeassistant.const import EVENT_CALL_SERVICE, EVENT_STATE_CHANGED
from homeassistant.core import Context, Event, HomeAssistant, callback
from homeassistant.helpers import area_registry as ar, device_registry as dr

from .home import BED_LIGHT, KITCHEN_LIGHT
from .talk import say


@pytest.fixture
def tablet(home: HomeAssistant, butler: MockConfigEntry) -> str:
    """A device in the kitchen."""
    kitchen = ar.async_get(home).async_get_area_by_name("Kitchen")
    assert kitchen is not None
    devices = dr.async_get(home)
    device = devices.async_get_or_create(
        config_entry_id=butler.entry_id, identifiers={("test", "tablet")}
    )
    devices.async_update_device(device.id, area_id=kitchen.id)
    return device.id


@pytest.fixture
def describe(hass: HomeAssistant) -> Callable[[Any], dict[str, Any]]:
    """How the logbook would show an event."""
    described: dict[str, Callable[[Any], dict[str, Any]]] = {}

    @callback
    def async_describe(domain: str, event_type: str, how: Callable[[Any], dict[str, Any]]) -> None:
        assert domain == "butler"
        described[event_type] = how

    logbook.async_describe_events(hass, async_describe)
    return lambda event: described[event.event_type](event)


@pytest.fixture
def events(hass: HomeAssistant) -> list[Event]:
    """What happened, in order, that a logbook could take for a cause."""
    found: list[Event] = []

    @callback
    def keep(event: Event) -> None:
        found.append(event)

    for event_type in ("butler_asked", EVENT_CALL_SERVICE, EVENT_STATE_CHANGED):
        hass.bus.async_listen(event_type, keep)
    return found


def _causes(events: list[Event], entity_id: str) -> list[Event]:
    """Return the first event of the context in which an entity changed."""
    (change,) = [
        one for one in events if one.data.get("new_state") and one.data["entity_id"] == entity_id
    ]
    return [one for one in events if one.context.id == change.context.id][:1]


async def test_what_home_assistant_did_for_a_room_names_the_butler(
    butler_home: HomeAssistant, tablet: str, events: list[Event]
) -> None:
    await say(butler_home, "turn on bed light", device_id=tablet)
    await butler_home.async_block_till_done()

    (cause,) = _causes(events, BED_LIGHT)
    assert cause.data["entity_id"] == "conversation.butler"


async def test_what_the_app_did_for_a_room_names_it_too(
    butler_home: HomeAssistant,
    tablet: str,
    events: list[Event],
    describe: Callable[[Any], dict[str, Any]],
) -> None:
    context = Context()
    await say(butler_home, "make it cosy", device_id=tablet, context=context)
    for parent, entity_id in ((context.id, BED_LIGHT), ("of-no-turn", KITCHEN_LIGHT)):
        await async_act(
            butler_home,
            domain="light",
            service="toggle",
            entity_ids=[entity_id],
            data={},
            user_id=None,
            parent_context_id=parent,
        )
    await butler_home.async_block_till_done()

    (cause,) = _causes(events, BED_LIGHT)
    assert describe(cause) == {"name": "Butler", "message": "was asked (Kitchen)"}
    await butler_home.config.async_update(language="de")
    assert describe(cause) == {"name": "Butler", "message": "wurde gefragt (Kitchen)"}
    (cause,) = _causes(events, KITCHEN_LIGHT)
    assert describe(cause) == {"name": "Butler", "message": "wurde gefragt"}


async def test_a_person_is_named_by_home_assistant(butler_home: HomeAssistant, tablet: str) -> None:
    anna = await butler_home.auth.async_create_user("Anna")
    asked = async_capture_events(butler_home, "butler_asked")
    changed = async_capture_events(butler_home, EVENT_STATE_CHANGED)

    await say(butler_home, "turn on bed light", device_id=tablet, context=Context(user_id=anna.id))
    # As for a person's own satellite, which the app knows.
    await async_act(
        butler_home,
        domain="light",
        service="toggle",
        entity_ids=[KITCHEN_LIGHT],
        data={},
        user_id=anna.id,
        parent_context_id=None,
    )
    await butler_home.async_block_till_done()

    assert asked == []
    users = {one.data["entity_id"]: one.context.user_id for one in changed}
    assert (users[BED_LIGHT], users[KITCHEN_LIGHT]) == (anna.id, anna.id)


def test_lineage_knows_where_a_turn_was_asked_for(hass: HomeAssistant) -> None:
    lineage = async_get_lineage(hass)
    context = Context()
    with lineage.turn(context, "kitchen"):
        assert lineage.area_id(context.id) == "kitchen"
    assert lineage.area_id(context.id) == "kitchen"
    assert lineage.area_id(None) is None
