"""How a turn went is for administrators, on behalf of the one who is logged in."""

from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from homeassistant.core import HomeAssistant

from .chat import Card, login
from .fake_app import FakeApp

DETAILS = {"type": "butler/chat/details", "turn_id": "turn-0001"}


async def test_for_administrators_alone(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    app: FakeApp,
) -> None:
    card = Card(await hass_ws_client(hass, (await login(hass, "Anna"))[1]))
    assert (await card.send(DETAILS))["error"]["code"] == "unauthorized"
    assert app.chat_details == []
    owner = Card(await hass_ws_client(hass))
    assert (await owner.send(DETAILS))["result"] == {"calls": []}
    (asked,) = app.chat_details
    assert asked["turn_id"] == "turn-0001"
    assert set(asked["by"]) == {"user_id"}
