"""Logging in as somebody and sending what their cards send."""

from typing import Any

from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant


class Cards:
    """A logged-in user's connection."""

    def __init__(self, user: User, client: MockHAClientWebSocket) -> None:
        self.user = user
        self.client = client

    async def send(self, command: str, **fields: Any) -> dict[str, Any]:
        """Return the answer to a command."""
        await self.client.send_json_auto_id({"type": f"butler/{command}", **fields})
        answer: dict[str, Any] = await self.client.receive_json()
        return answer

    async def result(self, command: str, **fields: Any) -> dict[str, Any]:
        answer = await self.send(command, **fields)
        assert answer["success"], answer
        result: dict[str, Any] = answer["result"]
        return result

    async def error(self, command: str, **fields: Any) -> str:
        answer = await self.send(command, **fields)
        assert not answer["success"]
        code: str = answer["error"]["code"]
        return code


async def open_cards(
    hass: HomeAssistant, ws: WebSocketGenerator, name: str, group_id: str = GROUP_ID_USER
) -> Cards:
    group = await hass.auth.async_get_group(group_id)
    assert group is not None
    user = MockUser(name=name, groups=[group]).add_to_hass(hass)
    token = await hass.auth.async_create_refresh_token(user, "https://card.test/")
    return Cards(user, await ws(hass, hass.auth.async_create_access_token(token)))
