"""Topic `health` of the cards: for administrators, and told again when something changes."""

from datetime import timedelta
import json
from pathlib import Path
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

from custom_components.butler import user
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .fake_app import FakeApp
from .questions import question

EXAMPLES = Path(__file__).parents[1] / "contract" / "examples"
SUBSCRIBE = {"type": "butler/subscribe", "topic": "health"}


async def subscribe(client: MockHAClientWebSocket, topic: str = "health") -> dict[str, Any]:
    await client.send_json_auto_id({**SUBSCRIBE, "topic": topic})
    assert (await client.receive_json())["success"]
    return await event(client)


async def event(client: MockHAClientWebSocket) -> dict[str, Any]:
    message = await client.receive_json()
    assert message["type"] == "event"
    said: dict[str, Any] = message["event"]
    assert dt_util.parse_datetime(said["at"]) is not None
    return said


async def pass_time(hass: HomeAssistant, seconds: int) -> None:
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=seconds))
    await hass.async_block_till_done(wait_background_tasks=True)


async def recorded(hass: HomeAssistant, name: str) -> dict[str, Any]:
    text = await hass.async_add_executor_job((EXAMPLES / name).read_text, "utf-8")
    example: dict[str, Any] = json.loads(text)
    return example


async def test_it_is_as_recorded(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
) -> None:
    app.usage = await recorded(hass, "usageResponse.json")
    await pass_time(hass, 31)
    said = await subscribe(await hass_ws_client(hass))
    example = await recorded(hass, "healthEvent.json")
    assert said == {**example, "at": said["at"]}


async def test_changes_are_told_once_and_over_reloads(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
) -> None:
    client = await hass_ws_client(hass)
    await subscribe(client)
    await pass_time(hass, 31)

    app.status["home_assistant"] = "disconnected"
    await pass_time(hass, 62)
    said = await event(client)
    assert said["status"]["home_assistant"] == "disconnected"

    app.refusal = (503, {"code": "unavailable", "message": "Stopping."})
    await pass_time(hass, 93)
    said = await event(client)
    assert said["is_app_there"] is False
    assert said["status"]["home_assistant"] == "disconnected"

    app.refusal = None
    await hass.config_entries.async_unload(butler.entry_id)
    said = await event(client)
    example = await recorded(hass, "healthEvent.not-set-up.json")
    assert said == {**example, "open_questions": said["open_questions"], "at": said["at"]}

    await hass.config_entries.async_setup(butler.entry_id)
    said = await event(client)
    assert said["is_set_up"] is True
    assert said["is_app_there"] is True
    app.status["home_assistant"] = "connected"
    await pass_time(hass, 124)
    assert (await event(client))["status"]["home_assistant"] == "connected"


async def test_an_app_that_has_just_connected_is_known_at_once(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Not only with the next poll; and its questions are counted, but none of their words are told."""
    app.status["home_assistant"] = "disconnected"
    await butler.runtime_data.coordinator.async_refresh()
    client = await hass_ws_client(hass)
    said = await subscribe(client)
    assert said["status"]["home_assistant"] == "disconnected"

    app.status["home_assistant"] = "connected"
    login = await user.async_create_login(hass, butler.data["user_id"])
    of_app = await hass_ws_client(hass, login.access_token)
    message = {"type": "butler/questions/set", "open": [question()], "ended": []}
    await of_app.send_json_auto_id(message)

    assert (await event(client))["open_questions"] == 1
    said = await event(client)
    assert said["status"]["home_assistant"] == "connected"
    assert "front door" not in str(said)


async def test_others_than_administrators_get_nothing(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
) -> None:
    client = await hass_ws_client(hass, hass_read_only_access_token)
    await client.send_json_auto_id(SUBSCRIBE)
    message = await client.receive_json()
    assert message["error"]["code"] == "unauthorized"


@pytest.mark.parametrize("topic", ["health", "report"])
async def test_who_is_no_administrator_any_more_hears_nothing_new(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
    hass_admin_user: MockUser,
    topic: str,
) -> None:
    client = await hass_ws_client(hass)
    await subscribe(client, topic)

    await hass.auth.async_update_user(hass_admin_user, group_ids=["system-users"])
    app.status["home_assistant"] = "disconnected"
    await pass_time(hass, 31)

    await client.send_json_auto_id({"type": "ping"})
    assert (await client.receive_json())["type"] == "pong"


@pytest.mark.parametrize("topic", ["health", "report"])
async def test_nothing_is_left_over_when_the_card_goes(
    hass: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator, topic: str
) -> None:
    coordinator = butler.runtime_data.coordinator
    before = len(coordinator._listeners)
    client = await hass_ws_client(hass)
    await subscribe(client, topic)
    assert len(coordinator._listeners) == before + 1

    await client.send_json_auto_id({"type": "unsubscribe_events", "subscription": 1})
    assert (await client.receive_json())["success"]
    assert len(coordinator._listeners) == before
