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
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .fake_memory import FakeMemory
from .fake_people import FakePeople

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
            "store": {"kind": "embedded", "available": True, "problem": None},
            "model": {"configured": False, "name": None, "problem": None},
            "meaning": {"model": None, "problem": None},
            "language": None,
            "undecided_people": [],
            "uptime_s": 1.5,
        }
        # None: an app that is too old to tell.
        self.usage: dict[str, Any] | None = None
        # Likewise.
        self.report: dict[str, Any] | None = None
        self.report_requests: list[dict[str, Any]] = []
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
        self.token = TOKEN
        # What the proof of who we are is made with.
        self.own_token: str | None = None
        self.identity_changes: dict[str, Any] = {}
        self.identity_refusal: tuple[int, dict[str, str]] | None = None
        self.private_key = X25519PrivateKey.generate()
        self.renewed: dict[str, Any] | None = None
        self.renew_refusal: tuple[int, dict[str, str]] | None = None
        self.loses_answer = False
        self.renews = True
        self.settings: dict[str, Any] = {
            "anthropic_api_key": {"is_set": False, "fixed_by": None},
            "model": {"value": "claude-haiku-5-5", "fixed_by": None},
            "fallback_model": {"value": "claude-sonnet-5-5", "fixed_by": None},
            "small_model": {"value": "claude-haiku-5-5", "fixed_by": None},
            "monthly_budget": {"value": None, "fixed_by": None},
            "model_url": {"value": None, "fixed_by": None},
            "ollama_url": {"value": None, "fixed_by": None},
            "embedding_model": {"value": "nomic-embed-text", "fixed_by": None},
            "language": {"value": None, "fixed_by": None},
            "local_first": {"value": True, "fixed_by": None},
        }
        self.household = FakePeople(self._refused, self.open_box)
        self.memory = FakeMemory(self._refused)
        self.settings_requests: list[dict[str, Any]] = []
        self.settings_refusal: tuple[int, dict[str, str]] | None = None
        # Answers to questions, each with the id of its question.
        self.answers: list[tuple[str, dict[str, Any]]] = []
        self.answer_result: dict[str, Any] = {"state": "done", "message": "The door is open."}
        self.answer_refusal: tuple[int, dict[str, str]] | None = None
        # What is wanted of the chat, and what was said in it.
        self.chat_requests: list[dict[str, Any]] = []
        self.chat_history: dict[str, Any] = {"messages": [], "next": None}
        self.chat_details: list[dict[str, Any]] = []
        self.chat_deletions: list[dict[str, Any]] = []
        self.chat_refusal: tuple[int, dict[str, str]] | None = None
        self.on_chat: Callable[[], Awaitable[None]] | None = None
        self.memory_export: dict[str, Any] = {}
        # Whose memory was wanted.
        self.exports: list[dict[str, Any]] = []
        # Every Authorization header that came.
        self.shown_tokens: list[str] = []
        # Requests and answers of the pairing, by step.
        self.crossed: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
        self.listener_left = asyncio.Event()

    def application(self) -> web.Application:
        app = web.Application()
        app.add_routes(
            [
                web.get("/v1/status", self._status),
                web.get("/v1/usage", self._usage),
                web.post("/v1/report", self._report),
                web.post("/v1/turn", self._turn),
                web.post("/v1/exchanges", self._exchanges),
                web.post("/v1/pairing/start", self._start),
                web.post("/v1/pairing/prove", self._prove),
                web.post("/v1/pairing/exchange", self._exchange),
                web.delete("/v1/pairing", self._unpair),
                web.put("/v1/home-assistant", self._hand_over),
                web.post("/v1/identity", self._identity),
                web.put("/v1/pairing", self._renew),
                web.get("/v1/settings", self._settings),
                web.put("/v1/settings", self._settings),
                web.post("/v1/questions/{id}/answer", self._answer),
                web.post("/v1/memory/export", self._export),
                web.post("/v1/chat/history", self._chat),
                web.post("/v1/chat/delete", self._delete_chat),
                web.post("/v1/chat/details", self._chat_details),
                *self.household.routes(),
                *self.memory.routes(),
            ]
        )
        return app

    def _refused(self, request: web.Request) -> web.Response | None:
        if self.refusal is not None:
            status, body = self.refusal
            return web.json_response(body, status=status)
        self.shown_tokens.append(request.headers.get("Authorization", ""))
        if request.headers.get("Authorization") != f"Bearer {self.token}":
            body = {"code": "unauthorized", "message": "Who are you?"}
            return web.json_response(body, status=401)
        return None

    async def _export(self, request: web.Request) -> web.Response:
        if (refused := self._refused(request)) is not None:
            return refused
        self.exports.append(await request.json())
        return web.json_response(self.memory_export)

    async def _chat(self, request: web.Request) -> web.Response:
        if (refused := self._refused(request)) is not None:
            return refused
        self.chat_requests.append(await request.json())
        if self.chat_refusal is not None:
            status, refusal = self.chat_refusal
            return web.json_response(refusal, status=status)
        answer = self.chat_history
        if self.on_chat is not None:
            await self.on_chat()
        return web.json_response(answer)

    async def _chat_details(self, request: web.Request) -> web.Response:
        if (refused := self._refused(request)) is not None:
            return refused
        self.chat_details.append(await request.json())
        return web.json_response({"calls": []})

    async def _delete_chat(self, request: web.Request) -> web.Response:
        if (refused := self._refused(request)) is not None:
            return refused
        if self.chat_refusal is not None:
            status, refusal = self.chat_refusal
            return web.json_response(refusal, status=status)
        self.chat_deletions.append(await request.json())
        self.chat_history = {"messages": [], "next": None}
        return web.json_response({"exchanges": 2})

    async def _usage(self, request: web.Request) -> web.Response:
        if self.usage is None:
            return web.json_response(
                {"code": "not_found", "message": "There is nothing here."}, status=404
            )
        return self._refused(request) or web.json_response(self.usage)

    async def _report(self, request: web.Request) -> web.Response:
        if (refused := self._refused(request)) is not None:
            return refused
        self.report_requests.append(await request.json())
        if self.report is None:
            return web.json_response(
                {"code": "not_found", "message": "There is nothing here."}, status=404
            )
        return web.json_response(self.report)

    async def _status(self, request: web.Request) -> web.Response:
        if self.redirect_to is not None:
            raise web.HTTPTemporaryRedirect(self.redirect_to)
        undecided = self.household.undecided()
        known = {"undecided_people": undecided} if undecided else {}
        return self._refused(request) or web.json_response({**self.status, **known})

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

    async def _identity(self, request: web.Request) -> web.Response:
        assert "Authorization" not in request.headers
        if self.identity_refusal is not None:
            status, refusal = self.identity_refusal
            return web.json_response(refusal, status=status)
        body = await request.json()
        public_key = base64.b64encode(self.private_key.public_key().public_bytes_raw()).decode()
        parts = ["butler-identity-1", body["nonce"], body["app_url"], APP_ID, public_key]
        text = json.dumps(parts, separators=(",", ":"), ensure_ascii=False).encode()
        proof = hmac.digest((self.own_token or self.token).encode(), text, "sha256")
        answer = {
            "app_id": APP_ID,
            "version": "0.1.0",
            "api": {"min": 1, "max": 1},
            "public_key": public_key,
            "proof": base64.b64encode(proof).decode(),
            **self.identity_changes,
        }
        self.crossed["identity"] = (body, answer)
        return web.json_response(answer)

    def open_box(self, purpose: str, box: dict[str, str]) -> str:
        """Open what only the app can open."""
        ours = base64.b64encode(self.private_key.public_key().public_bytes_raw()).decode()
        theirs = X25519PublicKey.from_public_bytes(base64.b64decode(box["public_key"]))
        label = f"butler-box-1|{purpose}|{ours}|{box['public_key']}|".encode()
        shared = self.private_key.exchange(theirs)
        key = hmac.digest(self.token.encode(), label + shared, "sha256")
        raw = base64.b64decode(box["sealed"])
        return AESGCM(key).decrypt(raw[:12], raw[12:], purpose.encode()).decode()

    async def _renew(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        body = await request.json()
        self.crossed["renew"] = (body, {})
        if self.renew_refusal is not None:
            status, refusal = self.renew_refusal
            return web.json_response(refusal, status=status)
        self.renewed = json.loads(self.open_box("renew", body["tokens"]))
        if self.renews:
            self.token = self.renewed["app_token"]
        if self.loses_answer:
            assert request.transport is not None
            request.transport.abort()
        return web.Response(status=204)

    async def _answer(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        self.answers.append((request.match_info["id"], await request.json()))
        if self.answer_refusal is not None:
            status, refusal = self.answer_refusal
            return web.json_response(refusal, status=status)
        if self.loses_answer:
            assert request.transport is not None
            request.transport.abort()
        return web.json_response(self.answer_result)

    async def _settings(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        if request.method == "PUT":
            body = await request.json()
            self.crossed["settings"] = (body, {})
            if self.settings_refusal is not None:
                status, refusal = self.settings_refusal
                return web.json_response(refusal, status=status)
            changes = dict(body)
            if (box := changes.get("anthropic_api_key")) is not None:
                changes["anthropic_api_key"] = self.open_box("settings", box)
            self.settings_requests.append(changes)
        elif self.settings_refusal is not None:
            status, refusal = self.settings_refusal
            return web.json_response(refusal, status=status)
        return web.json_response(self.settings)

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
