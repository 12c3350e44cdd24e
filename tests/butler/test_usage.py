"""What the language model took and cost, as sensors."""

import json
from pathlib import Path
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.components.sensor import SensorDeviceClass, SensorStateClass
from homeassistant.core import HomeAssistant, State

from .fake_app import FakeApp

EXAMPLES = Path(__file__).parents[1] / "contract" / "examples"
COST, TOKENS = "sensor.butler_cost_this_month", "sensor.butler_tokens_today"
CACHE = "sensor.butler_cache_share"


def _example(name: str) -> dict[str, Any]:
    example: dict[str, Any] = json.loads((EXAMPLES / name).read_text("utf-8"))
    return example


async def _poll(hass: HomeAssistant, butler: MockConfigEntry) -> list[State]:
    await butler.runtime_data.coordinator.async_refresh()
    await hass.async_block_till_done()
    states = [hass.states.get(entity_id) for entity_id in (COST, TOKENS, CACHE)]
    return [state for state in states if state is not None]


async def test_what_the_app_says_becomes_sensors(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    app.usage = _example("usageResponse.json")

    cost, tokens, cache = await _poll(hass, butler)

    assert float(cost.state) == pytest.approx(0.48231)
    assert cost.attributes["device_class"] == SensorDeviceClass.MONETARY
    assert cost.attributes["state_class"] == SensorStateClass.TOTAL
    assert cost.attributes["unit_of_measurement"] == "USD"
    assert cost.attributes["last_reset"] == "2026-11-01T00:00:00+01:00"
    assert tokens.state == "95900"
    assert tokens.attributes["unit_of_measurement"] == "tokens"
    assert tokens.attributes["state_class"] == SensorStateClass.TOTAL
    assert tokens.attributes["last_reset"] == "2026-11-22T00:00:00+01:00"
    assert float(cache.state) == pytest.approx(89.4)
    assert cache.attributes["state_class"] == SensorStateClass.MEASUREMENT
    assert cache.attributes["unit_of_measurement"] == "%"
    assert "people" not in butler.runtime_data.coordinator.data["usage"]


async def test_what_is_not_whole_is_unknown_rather_than_a_new_month(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.usage = _example("usageResponse.not-whole.json")
    assert [state.state for state in await _poll(hass, butler)] == ["unknown"] * 3


async def test_a_share_of_nothing_is_unknown(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    usage = _example("usageResponse.json")
    used = dict.fromkeys(usage["today"], 0)
    app.usage = {
        **usage,
        "month": {**used, "id": "2026-12"},
        "today": {**used, "id": "2026-12-01"},
    }
    assert [float(state.state) for state in (await _poll(hass, butler))[:2]] == [0, 0]
    assert (await _poll(hass, butler))[2].state == "unknown"


async def test_an_app_that_is_too_old_to_tell_still_works(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    assert app.usage is None
    assert [state.state for state in await _poll(hass, butler)] == ["unknown"] * 3
    assert butler.runtime_data.coordinator.last_update_success
