"""An app that loses its way to Home Assistant is shown it again, where the Supervisor vouches for it."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .fake_app import FakeApp

PATIENCE = "custom_components.butler.handover.PATIENCE"


@pytest.fixture
async def supervised(core: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """An entry of an app that the Supervisor announced, not set up yet."""
    data = {**entry.data, "slug": "a1b2c3d4_butler"}
    core.config_entries.async_update_entry(entry, unique_id="a1b2c3d4_butler", data=data)
    return entry


async def _set_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)


async def _poll(hass: HomeAssistant, seconds: int) -> None:
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=seconds))
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_an_app_that_knows_no_home_assistant(
    hass: HomeAssistant, supervised: MockConfigEntry, app: FakeApp
) -> None:
    app.status = {**app.status, "home_assistant": "not_paired"}
    old = supervised.data["refresh_token_id"]

    await _set_up(hass, supervised)

    assert len(app.handed_over) == 1
    assert supervised.data["refresh_token_id"] != old
    assert hass.auth.async_get_refresh_token(old) is None
    token = hass.auth.async_validate_access_token(app.handed_over[0]["token"])
    assert token is not None
    assert token.id == supervised.data["refresh_token_id"]
    await _poll(hass, 31)
    assert len(app.handed_over) == 1


async def test_a_user_that_was_switched_off_is_replaced(
    hass: HomeAssistant, supervised: MockConfigEntry, app: FakeApp
) -> None:
    app.status = {**app.status, "home_assistant": "not_paired"}
    old = await hass.auth.async_get_user(supervised.data["user_id"])
    assert old is not None
    await hass.auth.async_update_user(old, is_active=False)

    await _set_up(hass, supervised)

    assert supervised.data["user_id"] != old.id
    users = [user.id for user in await hass.auth.async_get_users() if user.name == "Butler"]
    assert users == [supervised.data["user_id"]]


async def test_an_app_that_does_not_find_us_is_told_again_after_a_while(
    hass: HomeAssistant, supervised: MockConfigEntry, app: FakeApp
) -> None:
    app.status = {**app.status, "home_assistant": "disconnected"}
    await _set_up(hass, supervised)
    await _poll(hass, 31)
    assert app.handed_over == []

    with patch(PATIENCE, 0):
        await _poll(hass, 62)

    assert len(app.handed_over) == 1


async def test_what_fails_is_tried_again(
    hass: HomeAssistant,
    supervised: MockConfigEntry,
    app: FakeApp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    app.status = {**app.status, "home_assistant": "not_paired"}
    app.hand_over_refusal = (503, {"code": "unavailable", "message": "I tried everything."})
    old = dict(supervised.data)
    await _set_up(hass, supervised)
    assert "I tried everything." in caplog.text
    assert supervised.data == old
    user = await hass.auth.async_get_user(old["user_id"])
    assert user is not None
    assert list(user.refresh_tokens) == [old["refresh_token_id"]]

    await _poll(hass, 31)
    assert len(app.handed_over) == 2
    assert caplog.text.count("I tried everything.") == 1

    app.hand_over_refusal = None
    await _poll(hass, 62)

    assert app.status["home_assistant"] == "connected"


async def test_an_app_that_was_paired_by_code_is_left_alone(
    hass: HomeAssistant, entry: MockConfigEntry, app: FakeApp
) -> None:
    app.status = {**app.status, "home_assistant": "not_paired"}

    await _set_up(hass, entry)

    assert app.handed_over == []
