"""What the app may know of the house, and how it hears of changes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Self

import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.butler.house import HouseFeed
from homeassistant.auth.const import GROUP_ID_ADMIN, GROUP_ID_USER
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
)
from homeassistant.util import dt as dt_util

from .home import BED_LIGHT, CEILING_LIGHT, EXPOSED, GARAGE_DOOR, KITCHEN_LIGHT


class Listener:
    """Whoever subscribed."""

    def __init__(self, hass: HomeAssistant, *, with_reaches: bool = False) -> None:
        self.hass = hass
        self.events: list[dict[str, Any]] = []
        self.feed = HouseFeed(hass, self.events.append, with_reaches=with_reaches)
        self.stop: Callable[[], None] = lambda: None

    async def start(self) -> Self:
        """Subscribe."""
        self.stop = await self.feed.async_start()
        return self

    async def next(self) -> list[dict[str, Any]]:
        """Return what came since the last time."""
        await self.hass.async_block_till_done()
        async_fire_time_changed(self.hass, dt_util.utcnow() + timedelta(seconds=1))
        await self.hass.async_block_till_done()
        events, self.events[:] = list(self.events), []
        return events


def _person(
    object_id: str,
    name: str,
    user_id: str | None,
    *,
    is_admin: bool = False,
    is_active: bool = True,
) -> dict[str, Any]:
    return {
        "entity_id": f"person.{object_id}",
        "name": name,
        "user_id": user_id,
        "is_admin": is_admin,
        "is_active": is_active,
    }


@pytest.fixture
async def listener(home: HomeAssistant) -> Any:
    """A listener that has had its snapshot."""
    one = await Listener(home).start()
    await one.next()
    yield one
    one.stop()


async def test_snapshot(home: HomeAssistant) -> None:
    anna = await home.auth.async_create_user("Anna", group_ids=[GROUP_ID_ADMIN])
    home.states.async_set("person.anna", "home", {"friendly_name": "Anna", "user_id": anna.id})
    home.states.async_set("person.cat", "home")
    home.states.async_set("person.gone", "home", {"user_id": "nobody"})
    satellite = er.async_get(home).async_get_or_create(
        "assist_satellite", "test", "s1", suggested_object_id="kitchen"
    )
    kitchen = ar.async_get(home).async_get_area_by_name("Kitchen")
    assert kitchen is not None
    er.async_get(home).async_update_entity(satellite.entity_id, area_id=kitchen.id)
    home.states.async_set(satellite.entity_id, "idle")
    home.states.async_set("assist_satellite.unknown", "idle", {"friendly_name": "The old one"})
    er.async_get(home).async_update_entity(
        BED_LIGHT, aliases=[er.COMPUTED_NAME, "Moonshine", "Moonshine", " "]
    )
    one = await Listener(home).start()
    one.stop()

    (event,) = one.events
    entities = {entity["entity_id"]: entity for entity in event.pop("entities")}
    assert set(entities) == EXPOSED
    assert entities[BED_LIGHT] == {
        "entity_id": BED_LIGHT,
        "name": "Bed Light",
        "aliases": ["Moonshine"],
        "area_id": "bedroom",
        "device_class": None,
    }
    assert entities[GARAGE_DOOR]["device_class"] == "garage"
    assert entities[GARAGE_DOOR]["area_id"] is None
    assert event == {
        "kind": "snapshot",
        "location_name": "test home",
        "language": "en",
        "time_zone": "US/Pacific",
        "areas": [
            {"area_id": "kitchen", "name": "Kitchen", "aliases": [], "floor_id": "ground_floor"},
            {"area_id": "bedroom", "name": "Bedroom", "aliases": [], "floor_id": None},
        ],
        "floors": [
            {
                "floor_id": "ground_floor",
                "name": "Ground floor",
                "aliases": ["Downstairs"],
                "level": 0,
            }
        ],
        "people": [
            _person("anna", "Anna", anna.id, is_admin=True),
            _person("cat", "cat", None),
            _person("gone", "gone", "nobody", is_active=False),
        ],
        "satellites": [
            {
                "entity_id": "assist_satellite.kitchen",
                "name": "kitchen",
                "area_id": "kitchen",
                "device_id": None,
            },
            {
                "entity_id": "assist_satellite.unknown",
                "name": "The old one",
                "area_id": None,
                "device_id": None,
            },
        ],
    }


async def test_a_name_is_never_empty(home: HomeAssistant) -> None:
    er.async_get(home).async_update_entity(BED_LIGHT, aliases=[])
    home.states.async_set("light.odd_one", "on", {"friendly_name": " "})
    async_expose_entity(home, "conversation", "light.odd_one", True)
    one = await Listener(home).start()
    one.stop()

    names = {entity["entity_id"]: entity["name"] for entity in one.events[0]["entities"]}
    assert names[BED_LIGHT] == "Bed Light"
    assert names["light.odd_one"] == "odd one"


async def test_states_are_not_news(home: HomeAssistant, listener: Listener) -> None:
    await home.services.async_call("light", "turn_on", {"entity_id": BED_LIGHT}, blocking=True)
    home.states.async_set("sensor.hidden", "1")
    home.states.async_set("sensor.hidden", "2", {"friendly_name": "Hidden"})

    assert await listener.next() == []


async def test_exposure(home: HomeAssistant, listener: Listener) -> None:
    async_expose_entity(home, "conversation", CEILING_LIGHT, True)
    async_expose_entity(home, "conversation", BED_LIGHT, False)

    (event,) = await listener.next()
    assert event["kind"] == "change"
    assert event.keys() == {"kind", "entities"}
    assert [one["entity_id"] for one in event["entities"]["changed"]] == [CEILING_LIGHT]
    assert event["entities"]["removed"] == [BED_LIGHT]


async def test_names_and_aliases(home: HomeAssistant, listener: Listener) -> None:
    registry = er.async_get(home)
    registry.async_update_entity(KITCHEN_LIGHT, aliases=[er.COMPUTED_NAME, "Big one"])
    (event,) = await listener.next()
    (entity,) = event["entities"]["changed"]
    assert (entity["name"], entity["aliases"]) == ("Kitchen Lights", ["Big one"])

    entry = registry.async_get(KITCHEN_LIGHT)
    assert entry is not None and entry.device_id is not None
    dr.async_get(home).async_update_device(entry.device_id, name_by_user="Cooking light")
    (event,) = await listener.next()
    assert [one["name"] for one in event["entities"]["changed"]] == ["Cooking light"]


async def test_an_entity_gets_another_id(home: HomeAssistant, listener: Listener) -> None:
    er.async_get(home).async_update_entity(BED_LIGHT, new_entity_id="light.moon")

    (event,) = await listener.next()
    assert [one["entity_id"] for one in event["entities"]["changed"]] == ["light.moon"]
    assert event["entities"]["removed"] == [BED_LIGHT]


async def test_an_entity_comes_changes_its_class_and_goes(
    home: HomeAssistant, listener: Listener
) -> None:
    home.states.async_set("cover.new", "open")
    async_expose_entity(home, "conversation", "cover.new", True)
    (event,) = await listener.next()
    assert [one["device_class"] for one in event["entities"]["changed"]] == [None]

    home.states.async_set("cover.new", "open", {"device_class": "gate"})
    (event,) = await listener.next()
    assert [one["device_class"] for one in event["entities"]["changed"]] == ["gate"]

    home.states.async_remove("cover.new")
    (event,) = await listener.next()
    assert event["entities"] == {"changed": [], "removed": ["cover.new"]}


async def test_areas_and_floors(home: HomeAssistant, listener: Listener) -> None:
    attic = fr.async_get(home).async_create("Attic")
    hall = ar.async_get(home).async_create("Hall", aliases={"Corridor"}, floor_id=attic.floor_id)

    (event,) = await listener.next()
    assert event.keys() == {"kind", "areas", "floors"}
    assert [area["name"] for area in event["areas"]] == ["Kitchen", "Bedroom", "Hall"]
    assert event["areas"][2]["aliases"] == ["Corridor"]

    entry = er.async_get(home).async_get(BED_LIGHT)
    assert entry is not None and entry.device_id is not None
    dr.async_get(home).async_update_device(entry.device_id, area_id=hall.id)
    (event,) = await listener.next()
    assert [one["area_id"] for one in event["entities"]["changed"]] == [hall.id]


async def test_people(home: HomeAssistant, listener: Listener) -> None:
    home.states.async_set("person.anna", "home", {"friendly_name": "Anna"})
    (event,) = await listener.next()
    assert event == {
        "kind": "change",
        "people": [_person("anna", "Anna", None)],
    }

    home.states.async_set("person.anna", "not_home", {"friendly_name": "Anna"})
    assert await listener.next() == []


async def test_what_a_user_becomes_is_news(home: HomeAssistant, listener: Listener) -> None:
    await home.auth.async_create_user("The first one owns the house")
    user = await home.auth.async_create_user("Anna", group_ids=[GROUP_ID_USER])
    attributes = {"friendly_name": "Anna", "user_id": user.id}
    home.states.async_set("person.anna", "home", attributes)
    (event,) = await listener.next()
    assert event["people"] == [_person("anna", "Anna", user.id)]

    await home.auth.async_update_user(user, group_ids=[GROUP_ID_ADMIN])
    (event,) = await listener.next()
    assert event == {"kind": "change", "people": [_person("anna", "Anna", user.id, is_admin=True)]}

    await home.auth.async_update_user(user, group_ids=[GROUP_ID_USER], is_active=False)
    (event,) = await listener.next()
    assert event["people"] == [_person("anna", "Anna", user.id, is_active=False)]

    await home.auth.async_update_user(user, is_active=True)
    (event,) = await listener.next()
    assert event["people"] == [_person("anna", "Anna", user.id)]

    await home.auth.async_remove_user(user)
    (event,) = await listener.next()
    assert event["people"] == [_person("anna", "Anna", user.id, is_active=False)]

    await home.auth.async_create_user("Somebody else")
    assert await listener.next() == []


async def test_settings_of_the_house(home: HomeAssistant, listener: Listener) -> None:
    await home.config.async_update(location_name="Castle", language="de")

    (event,) = await listener.next()
    assert event["kind"] == "snapshot"
    assert (event["location_name"], event["language"]) == ("Castle", "de")


async def test_nothing_is_sent_after_the_end(home: HomeAssistant, listener: Listener) -> None:
    async_expose_entity(home, "conversation", BED_LIGHT, False)
    await home.async_block_till_done()
    listener.stop()

    assert await listener.next() == []
