"""Actions with which people change how the butler is with them."""

from typing import Any

import probatio
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.auth.models import User
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.setup import async_setup_component

from .fake_app import FakeApp
from .fake_people import person_row

CHANNELS = {"notify": ["notify.mobile_app_pixel"], "whatsapp": None, "telegram": "12"}


@pytest.fixture
async def mia(hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp) -> User:
    """A child with a profile, in a home with an owner."""
    robin = await hass.auth.async_create_user("Robin")
    user = await hass.auth.async_create_user("Mia", group_ids=[GROUP_ID_USER])
    app.household.people = [
        person_row("p2", "Robin", robin.id, is_owner=True),
        person_row(
            "p1",
            "Mia",
            user.id,
            template="child",
            soul="Be brief.\n",
            channels=CHANNELS,
            quiet_hours={"from": "20:00", "to": "07:00"},
        ),
    ]
    return user


async def _call(hass: HomeAssistant, user_id: str | None, action: str, **data: Any) -> Any:
    return await hass.services.async_call(
        "butler",
        action,
        data,
        blocking=True,
        context=Context(user_id=user_id),
        return_response=True,
    )


async def test_reading_ones_own(hass: HomeAssistant, mia: User, app: FakeApp) -> None:
    assert await _call(hass, mia.id, "get_profile") == {
        "name": "Mia",
        "template": "child",
        "soul": "Be brief.\n",
        "voice": None,
        "start_mode": "tap",
        "languages": [],
        "notify": ["notify.mobile_app_pixel"],
        "whatsapp": None,
        "telegram": "12",
        "quiet_from": "20:00",
        "quiet_to": "07:00",
        "is_learning": True,
    }
    robin = app.household.people[0]["user_id"]
    assert (await _call(hass, robin, "get_profile"))["template"] == "owner"


async def test_what_is_left_out_stays(hass: HomeAssistant, mia: User, app: FakeApp) -> None:
    answer = await _call(
        hass, mia.id, "set_profile", voice="amy", whatsapp="+49 151 2345678", quiet_from="21:30"
    )

    by = {"user_id": mia.id, "is_admin": False}
    changes = {
        "voice": "amy",
        "channels": {**CHANNELS, "whatsapp": "+491512345678"},
        "quiet_hours": {"from": "21:30", "to": "07:00"},
    }
    assert app.household.changes == [("/v1/people/me", {"by": by, "changes": changes})]
    assert (answer["voice"], answer["quiet_from"]) == ("amy", "21:30")


async def test_what_is_empty_goes_back_to_the_usual(
    hass: HomeAssistant, mia: User, app: FakeApp
) -> None:
    data = {"soul": "", "notify": [], "telegram": "", "quiet_from": "", "quiet_to": ""}
    await hass.services.async_call(
        "butler", "set_profile", data, blocking=True, context=Context(user_id=mia.id)
    )

    ((_, body),) = app.household.changes
    assert body["changes"] == {
        "soul": None,
        "channels": {"notify": None, "whatsapp": None, "telegram": None},
        "quiet_hours": None,
    }


async def test_learning_is_switched_off_and_on(
    hass: HomeAssistant, mia: User, app: FakeApp
) -> None:
    answer = await _call(hass, mia.id, "set_profile", is_learning=False)
    assert answer["is_learning"] is False
    await _call(hass, mia.id, "set_profile", is_learning=False)
    await _call(hass, mia.id, "set_profile", is_learning=True)

    assert [body["changes"] for _, body in app.household.changes] == [
        {"is_learning": False},
        {"is_learning": True},
    ]


async def test_nothing_new_is_not_sent(hass: HomeAssistant, mia: User, app: FakeApp) -> None:
    await _call(
        hass,
        mia.id,
        "set_profile",
        soul="Be brief.",
        start_mode="tap",
        notify=[*CHANNELS["notify"]],
    )

    assert app.household.changes == []


@pytest.mark.parametrize("field", ["template", "areas", "media", "satellites", "pin", "name"])
async def test_nobody_gives_themselves_rights(
    hass: HomeAssistant, mia: User, app: FakeApp, field: str
) -> None:
    with pytest.raises(probatio.Invalid):
        await _call(hass, mia.id, "set_profile", **{field: "adult"})

    assert app.household.changes == []


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"whatsapp": "0151"}, "invalid_whatsapp"),
        ({"telegram": "@mia"}, "invalid_telegram"),
        ({"quiet_to": ""}, "half_quiet_hours"),
        ({"soul": "ü" * 701}, "soul_too_long"),
        ({"languages": ["a1", "a2", "a3", "a4", "a5", "a6"]}, "too_many_languages"),
    ],
)
async def test_mistakes_are_named(
    hass: HomeAssistant, mia: User, app: FakeApp, data: dict[str, Any], error: str
) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await _call(hass, mia.id, "set_profile", **data)

    assert raised.value.translation_key == error
    assert app.household.changes == []


@pytest.mark.parametrize("action", ["get_profile", "set_profile"])
async def test_who_is_nobody_has_none(
    hass: HomeAssistant, mia: User, butler: MockConfigEntry, app: FakeApp, action: str
) -> None:
    for user_id in (None, "nobody", butler.data["user_id"]):
        with pytest.raises(ServiceValidationError) as raised:
            await _call(hass, user_id, action)
        assert raised.value.translation_key == "nobody_asks"

    tablet = await hass.auth.async_create_user("Tablet", group_ids=[GROUP_ID_USER])
    with pytest.raises(ServiceValidationError) as raised:
        await _call(hass, tablet.id, action)
    assert raised.value.translation_key == "no_person"
    assert raised.value.translation_placeholders == {"user": "Tablet"}

    await hass.auth.async_update_user(mia, is_active=False)
    with pytest.raises(ServiceValidationError):
        await _call(hass, mia.id, action)
    assert app.household.changes == []


@pytest.mark.parametrize("action", ["get_profile", "set_profile"])
async def test_the_app_says_no_or_nothing(
    hass: HomeAssistant, mia: User, butler: MockConfigEntry, app: FakeApp, action: str
) -> None:
    app.household.refusal = (503, {"code": "unavailable", "message": "Not now."})
    with pytest.raises(HomeAssistantError) as raised:
        await _call(hass, mia.id, action)
    assert raised.value.translation_key == "profile_refused"
    assert raised.value.translation_placeholders == {"reason": "Not now."}
    assert not isinstance(raised.value, ServiceValidationError)

    app.household.refusal = (400, {"code": "invalid", "message": "Too long."})
    with pytest.raises(ServiceValidationError) as raised:
        await _call(hass, mia.id, action)
    assert raised.value.translation_placeholders == {"reason": "Too long."}

    hass.config_entries.async_update_entry(
        butler, data={**butler.data, "url": "http://127.0.0.1:1"}
    )
    with pytest.raises(HomeAssistantError) as raised:
        await _call(hass, mia.id, action)
    assert raised.value.translation_key == "profile_unreachable"


async def test_without_a_butler(core: HomeAssistant) -> None:
    assert await async_setup_component(core, "butler", {})
    user = await core.auth.async_create_user("Mia")

    with pytest.raises(ServiceValidationError) as raised:
        await _call(core, user.id, "get_profile")

    assert raised.value.translation_key == "not_set_up"
