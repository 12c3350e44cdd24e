"""Acting for a person: only what is on the list, on what is named and exposed, with their rights."""

import asyncio
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import async_capture_events, async_mock_service

from custom_components.butler.act import ActError, async_act
from custom_components.butler.actions import ACTIONS
from homeassistant.auth.const import GROUP_ID_ADMIN, GROUP_ID_READ_ONLY, GROUP_ID_USER
from homeassistant.auth.permissions import PolicyPermissions
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er

from .home import BED_LIGHT, CEILING_LIGHT, FRONT_DOOR, GARAGE_DOOR, KITCHEN_LIGHT


async def _act(hass: HomeAssistant, action: str, *entity_ids: str, **changes: Any) -> Any:
    domain, service = action.split(".")
    request: dict[str, Any] = {"data": {}, "user_id": None, "parent_context_id": None, **changes}
    return await async_act(
        hass, domain=domain, service=service, entity_ids=list(entity_ids), **request
    )


async def test_a_person_acts(home: HomeAssistant) -> None:
    anna = await home.auth.async_create_user("Anna", group_ids=[GROUP_ID_USER])
    calls = async_capture_events(home, EVENT_CALL_SERVICE)

    result = await _act(
        home,
        "light.turn_on",
        BED_LIGHT,
        KITCHEN_LIGHT,
        data={"brightness_pct": 40},
        user_id=anna.id,
        parent_context_id="parent-1",
    )

    assert result["states"].keys() == {BED_LIGHT, KITCHEN_LIGHT}
    assert result["states"][BED_LIGHT]["state"] == "on"
    assert result["states"][BED_LIGHT]["attributes"]["brightness"] == 102
    context = home.states.get(BED_LIGHT).context
    assert (context.user_id, context.parent_id) == (anna.id, "parent-1")
    assert len(calls) == 1


async def test_a_room_acts(home: HomeAssistant) -> None:
    result = await _act(home, "lock.unlock", FRONT_DOOR)

    assert result["states"][FRONT_DOOR]["state"] == "unlocked"


async def test_the_rights_of_the_person_apply(home: HomeAssistant) -> None:
    await home.auth.async_create_user("Owner")  # the first one may do everything
    guest = await home.auth.async_create_user("Guest", group_ids=[GROUP_ID_READ_ONLY])

    with pytest.raises(ActError) as refusal:
        await _act(home, "lock.unlock", FRONT_DOOR, user_id=guest.id)

    assert refusal.value.code == "unauthorized"
    assert home.states.is_state(FRONT_DOOR, "locked")


@pytest.mark.parametrize(
    ("action", "entity_ids", "data"),
    [
        # Home Assistant's own services of scripts look at nobody's rights.
        ("script.turn_on", ["script.goodnight"], {}),
        ("script.turn_off", ["script.goodnight"], {}),
        ("scene.turn_on", ["scene.movie"], {}),
    ],
)
async def test_the_rights_apply_where_home_assistant_checks_none(
    home: HomeAssistant, action: str, entity_ids: list[str], data: dict[str, Any]
) -> None:
    await home.auth.async_create_user("Owner")
    guest = await home.auth.async_create_user("Guest", group_ids=[GROUP_ID_READ_ONLY])
    calls = async_capture_events(home, EVENT_CALL_SERVICE)

    with pytest.raises(ActError) as refusal:
        await _act(home, action, *entity_ids, data=data, user_id=guest.id)

    assert refusal.value.code == "unauthorized"
    assert calls == []


async def test_the_rights_apply_to_what_the_data_name(home: HomeAssistant) -> None:
    await home.auth.async_create_user("Owner")
    guest = await home.auth.async_create_user("Guest", group_ids=[GROUP_ID_READ_ONLY])
    guest.permissions = PolicyPermissions(
        {"entities": {"entity_ids": {"media_player.walkman": True}}}, guest.perm_lookup
    )
    async_expose_entity(home, "conversation", "media_player.bedroom", True)
    calls = async_mock_service(home, "media_player", "join")
    members = {"group_members": ["media_player.bedroom"]}

    with pytest.raises(ActError) as refusal:
        await _act(
            home, "media_player.join", "media_player.walkman", data=members, user_id=guest.id
        )

    assert refusal.value.code == "unauthorized"
    assert calls == []


async def test_nobody_acts_who_could_not_have_asked(home: HomeAssistant) -> None:
    await home.auth.async_create_user("Owner")
    gone = await home.auth.async_create_user("Gone", group_ids=[GROUP_ID_ADMIN])
    await home.auth.async_update_user(gone, is_active=False)
    system = await home.auth.async_create_system_user("Supervisor", group_ids=[GROUP_ID_ADMIN])

    for user_id in (gone.id, system.id, "no-such-user"):
        with pytest.raises(ActError) as refusal:
            await _act(home, "light.turn_on", BED_LIGHT, user_id=user_id)
        assert refusal.value.code == "unauthorized"
    assert home.states.is_state(BED_LIGHT, "off")


@pytest.mark.parametrize(
    ("action", "entity_ids", "data", "code"),
    [
        ("homeassistant.turn_on", [BED_LIGHT], {}, "not_allowed"),
        ("scene.apply", ["scene.movie"], {"entities": {FRONT_DOOR: "unlocked"}}, "not_allowed"),
        ("scene.create", ["scene.movie"], {"scene_id": "x"}, "not_allowed"),
        ("shell_command.anything", [BED_LIGHT], {}, "not_allowed"),
        ("light.reload", [BED_LIGHT], {}, "not_allowed"),
        ("light.turn_on", [FRONT_DOOR], {}, "not_allowed"),
        ("light.turn_on", [BED_LIGHT, GARAGE_DOOR], {}, "not_allowed"),
        ("light.turn_on", [BED_LIGHT], {"area_id": "bedroom"}, "not_allowed"),
        ("light.turn_on", [BED_LIGHT], {"device_id": "x"}, "not_allowed"),
        ("light.turn_on", [BED_LIGHT], {"label_id": ["x"]}, "not_allowed"),
        ("light.turn_on", [BED_LIGHT], {"floor_id": "x"}, "not_allowed"),
        ("light.turn_on", [BED_LIGHT], {"entity_id": "all"}, "not_allowed"),
        ("light.turn_on", [BED_LIGHT], {"deep": [{"area_id": "x"}]}, "not_allowed"),
        ("light.turn_on", [CEILING_LIGHT], {}, "not_found"),
        ("light.turn_on", ["light.no_such_light"], {}, "not_found"),
        ("script.turn_on", ["script.goodnight"], {"variables": {"x": CEILING_LIGHT}}, "not_found"),
        ("script.turn_on", ["script.goodnight"], {"variables": {CEILING_LIGHT: 1}}, "not_found"),
        (
            "script.turn_on",
            ["script.goodnight"],
            {"variables": {"x": [f"{BED_LIGHT}, {CEILING_LIGHT.upper()}"]}},
            "not_found",
        ),
        (
            "media_player.join",
            ["media_player.walkman"],
            {"group_members": ["media_player.bedroom"]},
            "not_found",
        ),
        ("light.turn_on", [BED_LIGHT], {"brightness": "very"}, "service_validation_error"),
        ("light.turn_on", [BED_LIGHT], {"no_such_field": 1}, "service_validation_error"),
        ("input_boolean.turn_on", ["input_boolean.test"], {}, "not_found"),
    ],
)
async def test_what_is_refused(
    home: HomeAssistant, action: str, entity_ids: list[str], data: dict[str, Any], code: str
) -> None:
    before = {state.entity_id: state.state for state in home.states.async_all()}

    with pytest.raises(ActError) as refusal:
        await _act(home, action, *entity_ids, data=data)

    assert refusal.value.code == code
    assert str(refusal.value)
    await home.async_block_till_done()
    assert {state.entity_id: state.state for state in home.states.async_all()} == before


async def test_a_hidden_entity_by_the_id_of_its_entry(home: HomeAssistant) -> None:
    entry = er.async_get(home).async_get(CEILING_LIGHT)
    assert entry is not None

    with pytest.raises(ActError) as refusal:
        await _act(home, "script.turn_on", "script.goodnight", data={"variables": {"x": entry.id}})

    assert refusal.value.code == "not_found"


async def test_ids_in_data_that_are_exposed(home: HomeAssistant) -> None:
    calls = async_mock_service(home, "media_player", "join")
    home.states.async_set("media_player.hall", "on")
    await _act(
        home,
        "media_player.join",
        "media_player.walkman",
        data={"group_members": ["media_player.walkman"]},
    )

    (call,) = calls
    assert call.data == {
        "entity_id": ["media_player.walkman"],
        "group_members": ["media_player.walkman"],
    }


async def test_text_that_only_looks_like_an_id(home: HomeAssistant) -> None:
    calls = async_mock_service(home, "media_player", "select_source")

    await _act(home, "media_player.select_source", "media_player.walkman", data={"source": "b.b"})

    assert calls[0].data["source"] == "b.b"


@pytest.mark.parametrize(
    ("failure", "code", "message"),
    [
        (HomeAssistantError("The lock is jammed"), "home_assistant_error", "The lock is jammed"),
        (ServiceValidationError("No"), "service_validation_error", "No"),
        (TimeoutError(), "home_assistant_error", "TimeoutError"),
        (ValueError("odd"), "home_assistant_error", "odd"),
    ],
)
async def test_the_service_fails(
    home: HomeAssistant, failure: Exception, code: str, message: str
) -> None:
    async def fail(_call: ServiceCall) -> None:
        raise failure

    home.services.async_register("lock", "lock", fail)

    with pytest.raises(ActError, match=message) as refusal:
        await _act(home, "lock.lock", FRONT_DOOR)
    assert refusal.value.code == code


async def test_a_service_that_is_not_there(home: HomeAssistant) -> None:
    home.services.async_remove("lock", "lock")

    with pytest.raises(ActError) as refusal:
        await _act(home, "lock.lock", FRONT_DOOR)

    assert refusal.value.code == "not_found"


@pytest.mark.parametrize("fails", [False, True])
async def test_a_slow_service_is_not_waited_for(
    home: HomeAssistant, fails: bool, caplog: pytest.LogCaptureFixture
) -> None:
    go_on = asyncio.Event()

    async def slow(_call: ServiceCall) -> None:
        await go_on.wait()
        if fails:
            raise HomeAssistantError("too late")
        home.states.async_set(FRONT_DOOR, "open")

    home.services.async_register("lock", "open", slow)
    with patch("custom_components.butler.act._DEADLINE", 0):
        result = await _act(home, "lock.open", FRONT_DOOR)
    assert result["states"][FRONT_DOOR]["state"] == "locked"

    go_on.set()
    await home.async_block_till_done()
    assert home.states.is_state(FRONT_DOOR, "locked" if fails else "open")
    assert ("lock.open failed after its deadline: too late" in caplog.text) is fails


async def test_an_entity_that_is_gone_afterwards(home: HomeAssistant) -> None:
    async def remove(_call: ServiceCall) -> None:
        home.states.async_remove(FRONT_DOOR)

    home.services.async_register("lock", "lock", remove)

    assert await _act(home, "lock.lock", FRONT_DOOR) == {"states": {}}


async def test_an_id_that_is_nobodys(home: HomeAssistant) -> None:
    calls = async_mock_service(home, "media_player", "select_source")

    await _act(
        home, "media_player.select_source", "media_player.walkman", data={"source": "0" * 32}
    )

    assert len(calls) == 1


def test_the_list_names_nothing_that_reaches_everything() -> None:
    assert not ACTIONS.keys() & {
        "homeassistant",
        "group",
        "automation",
        "shell_command",
        "python_script",
        "rest_command",
        "hassio",
        "notify",
    }
    assert ACTIONS["scene"] == {"turn_on"}
