"""What the stand-in knows: its apps, their announcements, and the way to Home Assistant."""

from dataclasses import dataclass, field
import secrets
from typing import Any
from uuid import uuid4

import aiohttp
from aiohttp import web


@dataclass(kw_only=True)
class App:
    """An installed app."""

    slug: str
    token: str
    hostname: str
    config: dict[str, Any]


@dataclass(kw_only=True)
class Message:
    """What an app announced."""

    uuid: str
    app: str
    service: str
    config: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        return {
            "addon": self.app,
            "service": self.service,
            "uuid": self.uuid,
            "config": self.config,
        }


@dataclass(kw_only=True)
class Supervisor:
    """Everything that outlives a request."""

    home_assistant_url: str
    # Home Assistant's own token for this API.
    token: str = field(default_factory=lambda: secrets.token_hex(28))
    apps: dict[str, App] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    # How often Home Assistant was reached by websocket through us.
    websockets: int = 0
    # Of the user "Supervisor"; Home Assistant brings it (`POST /homeassistant/options`).
    refresh_token: str | None = None

    def app_of(self, request_token: str) -> App | None:
        return next((app for app in self.apps.values() if app.token == request_token), None)

    async def access_token(self, session: aiohttp.ClientSession) -> str:
        """Log in to Home Assistant as the user "Supervisor"."""
        if self.refresh_token is None:
            raise web.HTTPBadGateway
        form = {"grant_type": "refresh_token", "refresh_token": self.refresh_token}
        url = f"{self.home_assistant_url}/auth/token"
        async with session.post(url, data=form) as response:
            response.raise_for_status()
            token: str = (await response.json())["access_token"]
            return token

    async def announce(
        self, app: App, service: str, config: dict[str, Any], session: aiohttp.ClientSession
    ) -> Message:
        """Keep an announcement, and tell Home Assistant when it is news."""
        for message in self.messages.values():
            if (message.app, message.service) == (app.slug, service):
                if message.config == config:
                    return message
                message.config = config
                break
        else:
            message = Message(uuid=uuid4().hex, app=app.slug, service=service, config=config)
            self.messages[message.uuid] = message
        await self._tell(message, "POST", session)
        return message

    async def uninstall(self, slug: str, session: aiohttp.ClientSession) -> None:
        """Remove an app and what it announced."""
        for message in [one for one in self.messages.values() if one.app == slug]:
            del self.messages[message.uuid]
            await self._tell(message, "DELETE", session)
        self.apps.pop(slug, None)

    async def _tell(self, message: Message, method: str, session: aiohttp.ClientSession) -> None:
        headers = {"Authorization": f"Bearer {await self.access_token(session)}"}
        url = f"{self.home_assistant_url}/api/hassio_push/discovery/{message.uuid}"
        body = {"service": message.service, "uuid": message.uuid}
        async with session.request(method, url, headers=headers, json=body) as response:
            response.raise_for_status()


SUPERVISOR = web.AppKey("supervisor", Supervisor)
SESSION = web.AppKey("session", aiohttp.ClientSession)
