"""Topic `report` of the cards: cost and last turns, for administrators whom the app knows as owners."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

from homeassistant.core import HomeAssistant

from . import test_health_topic as health
from .fake_app import FakeApp
from .test_health_topic import event, pass_time, recorded

SUBSCRIBE = {"type": "butler/subscribe", "topic": "report"}


async def subscribe(client: MockHAClientWebSocket) -> dict[str, Any]:
    return await health.subscribe(client, "report")


async def test_it_is_as_recorded_and_names_who_asks(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
    hass_admin_user: MockUser,
) -> None:
    example = await recorded(hass, "reportEvent.json")
    app.report = example["report"]
    said = await subscribe(await hass_ws_client(hass))
    assert said == {**example, "at": said["at"]}
    expected = await recorded(hass, "reportRequest.json")
    assert app.report_requests == [{"by": {**expected["by"], "user_id": hass_admin_user.id}}]


async def test_it_is_asked_for_again_only_when_the_model_was_used(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
) -> None:
    app.report = (await recorded(hass, "reportEvent.json"))["report"]
    app.usage = await recorded(hass, "usageResponse.json")
    await pass_time(hass, 31)
    client = await hass_ws_client(hass)
    await subscribe(client)
    # Nothing of that is in the report.
    app.usage = {**app.usage, "models_without_price": ["other"]}
    await pass_time(hass, 62)
    assert len(app.report_requests) == 1

    app.usage = {**app.usage, "month": {**app.usage["month"], "requests": 432}}
    app.report = {**app.report, "turns": None}
    await pass_time(hass, 93)
    assert (await event(client))["report"]["turns"] is None
    assert len(app.report_requests) == 2


@pytest.mark.parametrize(
    ("refusal", "problem"),
    [
        ((403, {"code": "denied", "message": "Only an owner."}), "denied"),
        ((404, {"code": "not_found", "message": "There is nothing here."}), "too_old"),
        ((503, {"code": "unavailable", "message": "Stopping."}), "unavailable"),
    ],
)
async def test_why_there_is_none(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
    refusal: tuple[int, dict[str, str]],
    problem: str,
) -> None:
    app.refusal = refusal
    said = await subscribe(await hass_ws_client(hass))
    example = await recorded(hass, "reportEvent.denied.json")
    assert said == {**example, "problem": problem, "at": said["at"]}


async def test_it_comes_back_with_the_entry(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
) -> None:
    app.report = (await recorded(hass, "reportEvent.json"))["report"]
    client = await hass_ws_client(hass)
    await subscribe(client)
    await hass.config_entries.async_unload(butler.entry_id)
    assert (await event(client))["problem"] == "unavailable"
    await hass.config_entries.async_setup(butler.entry_id)
    assert (await event(client))["report"] == app.report


async def test_others_than_administrators_get_nothing_and_the_app_is_not_even_asked(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
) -> None:
    client = await hass_ws_client(hass, hass_read_only_access_token)
    await client.send_json_auto_id(SUBSCRIBE)
    assert (await client.receive_json())["error"]["code"] == "unauthorized"
    assert app.report_requests == []
