"""What the app's status makes a person mend, and that it goes when it is mended."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.butler import problems
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir

from .fake_app import FakeApp, done, text
from .talk import say

KEY = "sk-ant-a-secret-key"


def _issues(hass: HomeAssistant) -> set[str]:
    return {issue_id for domain, issue_id in ir.async_get(hass).issues if domain == "butler"}


async def _refresh(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    await entry.runtime_data.coordinator.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)


@pytest.mark.parametrize(
    ("changes", "issue_id"),
    [
        ({"model": {"problem": "wrong_key"}}, "model_key_refused"),
        ({"model": {"problem": "no_credit"}}, "model_no_credit"),
        ({"model": {"problem": "unknown_model"}}, "model_unknown"),
        ({"store": {"available": False, "problem": "too_new"}}, "database_too_new"),
        ({"store": {"available": False}}, "database_down"),
    ],
)
async def test_it_comes_and_goes(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    monkeypatch: pytest.MonkeyPatch,
    changes: dict[str, dict[str, Any]],
    issue_id: str,
) -> None:
    monkeypatch.setattr(problems, "DATABASE_AFTER", 0)
    assert _issues(hass) == set()
    well = app.status
    app.status = {**well, **{name: {**well[name], **part} for name, part in changes.items()}}

    await _refresh(hass, butler)
    assert _issues(hass) == {issue_id}
    # As long as the app is away nobody knows better.
    app.refusal = (503, {"code": "unavailable", "message": "Starting."})
    await _refresh(hass, butler)
    assert _issues(hass) == {issue_id}

    app.refusal = None
    app.status = well
    await _refresh(hass, butler)
    assert _issues(hass) == set()


async def test_what_passes_soon_is_not_worth_a_word(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.status = {**app.status, "store": {"kind": "postgresql", "available": False}}
    await _refresh(hass, butler)
    app.refusal = (503, {"code": "unavailable", "message": "Starting."})
    await _refresh(hass, butler)

    assert _issues(hass) == set()


async def test_an_app_that_stays_away(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(problems, "UNREACHABLE_AFTER", 0)
    app.refusal = (503, {"code": "unavailable", "message": "Starting."})
    await _refresh(hass, butler)
    issue = ir.async_get(hass).async_get_issue("butler", "app_unreachable")
    assert issue is not None
    assert issue.translation_placeholders == {"url": app.url}

    app.refusal = None
    await _refresh(hass, butler)
    assert _issues(hass) == set()


async def test_a_turn_that_failed_is_looked_into_at_once(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.status = {**app.status, "model": {"configured": True, "name": "m", "problem": "wrong_key"}}
    app.events = [text("No."), {**done("No."), "outcome": "failed"}]

    await say(hass, "what is the meaning of life")
    await hass.async_block_till_done(wait_background_tasks=True)

    assert _issues(hass) == {"model_key_refused"}


async def test_another_key(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_client: ClientSessionGenerator,
) -> None:
    well = app.status
    app.status = {**well, "model": {"configured": True, "name": "m", "problem": "wrong_key"}}
    await _refresh(hass, butler)
    client = await hass_client()
    body = {"handler": "butler", "issue_id": "model_key_refused"}
    flow = await (await client.post("/api/repairs/issues/fix", json=body)).json()
    assert flow["step_id"] == "key"

    async def submit(key: str) -> dict[str, Any]:
        response = await client.post(
            f"/api/repairs/issues/fix/{flow['flow_id']}", json={"anthropic_api_key": key}
        )
        return dict(await response.json())

    assert (await submit("sk two"))["errors"] == {"anthropic_api_key": "invalid_key"}
    app.own_token = "another"
    assert (await submit(KEY))["errors"] == {"base": "not_the_app"}
    app.own_token = None
    app.settings_refusal = (400, {"code": "invalid", "message": "It is set by ANTHROPIC_API_KEY."})
    refused = await submit(KEY)
    assert refused["errors"] == {"base": "refused"}
    assert refused["description_placeholders"] == {"reason": "It is set by ANTHROPIC_API_KEY."}
    assert _issues(hass) == {"model_key_refused"}
    app.settings_refusal = None
    app.status = well
    assert (await submit(KEY))["type"] == "create_entry"

    assert app.settings_requests == [{"anthropic_api_key": KEY}]
    await hass.async_block_till_done()
    assert _issues(hass) == set()


async def test_another_key_without_an_entry_or_an_app(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    from custom_components.butler.repairs import async_create_fix_flow  # noqa: PLC0415

    flow = await async_create_fix_flow(hass, "model_key_refused", {"entry_id": "gone"})
    flow.hass = hass
    assert (await flow.async_step_init())["reason"] == "not_set_up"

    data = {**butler.data, "url": "http://127.0.0.1:1"}
    hass.config_entries.async_update_entry(butler, data=data)
    flow = await async_create_fix_flow(hass, "model_key_refused", {"entry_id": butler.entry_id})
    flow.hass = hass
    result = await flow.async_step_key({"anthropic_api_key": KEY})
    assert result["errors"] == {"base": "cannot_connect"}
