"""The example of the README does in Home Assistant what it says."""

from collections.abc import AsyncIterator
from pathlib import Path
import re
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import yaml

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from .fake_app import FakeApp, done
from .home import BED_LIGHT
from .talk import say

README = (Path(__file__).parents[2] / "README.md").read_text()


@pytest.fixture
async def notifications(hass: HomeAssistant, butler: MockConfigEntry) -> AsyncIterator[list[Any]]:
    """What the example's automations show, while they run."""
    (example,) = re.findall(r"^```yaml\n(.+?)^```", README, re.MULTILINE | re.DOTALL)
    shown: list[Any] = []
    hass.services.async_register(
        "persistent_notification", "create", lambda call: shown.append(call.data["message"])
    )
    assert await async_setup_component(hass, "automation", {"automation": yaml.safe_load(example)})
    await hass.async_block_till_done()
    yield shown
    await hass.services.async_call("automation", "turn_off", {"entity_id": "all"}, blocking=True)


async def test_an_automation_asks_and_shows_the_answer(
    hass: HomeAssistant, notifications: list[Any], app: FakeApp
) -> None:
    app.events = [done("The hall light is on.")]

    await hass.services.async_call(
        "automation",
        "trigger",
        {"entity_id": "automation.say_in_the_evening_what_is_still_on"},
        blocking=True,
    )

    assert notifications == ["The hall light is on."]
    assert app.turns[-1]["text"] == "Which lights are still on?"


@pytest.mark.parametrize(
    ("outcome", "shown"), [("not_reached", [BED_LIGHT]), ("refused", []), ("reached", [])]
)
async def test_an_automation_tells_what_was_not_reached(
    hass: HomeAssistant, notifications: list[Any], app: FakeApp, outcome: str, shown: list[str]
) -> None:
    effect = {"action": "light.turn_on", "entity_ids": [BED_LIGHT], "outcome": outcome}
    app.events = [done("So it is.", effects=[effect])]

    await say(hass, "please see to the lamp")
    await hass.async_block_till_done()

    assert notifications == shown
