"""Setting up, unloading and removing."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util

from .fake_app import FakeApp
from .home import ALLOW_LIST, ALLOW_RULES, BED_LIGHT
from .talk import BUTLER, say


async def test_setup_unload_and_reload(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    state = hass.states.get(BUTLER)
    assert state is not None
    assert state.state == "unknown"
    assert state.attributes["supported_features"] == 1

    assert await hass.config_entries.async_unload(butler.entry_id)
    assert butler.state is ConfigEntryState.NOT_LOADED
    assert hass.states.is_state(BUTLER, STATE_UNAVAILABLE)

    assert await hass.config_entries.async_setup(butler.entry_id)
    await say(hass, "hello there")
    assert len(app.turns) == 1


def _stored(data: Any) -> dict[str, Any]:
    return {"version": 1, "minor_version": 1, "key": "butler.allow_list", "data": data}


async def test_the_app_is_away_at_start(
    home: HomeAssistant,
    entry: MockConfigEntry,
    app: FakeApp,
    hass_storage: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Local commands work by the stored list; the rest comes back with the app."""
    app.refusal = (503, {"code": "unavailable", "message": "Starting."})
    hass_storage["butler.allow_list"] = _stored(ALLOW_LIST)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done(wait_background_tasks=True)
    assert home.states.is_state(BUTLER, STATE_UNAVAILABLE)

    await say(home, "turn on bed light")
    assert home.states.is_state(BED_LIGHT, "on")

    for _ in range(2):
        async_fire_time_changed(home, dt_util.utcnow() + timedelta(seconds=31))
        await home.async_block_till_done(wait_background_tasks=True)
    assert caplog.text.count("Error fetching Butler data") == 1

    app.refusal = None
    async_fire_time_changed(home, dt_util.utcnow() + timedelta(seconds=62))
    await home.async_block_till_done(wait_background_tasks=True)
    assert not home.states.is_state(BUTLER, STATE_UNAVAILABLE)
    assert caplog.text.count("Fetching Butler data recovered") == 1
    assert [one["text"] for one in app.exchanges] == ["turn on bed light"]


@pytest.mark.parametrize(
    "stored",
    [{**ALLOW_LIST, "version": 3}, {"version": 1, "max_targets": 3, "rules": ALLOW_RULES}],
    ids=["newer", "older"],
)
async def test_a_stored_list_of_another_kind_allows_nothing(
    home: HomeAssistant,
    entry: MockConfigEntry,
    app: FakeApp,
    hass_storage: dict[str, Any],
    stored: dict[str, Any],
) -> None:
    hass_storage["butler.allow_list"] = _stored(stored)
    assert await home.config_entries.async_setup(entry.entry_id)

    await say(home, "turn on bed light")

    assert home.states.is_state(BED_LIGHT, "off")
    assert len(app.turns) == 1


async def test_the_token_is_refused_at_start(
    hass: HomeAssistant, entry: MockConfigEntry, app: FakeApp
) -> None:
    app.refusal = (401, {"code": "unauthorized", "message": "Who are you?"})

    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()

    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["step_id"] == "reauth_confirm"


@pytest.mark.parametrize(
    ("api", "issue"),
    [({"min": 0, "max": 0}, "app_too_old"), ({"min": 2, "max": 3}, "app_too_new")],
)
async def test_another_version_of_the_wire(
    hass: HomeAssistant, entry: MockConfigEntry, app: FakeApp, api: dict[str, int], issue: str
) -> None:
    app.status["api"] = api
    await hass.config_entries.async_setup(entry.entry_id)
    issues = ir.async_get(hass)
    assert issues.async_get_issue("butler", issue) is not None

    app.status["api"] = {"min": 1, "max": 1}
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=31))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert issues.async_get_issue("butler", issue) is None


@pytest.mark.parametrize("is_away", [False, True])
async def test_removing_takes_everything_along(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, is_away: bool
) -> None:
    ir.async_create_issue(
        hass,
        "butler",
        "app_too_old",
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key="app_too_old",
    )
    if is_away:
        app.refusal = (503, {"code": "unavailable", "message": "Stopping."})

    await hass.config_entries.async_remove(butler.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert app.unpaired == (0 if is_away else 1)
    assert await hass.auth.async_get_user(butler.data["user_id"]) is None
    assert ir.async_get(hass).async_get_issue("butler", "app_too_old") is None


async def test_another_language(hass: HomeAssistant, butler: MockConfigEntry) -> None:
    assert not butler.runtime_data.sentences.is_loaded("nl")

    await hass.config.async_update(language="nl")
    await hass.async_block_till_done()

    assert butler.runtime_data.sentences.is_loaded("nl")
