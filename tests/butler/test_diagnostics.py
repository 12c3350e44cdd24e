"""Diagnostics tell what is wrong and nothing secret."""

import json

from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from .fake_app import TOKEN, FakeApp
from .fake_people import person_row
from .home import ALLOW_LIST
from .talk import say


async def test_diagnostics(
    butler_home: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_client: ClientSessionGenerator,
) -> None:
    assert await async_setup_component(butler_home, "diagnostics", {})
    butler.runtime_data.allow_list.async_set({**ALLOW_LIST, "users": {"u-1234": "anybody"}})
    app.household.people = [person_row("p1", "Anna 1234")]
    await butler.runtime_data.coordinator.async_refresh()
    butler.runtime_data.client._url = "http://127.0.0.1:1"
    await say(butler_home, "turn on bed light")
    await say(butler_home, "my secret is 1234")

    told = await get_diagnostics_for_config_entry(butler_home, hass_client, butler)

    assert told["entry"]["data"] == {
        "url": "**REDACTED**",
        "token": "**REDACTED**",
        "app_id": "app-1",
        "user_id": "**REDACTED**",
        "refresh_token_id": "**REDACTED**",
    }
    assert told["app"]["status"]["version"] == "0.1.0"
    assert told["allow_list"] == {**ALLOW_LIST, "users": "**REDACTED**"}
    assert told["undelivered_exchanges"] == 1
    whole = json.dumps(told)
    for secret in (TOKEN, "1234", "bed light", butler.data["user_id"]):
        assert secret not in whole
