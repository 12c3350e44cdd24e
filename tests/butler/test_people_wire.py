"""The recorded examples of people on the wire (tests/contract/examples), replayed by this side."""

import json
from pathlib import Path
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.butler.people import PeopleClient
from custom_components.butler.person_form import PersonForm
from custom_components.butler.rights_form import AREAS
from custom_components.butler.room_form import HouseholdForm, RoomForm
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from .fake_app import FakeApp
from .fake_people import person_row

EXAMPLES = Path(__file__).parents[1] / "contract" / "examples"
PEOPLE = json.loads((EXAMPLES / "peopleResponse.json").read_text("utf-8"))


def _changes(pattern: str) -> dict[str, Any]:
    """Return everything that the examples change, in one."""
    changes: dict[str, Any] = {}
    for path in sorted(EXAMPLES.glob(pattern)):
        changes.update(json.loads(path.read_text("utf-8"))["changes"])
    assert changes
    return changes


@pytest.mark.parametrize("row", PEOPLE["people"], ids=lambda row: row["name"])
def test_a_person_is_shown_and_left_alone(hass: HomeAssistant, row: dict[str, Any]) -> None:
    assert person_row("p1", "Mia").keys() == row.keys()
    form = PersonForm(hass, {**row, "is_decided": True})
    shown = form._show()

    assert form.schema(None) is not None
    assert form.changes({**shown, "template": row["template"]}) == {}


def test_a_room_is_shown_and_left_alone() -> None:
    for room in PEOPLE["rooms"]:
        form = RoomForm(room)
        assert form.schema(None) is not None
        assert (
            form.changes({**room["areas"], "may_answer_security": room["may_answer_security"]})
            == {}
        )


async def test_what_is_sent_has_the_recorded_names(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.household.answer = PEOPLE
    client = PeopleClient(async_get_clientsession(hass), butler, None)
    household = await client.async_get()
    typed = {
        "template": "adult",
        "home": "none",
        "max_age": "any",
        "soul": "Kind.",
        "voice": "amy",
        "start_mode": "listen",
        "languages": ["fr"],
        "whatsapp": "+447700900124",
        "from": "23:00:00",
        "to": "05:00:00",
        "satellites": ["assist_satellite.attic"],
        "alexa_ids": ["a"],
        "pin": "271828",
    }
    changes = PersonForm(hass, household.people[0]).changes(typed)
    app.household.people = [dict(household.people[0])]
    await client.async_change_person(household.people[0]["id"], changes)

    example = _changes("personChange.*.json")
    (body,) = app.household.crossed
    assert body.keys() == {"by", "changes"}
    # Whether it is learned from somebody is in no administrator's form.
    assert body["changes"].keys() == (example.keys() | {"pin"}) - {
        "is_learning",
        "learns_again_at",
    }
    assert body["changes"]["channels"].keys() == example["channels"].keys()
    assert body["changes"]["quiet_hours"].keys() == example["quiet_hours"].keys()
    assert body["changes"]["pin"].keys() == {"public_key", "sealed"}
    assert set(body["changes"]["areas"]) | set(example["areas"]) <= set(AREAS)
    assert set(body["changes"]["media"]) <= set(example["media"])

    room = RoomForm(PEOPLE["rooms"][0]).changes(
        {"home": "none", "max_age": "any", "may_answer_security": False}
    )
    assert room.keys() == _changes("roomChange.json").keys()
    assert HouseholdForm(household).changes({}) == _changes("householdChange.json")
