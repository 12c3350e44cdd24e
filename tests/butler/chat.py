"""Talks to the butler as a chat card does."""

import asyncio
from typing import Any

from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant

from .fake_app import FakeApp, Write, done, line, text

PERSONAL = {"thread": "personal"}


async def login(hass: HomeAssistant, name: str) -> tuple[User, str]:
    """Return somebody, and their token."""
    group = await hass.auth.async_get_group(GROUP_ID_USER)
    assert group is not None
    one = MockUser(name=name, groups=[group]).add_to_hass(hass)
    token = await hass.auth.async_create_refresh_token(one, "https://card.test/")
    return one, hass.auth.async_create_access_token(token)


class Card:
    """One card on one connection: what it sends, and what it has been told."""

    def __init__(self, client: MockHAClientWebSocket) -> None:
        self._client = client
        self.events: list[dict[str, Any]] = []
        # Every frame that came, whatever it was.
        self.frames: list[dict[str, Any]] = []

    async def send(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send a command and return its answer; events that come before it are kept."""
        await self._client.send_json_auto_id(message)
        while True:
            frame = await self._receive()
            if frame["type"] in ("result", "pong"):
                return frame

    async def subscribe(self, **params: Any) -> dict[str, Any]:
        """Subscribe to a thread, and return the snapshot."""
        answer = await self.send(
            {"type": "butler/subscribe", "topic": "chat", "params": params or PERSONAL}
        )
        assert answer["success"], answer
        return await self.event("snapshot")

    async def say(self, words: str, turn_id: str = "turn-0001", **more: Any) -> dict[str, Any]:
        """Say something, in one's own thread."""
        message = {"type": "butler/chat/send", **PERSONAL, "turn_id": turn_id, "text": words}
        return await self.send({**message, "language": "en", **more})

    async def stop(self, turn_id: str = "turn-0001") -> bool:
        """Stop a turn."""
        answer = await self.send({"type": "butler/chat/stop", "turn_id": turn_id})
        stopped: bool = answer["result"]["stopped"]
        return stopped

    async def event(self, kind: str) -> dict[str, Any]:
        """Return the next event of a kind that was not looked at."""
        return await self.until(lambda event: event["kind"] == kind)

    async def turn(self, state: str, turn_id: str = "turn-0001") -> dict[str, Any]:
        """Return a turn when it is told of in this state."""
        event = await self.until(
            lambda event: (
                event["kind"] == "turn"
                and event["turn"]["turn_id"] == turn_id
                and event["turn"]["state"] == state
            )
        )
        turn: dict[str, Any] = event["turn"]
        return turn

    async def close(self) -> None:
        """Go, with the connection."""
        await self._client.close()

    async def until(self, is_it: Any) -> dict[str, Any]:
        while True:
            while self.events:
                event = self.events.pop(0)
                if is_it(event):
                    return event
            await self._receive()

    async def all(self) -> list[dict[str, Any]]:
        """Return every event that has come and was not looked at."""
        await self.send({"type": "ping"})
        events, self.events = self.events, []
        return events

    async def _receive(self) -> dict[str, Any]:
        frame: dict[str, Any] = await asyncio.wait_for(self._client.receive_json(), 20)
        self.frames.append(frame)
        if frame["type"] == "event":
            self.events.append(frame["event"])
        return frame


class Slow:
    """An app that answers bit by bit, when a test lets it; later turns it answers at once."""

    def __init__(self, app: FakeApp) -> None:
        self.began = asyncio.Event()
        self._waiting: asyncio.Queue[bytes | None] = asyncio.Queue()
        app.script = self._run

    def write(self, *events: dict[str, Any]) -> None:
        """Answer some more; the end ends the turn."""
        for event in events:
            self._waiting.put_nowait(line(event))
            if event["type"] in ("done", "error"):
                self._waiting.put_nowait(None)

    def tell(self, *pieces: str) -> None:
        """Say some more."""
        self.write(*map(text, pieces))

    def finish(self, whole: str, **changes: Any) -> None:
        """End the turn."""
        self.write(done(whole, **changes))

    async def _run(self, _turn: dict[str, Any], write: Write) -> None:
        self.began.set()
        while (raw := await self._waiting.get()) is not None:
            await write(raw)


def message(turn_id: str, **changes: Any) -> dict[str, Any]:
    """Return what the app tells of an earlier turn."""
    return {
        "turn_id": turn_id,
        "at": "2026-11-22T18:02:11.120Z",
        "text": "is the washing done?",
        "answer": "Yes.",
        "state": "done",
        "door": "card",
        "by": None,
        **changes,
    }
