"""The memory of the stand-in for the app, by addon/src/api/contract-memory.ts."""

import asyncio
from collections.abc import Callable
from typing import Any

from aiohttp import web

type Json = dict[str, Any]


class FakeMemory:
    """Answers that a test chooses, and what was asked for."""

    def __init__(self, refused: Callable[[web.Request], web.Response | None]) -> None:
        self._refused = refused
        # By the end of the path.
        self.answers: dict[str, Json] = {}
        self.refusal: tuple[int, dict[str, str]] | None = None
        # Path without `/v1/memory/`, and body.
        self.asked: list[tuple[str, Json]] = []
        # Unset: whoever asks has to wait.
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/v1/memory/facts", self._answer),
            web.post("/v1/memory/facts/{id}/{verb}", self._answer),
            web.post("/v1/memory/forget-everything", self._answer),
        ]

    async def _answer(self, request: web.Request) -> web.Response:
        if (refused := self._refused(request)) is not None:
            return refused
        path = request.path.removeprefix("/v1/memory/")
        self.asked.append((path, await request.json()))
        await self.may_answer.wait()
        if self.refusal is not None:
            status, body = self.refusal
            return web.json_response(body, status=status)
        if path.endswith("/forget"):
            return web.Response(status=204)
        return web.json_response(self.answers[path.rsplit("/", maxsplit=1)[-1]])
