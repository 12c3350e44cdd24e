"""Questions as the app would send them, and a phone that is asked."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from custom_components.butler.question_board import async_get_board
from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant

ANDROID = {"os_name": "Android", "os_version": "35", "app_version": "2026.11.1-full (1)"}
OLD_ANDROID = {"os_name": "Android", "os_version": "30", "app_version": "2026.11.1-full (1)"}
OLD_APP = {"os_name": "Android", "os_version": "35", "app_version": "2026.6.2-full (1)"}
IPHONE = {"os_name": "iOS", "os_version": "26.1", "app_version": "2026.10"}


def question(**changes: Any) -> dict[str, Any]:
    """A question that Mia asked and Sam may answer."""
    return {
        "id": "q1",
        "text": "Unlock the front door?",
        "what": ["Unlock Front door"],
        "why": ["risky"],
        "from": [],
        "asked_by": "Mia",
        "asked_by_user_id": None,
        "asked_at": "2026-11-22T17:00:00+00:00",
        "expires_at": "2036-11-23T17:00:00+00:00",
        "needs_unlock": True,
        "options": None,
        "language": "en",
        "for_user_ids": [],
        "notify": [],
        **changes,
    }


def ending(end: str = "taken", by: str | None = "Robin", door: str | None = "card") -> Any:
    return {"id": "q1", "end": end, "by": by, "door": door}


def notify(user: User, nonce: str = "n0nce", targets: list[str] | None = None) -> dict[str, Any]:
    return {"user_id": user.id, "nonce": nonce, "targets": targets}


async def put(hass: HomeAssistant, *questions: Any, ended: tuple[Any, ...] = ()) -> None:
    """Let the app say what is open."""
    async_get_board(hass).async_set(list(questions), list(ended))
    await hass.async_block_till_done(wait_background_tasks=True)


class Push:
    """The server that brings notices to phones; remembers them by the phone's push token."""

    def __init__(self) -> None:
        self.url = ""
        self.notices: list[tuple[str, dict[str, Any]]] = []
        self.status = HTTPStatus.CREATED
        self.hangs: set[str] = set()
        self.is_asked = asyncio.Event()

    async def _push(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.is_asked.set()
        if body["push_token"] in self.hangs:
            await asyncio.Event().wait()
        self.notices.append((body["push_token"], body))
        return web.json_response({"errorMessage": "no"}, status=self.status)

    def of(self, name: str) -> list[dict[str, Any]]:
        return [body for token, body in self.notices if token == name]


@asynccontextmanager
async def push_server() -> AsyncGenerator[Push]:
    push = Push()
    app = web.Application()
    app.add_routes([web.post("/push", push._push)])
    server = TestServer(app)
    await server.start_server()
    push.url = str(server.make_url("/push"))
    yield push
    await server.close()


class RealPhone:
    """A phone, registered as the companion app does it; its buttons go to its webhook."""

    def __init__(self, client: TestClient[Any, Any], webhook_id: str) -> None:
        self._client = client
        self._webhook_id = webhook_id

    async def press(self, action: str) -> None:
        body = {
            "type": "fire_event",
            "data": {
                "event_type": "mobile_app_notification_action",
                "event_data": {"action": action},
            },
        }
        answer = await self._client.post(f"/api/webhook/{self._webhook_id}", json=body)
        assert answer.status == HTTPStatus.OK


async def register(
    hass: HomeAssistant,
    client: TestClient[Any, Any],
    push: Push | None,
    name: str,
    system: dict[str, str] = ANDROID,
) -> RealPhone:
    """Register a phone for whoever the client is logged in as; without push, one that shows no notices."""
    body = {
        "app_id": "io.homeassistant.companion.android",
        "app_name": "Home Assistant",
        "device_name": name,
        "device_id": f"device-{name}-{id(client)}",
        "manufacturer": "Someone",
        "model": "Phone",
        "supports_encryption": False,
        "app_data": {} if push is None else {"push_token": name, "push_url": push.url},
        **system,
    }
    answer = await client.post("/api/mobile_app/registrations", json=body)
    assert answer.status == HTTPStatus.CREATED
    webhook_id = (await answer.json())["webhook_id"]
    await hass.async_block_till_done()
    return RealPhone(client, webhook_id)
