"""The client of the app, without Home Assistant around it."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any
from unittest.mock import patch

import aiohttp
import pytest

from custom_components.butler.api import (
    ButlerClient,
    ButlerError,
    ButlerInterruptedError,
    ButlerUnauthorizedError,
    ButlerUnreachableError,
)

from .fake_app import TOKEN, FakeApp, Write, done, line, text


@pytest.fixture
async def client(app: FakeApp) -> AsyncGenerator[ButlerClient]:
    """A client with the right token."""
    async with aiohttp.ClientSession() as session:
        yield ButlerClient(session, f"{app.url}/", TOKEN)


async def _events(client: ButlerClient) -> list[dict[str, Any]]:
    return [event async for event in client.turn({})]


async def test_status(client: ButlerClient, app: FakeApp) -> None:
    assert client.url == app.url
    assert await client.status() == app.status


async def test_pieces_that_arrive_together_leave_together(
    client: ButlerClient, app: FakeApp
) -> None:
    alive = {"type": "alive"}
    app.events = [text("a"), text("b"), alive, text("c"), text(""), text("d"), done("abcd")]

    assert await _events(client) == [text("ab"), alive, text("cd"), done("abcd")]


async def test_lines_that_are_cut_anywhere(client: ButlerClient, app: FakeApp) -> None:
    whole = b"\n" + line(text("Ünder")) + b"\r\n" + line(done("Ünder"))

    async def script(_turn: dict[str, Any], write: Write) -> None:
        for index in range(len(whole)):
            await write(whole[index : index + 1])
            await asyncio.sleep(0)

    app.script = script

    assert await _events(client) == [text("Ünder"), done("Ünder")]


async def test_one_connection_for_all(client: ButlerClient, app: FakeApp) -> None:
    connections: list[Any] = []
    original = aiohttp.TCPConnector._create_connection

    async def counted(self: Any, *args: Any, **kwargs: Any) -> Any:
        connections.append(args)
        return await original(self, *args, **kwargs)

    with patch("aiohttp.TCPConnector._create_connection", counted):
        for _ in range(3):
            await client.status()
            assert await _events(client) == app.events

    assert len(connections) == 1


async def test_an_app_that_does_not_end_its_answer(client: ButlerClient, app: FakeApp) -> None:
    forever = asyncio.Event()

    async def script(_turn: dict[str, Any], write: Write) -> None:
        await write(line(done("Bye.")))
        await forever.wait()

    app.script = script
    with patch("custom_components.butler.api.DRAIN_TIMEOUT", 0.01):
        assert await _events(client) == [done("Bye.")]
    forever.set()


async def test_who_does_not_listen_to_the_end_closes(client: ButlerClient, app: FakeApp) -> None:
    async def script(_turn: dict[str, Any], write: Write) -> None:
        while True:
            await write(line(text("la ")))
            await asyncio.sleep(0.01)

    app.script = script
    events = client.turn({})
    await anext(events)

    await events.aclose()

    async with asyncio.timeout(5):
        await app.listener_left.wait()


@pytest.mark.parametrize(
    ("status", "body", "error", "code", "message"),
    [
        (
            401,
            {"code": "unauthorized", "message": "No."},
            ButlerUnauthorizedError,
            "unauthorized",
            "No.",
        ),
        (403, {"code": "denied", "message": "No."}, ButlerError, "denied", "No."),
        (500, {}, ButlerError, "upstream", "The app answered with status 500"),
    ],
)
async def test_refusals(
    client: ButlerClient,
    app: FakeApp,
    status: int,
    body: dict[str, str],
    error: type[ButlerError],
    code: str,
    message: str,
) -> None:
    app.refusal = (status, body)

    for request in (client.status(), client.exchanges([{}]), client.unpair(), _events(client)):
        with pytest.raises(error, match=message) as refusal:
            await request
        assert refusal.value.code == code


async def test_nobody_is_there(client: ButlerClient) -> None:
    client._url = "http://127.0.0.1:1"

    for request in (client.status(), _events(client)):
        with pytest.raises(ButlerUnreachableError) as refusal:
            await request
        assert refusal.value.code == "unavailable"


async def test_the_app_hangs(client: ButlerClient, app: FakeApp) -> None:
    go_on = asyncio.Event()

    async def script(_turn: dict[str, Any], _write: Write) -> None:
        await go_on.wait()

    app.script = script
    with (
        patch("custom_components.butler.api.IDLE_TIMEOUT", 0.05),
        pytest.raises(ButlerInterruptedError) as refusal,
    ):
        await _events(client)
    assert refusal.value.code == "interrupted"
    with pytest.raises(ButlerInterruptedError):
        await client.request("POST", "/v1/turn", {}, timeout=0.05)
    go_on.set()


async def test_no_token_follows_a_redirect(client: ButlerClient, app: FakeApp) -> None:
    app.redirect_to = "http://127.0.0.1:1/elsewhere"

    with pytest.raises(ButlerError, match="not JSON") as refusal:
        await client.status()
    assert refusal.value.code == "upstream"


async def test_an_answer_without_an_end(client: ButlerClient, app: FakeApp) -> None:
    app.events = [text("and")]

    with pytest.raises(ButlerInterruptedError, match="ended its answer early"):
        await _events(client)
