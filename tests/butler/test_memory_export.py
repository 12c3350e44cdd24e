"""The action with which people take along what is kept of them."""

from typing import Any

import probatio
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.setup import async_setup_component

from .fake_app import FakeApp

EXPORT = {"version": 1, "facts": [{"fact": "the cat eats at seven"}]}


async def _call(hass: HomeAssistant, user_id: str | None, **data: Any) -> Any:
    return await hass.services.async_call(
        "butler",
        "export_memory",
        data,
        blocking=True,
        context=Context(user_id=user_id),
        return_response=True,
    )


async def test_ones_own(hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp) -> None:
    mia = await hass.auth.async_create_user("Mia", group_ids=[GROUP_ID_USER])
    app.memory_export = EXPORT

    assert await _call(hass, mia.id) == EXPORT
    assert app.exports == [{"by": {"user_id": mia.id}}]


async def test_an_administrator_names_nobody_else(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    robin = await hass.auth.async_create_user("Robin")
    for field in ("of", "person", "name"):
        with pytest.raises(probatio.Invalid):
            await _call(hass, robin.id, **{field: "Mia"})
    assert app.exports == []


async def test_nobody_has_none(hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp) -> None:
    for user_id in (None, "nobody", butler.data["user_id"]):
        with pytest.raises(ServiceValidationError) as raised:
            await _call(hass, user_id)
        assert raised.value.translation_key == "nobody_exports"
    assert app.exports == []


@pytest.mark.parametrize(
    ("status", "code", "key"),
    [
        (403, "denied", "nothing_kept"),
        (503, "unavailable", "profile_refused"),
    ],
)
async def test_what_the_app_refuses_is_said(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, status: int, code: str, key: str
) -> None:
    user = await hass.auth.async_create_user("Robin")
    app.refusal = (status, {"code": code, "message": "No."})
    with pytest.raises(HomeAssistantError) as raised:
        await _call(hass, user.id)
    assert raised.value.translation_key == key


async def test_without_an_app(core: HomeAssistant) -> None:
    user = await core.auth.async_create_user("Robin")
    assert await async_setup_component(core, "butler", {})
    with pytest.raises(ServiceValidationError) as raised:
        await _call(core, user.id)
    assert raised.value.translation_key == "not_set_up"
