"""The repair that asks what those may do of whom nobody has said it yet."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util

from .fake_app import FakeApp
from .fake_people import person_row

ISSUE = "people_undecided"
FIX = "/api/repairs/issues/fix"


@pytest.fixture
async def undecided(hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp) -> FakeApp:
    """An app with two people of whom nothing has been said, and others who are no matter."""
    assert await async_setup_component(hass, "repairs", {})
    app.household.people = [
        person_row("p1", "Mia"),
        person_row("p2", "Robin", is_owner=True),
        person_row("p3", "Lou", is_active=False),
        person_row("p4", "Kim", is_decided=True),
        person_row("p5", "Sam"),
    ]
    await _poll(hass)
    return app


async def _poll(hass: HomeAssistant) -> None:
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=31))
    await hass.async_block_till_done(wait_background_tasks=True)


def _issue(hass: HomeAssistant) -> ir.IssueEntry | None:
    return ir.async_get(hass).async_get_issue("butler", ISSUE)


async def _open(client: Any) -> dict[str, Any]:
    response = await client.post(FIX, json={"handler": "butler", "issue_id": ISSUE})
    flow: dict[str, Any] = await response.json()
    return flow


async def _submit(client: Any, flow: dict[str, Any], template: str) -> dict[str, Any]:
    response = await client.post(f"{FIX}/{flow['flow_id']}", json={"template": template})
    step: dict[str, Any] = await response.json()
    return step


async def test_everybody_is_asked_for_and_then_it_is_gone(
    hass: HomeAssistant,
    undecided: FakeApp,
    hass_client: ClientSessionGenerator,
    hass_admin_user: Any,
) -> None:
    issue = _issue(hass)
    assert issue is not None
    assert (issue.is_fixable, issue.severity) == (True, ir.IssueSeverity.WARNING)
    assert issue.translation_placeholders == {"people": "Mia, Sam"}
    client = await hass_client()

    flow = await _open(client)
    assert flow["description_placeholders"] == {"name": "Mia", "reason": ""}
    step = await _submit(client, flow, "child")
    assert step["description_placeholders"] == {"name": "Sam", "reason": ""}
    one_left = _issue(hass)
    assert one_left is not None
    assert one_left.translation_placeholders == {"people": "Sam"}
    assert (await _submit(client, flow, "guest"))["type"] == "create_entry"

    assert _issue(hass) is None
    by = {"user_id": hass_admin_user.id, "is_admin": True}
    assert undecided.household.changes == [
        ("/v1/people/p1", {"by": by, "changes": {"template": "child"}}),
        ("/v1/people/p5", {"by": by, "changes": {"template": "guest"}}),
    ]
    await _poll(hass)
    assert _issue(hass) is None


async def test_it_goes_when_they_are_decided_elsewhere(
    hass: HomeAssistant, undecided: FakeApp, hass_client: ClientSessionGenerator
) -> None:
    for row in undecided.household.people:
        row["is_decided"] = True
    assert (await _open(await hass_client()))["type"] == "create_entry"
    await _poll(hass)
    assert _issue(hass) is None


async def test_the_app_refuses_and_then_takes_it(
    hass: HomeAssistant, undecided: FakeApp, hass_client: ClientSessionGenerator
) -> None:
    client = await hass_client()
    flow = await _open(client)
    undecided.household.refusal = (
        503,
        {"code": "unavailable", "message": "I could not save that."},
    )
    step = await _submit(client, flow, "child")
    assert step["errors"] == {"base": "refused"}
    assert step["description_placeholders"] == {"name": "Mia", "reason": "I could not save that."}

    undecided.household.refusal = None
    step = await _submit(client, flow, "child")
    assert step["description_placeholders"]["name"] == "Sam"
    undecided.token = "another"
    assert (await _submit(client, flow, "child"))["reason"] == "unauthorized"


async def test_the_app_cannot_say_who_they_are(
    hass: HomeAssistant,
    undecided: FakeApp,
    butler: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    client = await hass_client()
    undecided.household.refusal = (503, {"code": "unavailable", "message": "Not now."})
    step = await _open(client)
    assert (step["type"], step["reason"]) == ("abort", "refused")

    undecided.household.refusal = None
    flow = await _open(client)
    assert await hass.config_entries.async_remove(butler.entry_id)
    step = await _submit(client, flow, "child")
    assert (step["type"], step["reason"]) == ("abort", "not_set_up")
