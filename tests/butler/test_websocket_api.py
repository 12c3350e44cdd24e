"""Commands of the app's own connection, which nobody else may send."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.butler import user
from homeassistant.auth.const import GROUP_ID_ADMIN
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util

from .home import ALLOW_LIST, BED_LIGHT, CEILING_LIGHT, EXPOSED

ACT = {
    "type": "butler/act",
    "domain": "light",
    "service": "turn_on",
    "entity_ids": [BED_LIGHT],
    "data": {},
    "user_id": None,
    "parent_context_id": None,
}
SET_LIST = {"type": "butler/allow_list/set", "allow_list": ALLOW_LIST}
SUBSCRIBE = {"type": "butler/house/subscribe"}
LOGIN = "butler/login"


@pytest.fixture
async def app_client(
    home: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> Any:
    """The connection of the app."""
    login = await user.async_create_login(home, butler.data["user_id"])
    return await hass_ws_client(home, login.access_token)


async def _send(client: Any, message: dict[str, Any]) -> dict[str, Any]:
    await client.send_json_auto_id(message)
    answer: dict[str, Any] = await client.receive_json()
    return answer


async def test_act(home: HomeAssistant, app_client: Any) -> None:
    answer = await _send(app_client, ACT)

    assert answer["success"]
    assert answer["result"]["states"][BED_LIGHT]["state"] == "on"
    assert home.states.is_state(BED_LIGHT, "on")


async def test_act_is_refused(home: HomeAssistant, app_client: Any) -> None:
    answer = await _send(app_client, {**ACT, "entity_ids": [CEILING_LIGHT]})

    assert answer["error"] == {
        "code": "not_found",
        "message": f"{CEILING_LIGHT} is not exposed to Assist",
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"entity_ids": []},
        {"entity_ids": ["all"]},
        {"entity_ids": "light.bed_light"},
        {"area_id": "kitchen"},
        {"target": {"area_id": "kitchen"}},
        {"user_id": 1},
        {"data": [1]},
    ],
)
async def test_act_that_is_no_act(app_client: Any, changes: dict[str, Any]) -> None:
    answer = await _send(app_client, {**ACT, **changes})

    assert answer["error"]["code"] == "invalid_format"


async def test_subscribe(home: HomeAssistant, app_client: Any) -> None:
    answer = await _send(app_client, SUBSCRIBE)
    assert answer["success"]

    event = (await app_client.receive_json())["event"]
    assert event["kind"] == "snapshot"
    assert {entity["entity_id"] for entity in event["entities"]} == EXPOSED

    answer = await _send(app_client, {"type": "unsubscribe_events", "subscription": answer["id"]})
    assert answer["success"]


async def test_allow_list(
    home: HomeAssistant,
    butler: MockConfigEntry,
    app_client: Any,
    hass_storage: dict[str, Any],
) -> None:
    assert (await _send(app_client, SET_LIST))["success"]
    assert butler.runtime_data.allow_list.as_dict() == ALLOW_LIST

    async_fire_time_changed(home, dt_util.utcnow() + timedelta(seconds=2))
    await home.async_block_till_done()
    assert hass_storage["butler.allow_list"]["data"] == ALLOW_LIST


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 1},
        {"version": 3},
        {"lists": {"anybody": [{}]}},
        {"lists": []},
        {"users": {"u1": None}},
        {"room": None},
        {"max_targets": -1},
        {"everything": True},
    ],
)
async def test_allow_list_that_is_none(
    butler: MockConfigEntry, app_client: Any, changes: dict[str, Any]
) -> None:
    answer = await _send(app_client, {**SET_LIST, "allow_list": {**ALLOW_LIST, **changes}})

    assert answer["error"]["code"] == "invalid_format"
    assert butler.runtime_data.allow_list.as_dict()["lists"] == {}


@pytest.mark.parametrize("message", [ACT, SET_LIST, SUBSCRIBE], ids=lambda one: one["type"])
async def test_nobody_else(
    home: HomeAssistant,
    butler: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    message: dict[str, Any],
) -> None:
    owner = await hass_ws_client(home)

    answer = await _send(owner, message)

    assert answer["error"]["code"] == "unauthorized"
    assert home.states.is_state(BED_LIGHT, "off")


async def test_before_there_is_an_entry(
    home: HomeAssistant, hass_ws_client: WebSocketGenerator
) -> None:
    assert await async_setup_component(home, "butler", {})
    login = await user.async_create_login(home)
    client = await hass_ws_client(home, login.access_token)

    for message in (ACT, SET_LIST, SUBSCRIBE):
        answer = await _send(client, message)
        assert answer["error"]["code"] == "not_ready"
    assert home.states.is_state(BED_LIGHT, "off")


# aiohttp leaves the heartbeat of a connection that the server itself closed.
@pytest.mark.parametrize("expected_lingering_timers", [True])
async def test_a_revoked_token_closes_the_connection(
    home: HomeAssistant, butler: MockConfigEntry, app_client: Any
) -> None:
    await user.async_keep_only(home, butler.data["user_id"], butler.data["refresh_token_id"])

    assert (await app_client.receive()).type.name in ("CLOSE", "CLOSED", "CLOSING")
    await app_client.close()
    await user.async_keep_only(home, "no-such-user", "x")
    user.revoke(home, "no-such-token")


@pytest.fixture
async def supervisor_client(
    home: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> Any:
    """A connection through the Supervisor, as its user."""
    one = await home.auth.async_create_system_user("Supervisor", group_ids=[GROUP_ID_ADMIN])
    token = await home.auth.async_create_refresh_token(one)
    return await hass_ws_client(home, home.auth.async_create_access_token(token))


async def test_the_supervisor_itself_may_nothing(supervisor_client: Any) -> None:
    for message in (ACT, SUBSCRIBE, SET_LIST):
        answer = await _send(supervisor_client, message)
        assert answer["error"]["code"] == "unauthorized"


async def test_the_app_comes_through_the_supervisor(
    home: HomeAssistant, butler: MockConfigEntry, supervisor_client: Any
) -> None:
    login = await user.async_create_login(home, butler.data["user_id"])

    assert (await _send(supervisor_client, {"type": LOGIN, "token": login.access_token}))["success"]

    assert (await _send(supervisor_client, ACT))["success"]
    assert home.states.is_state(BED_LIGHT, "on")
    logins = home.data["butler_logins"]
    assert len(logins) == 1

    user.revoke(home, login.refresh_token_id)
    answer = await _send(supervisor_client, ACT)
    assert answer["error"]["code"] == "unauthorized"

    await supervisor_client.close()
    await home.async_block_till_done()
    assert logins == {}


async def test_a_person_with_the_token_is_not_the_app(
    home: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    client = await hass_ws_client(home)
    login = await user.async_create_login(home, butler.data["user_id"])

    answer = await _send(client, {"type": LOGIN, "token": login.access_token})

    assert answer["error"]["code"] == "unauthorized"
    assert (await _send(client, ACT))["error"]["code"] == "unauthorized"


async def test_another_token_is_no_login(
    home: HomeAssistant, supervisor_client: Any, hass_access_token: str
) -> None:
    for token in ("", "x.y.z", hass_access_token):
        answer = await _send(supervisor_client, {"type": LOGIN, "token": token})
        assert answer["error"]["code"] == "unauthorized"

    answer = await _send(supervisor_client, ACT)
    assert answer["error"]["code"] == "unauthorized"
