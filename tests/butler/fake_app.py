"""A stand-in for the app, on a real socket: it pairs, streams what a test scripts, and remembers all."""

import asyncio
import base64
from collections.abc import Awaitable, Callable
import contextlib
import hashlib
import hmac
import json
import secrets
from typing import Any

from aiohttp import web
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

type Event = dict[str, Any]
# Writes raw bytes to the listener of a turn.
type Write = Callable[[bytes], Awaitable[None]]
type Script = Callable[[dict[str, Any], Write], Awaitable[None]]

CODE = "7K2M-9QXD-4TBN"
TOKEN = "token-of-the-app"
APP_ID = "app-1"


def text(piece: str) -> Event:
    return {"type": "text", "text": piece}


def done(whole: str, **changes: Any) -> Event:
    return {
        "type": "done",
        "outcome": "answered",
        "text": whole,
        "continue_conversation": False,
        "question_open": False,
        "effects": [],
        **changes,
    }


def line(event: Event) -> bytes:
    return json.dumps(event).encode() + b"\n"


class FakeApp:
    """What a test sees of the app."""

    def __init__(self) -> None:
        self.url = ""
        self.turns: list[dict[str, Any]] = []
        self.exchanges: list[dict[str, Any]] = []
        self.events: list[Event] = [text("Hello."), done("Hello.")]
        self.script: Script | None = None
        self.status: dict[str, Any] = {
            "status": "ok",
            "app": "butler",
            "version": "0.1.0",
            "api": {"min": 1, "max": 1},
            "app_id": APP_ID,
            "home_assistant": "connected",
            "store": {"kind": "embedded", "available": True},
            "model": {"configured": False, "name": None},
            "uptime_s": 1.5,
        }
        self.refusal: tuple[int, dict[str, str]] | None = None
        self.exchange_refusal: tuple[int, dict[str, str]] | None = None
        self.is_impostor = False
        self.seals_wrongly = False
        self.start_changes: dict[str, Any] = {}
        self.pairing: dict[str, Any] = {}
        self.received: dict[str, Any] | None = None
        self.unpaired = 0
        self.handed_over: list[dict[str, Any]] = []
        self.hand_over_refusal: tuple[int, dict[str, str]] | None = None
        self.redirect_to: str | None = None
        # Requests and answers of the pairing, by step.
        self.crossed: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
        self.listener_left = asyncio.Event()

    def application(self) -> web.Application:
        app = web.Application()
        app.add_routes(
            [
                web.get("/v1/status", self._status),
                web.post("/v1/turn", self._turn),
                web.post("/v1/exchanges", self._exchanges),
                web.post("/v1/pairing/start", self._start),
                web.post("/v1/pairing/prove", self._prove),
                web.post("/v1/pairing/exchange", self._exchange),
                web.delete("/v1/pairing", self._unpair),
                web.put("/v1/home-assistant", self._hand_over),
            ]
        )
        return app

    def _refused(self, request: web.Request) -> web.Response | None:
        if self.refusal is not None:
            status, body = self.refusal
            return web.json_response(body, status=status)
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            body = {"code": "unauthorized", "message": "Who are you?"}
            return web.json_response(body, status=401)
        return None

    async def _status(self, request: web.Request) -> web.Response:
        if self.redirect_to is not None:
            raise web.HTTPTemporaryRedirect(self.redirect_to)
        return self._refused(request) or web.json_response(self.status)

    async def _exchanges(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        body = await request.json()
        self.exchanges.extend(body["exchanges"])
        return web.json_response({"accepted": len(body["exchanges"])})

    async def _unpair(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        self.unpaired += 1
        return web.Response(status=204)

    async def _hand_over(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        self.handed_over.append(await request.json())
        if self.hand_over_refusal is not None:
            status, body = self.hand_over_refusal
            return web.json_response(body, status=status)
        self.status = {**self.status, "home_assistant": "connected"}
        return web.Response(status=204)

    async def _turn(self, request: web.Request) -> web.StreamResponse:
        if refused := self._refused(request):
            return refused
        body = await request.json()
        self.turns.append(body)
        response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
        await response.prepare(request)
        try:
            if self.script is not None:
                await self.script(body, response.write)
            else:
                await response.write(b"".join(map(line, self.events)))
        except ConnectionError, asyncio.CancelledError:
            self.listener_left.set()
            raise
        with contextlib.suppress(ConnectionError):
            await response.write_eof()
        return response

    async def _start(self, request: web.Request) -> web.Response:
        body = await request.json()
        nonce = secrets.token_bytes(32)
        answer = {
            "pairing_id": secrets.token_hex(8),
            "nonce": base64.b64encode(nonce).decode(),
            "app_id": APP_ID,
            "version": "0.1.0",
            "api": {"min": 1, "max": 1},
            **self.start_changes,
        }
        parts = [
            "butler-pairing-1",
            answer["nonce"],
            body["nonce"],
            answer["pairing_id"],
            answer["app_id"],
            body["app_url"],
            *body["home_assistant_urls"],
        ]
        self.pairing = {
            "request": body,
            "transcript": json.dumps(parts, separators=(",", ":"), ensure_ascii=False).encode(),
            "key": hashlib.scrypt(
                CODE.replace("-", "").encode(),
                salt=base64.b64decode(body["nonce"]) + nonce,
                n=16384,
                r=8,
                p=1,
                dklen=32,
            ),
        }
        self.crossed["start"] = (body, answer)
        return web.json_response(answer)

    def _sign(self, label: bytes) -> bytes:
        return hmac.digest(self.pairing["key"], label + self.pairing["transcript"], "sha256")

    async def _prove(self, request: web.Request) -> web.Response:
        body = await request.json()
        proof = base64.b64decode(body["proof"])
        if self.is_impostor:
            return web.json_response({"proof": base64.b64encode(secrets.token_bytes(32)).decode()})
        if proof != self._sign(b"integration|"):
            return web.json_response({"code": "denied", "message": "Wrong code."}, status=403)
        answer = {"proof": base64.b64encode(self._sign(b"app|")).decode()}
        self.crossed["prove"] = (body, answer)
        return web.json_response(answer)

    async def _exchange(self, request: web.Request) -> web.Response:
        asked = await request.json()
        raw = base64.b64decode(asked["home_assistant"])
        cipher = AESGCM(self._sign(b"seal|"))
        self.received = json.loads(cipher.decrypt(raw[:12], raw[12:], b"home_assistant"))
        if self.exchange_refusal is not None:
            status, body = self.exchange_refusal
            return web.json_response(body, status=status)
        if self.seals_wrongly:
            cipher = AESGCM(secrets.token_bytes(32))
        nonce = secrets.token_bytes(12)
        plain = json.dumps({"token": TOKEN}).encode()
        sealed = nonce + cipher.encrypt(nonce, plain, b"app")
        answer = {"app": base64.b64encode(sealed).decode()}
        self.crossed["exchange"] = (asked, answer)
        return web.json_response(answer)
