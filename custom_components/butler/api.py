"""Client of the butler's app. Knows the wire (addon/src/api/contract.ts) and nothing of Home Assistant."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import suppress
from http import HTTPStatus
import json
from typing import Any
from urllib.parse import quote

import aiohttp

type Json = dict[str, Any]

# Seconds without a byte after which the app counts as gone: it sends `alive` every 5 s.
IDLE_TIMEOUT = 15
CONNECT_TIMEOUT = 3
REQUEST_TIMEOUT = 10
DRAIN_TIMEOUT = 0.25
# A yes is answered once the call has run and has been looked after.
ANSWER_TIMEOUT = 60
# The app tries each address of ours before it answers.
HAND_OVER_TIMEOUT = 75

# What the readers of an event rely on.
_EVENT_FIELDS: dict[str, dict[str, type]] = {
    "text": {"text": str},
    "tool_call": {"id": str, "name": str, "args": dict},
    "tool_result": {"id": str, "name": str, "data": dict, "is_error": bool},
    "done": {"text": str, "continue_conversation": bool, "question_open": bool, "effects": list},
    "error": {"code": str, "message": str},
}


class ButlerError(Exception):
    """Anything that went wrong between us and the app; `code` is stable, the message a sentence."""

    def __init__(self, code: str, message: str) -> None:
        """Keep the code of the wire."""
        super().__init__(message)
        self.code = code


class ButlerUnreachableError(ButlerError):
    """The app never got the request: nothing was done, so asking again is safe."""

    def __init__(self, message: str) -> None:
        """Name it as the wire does."""
        super().__init__("unavailable", message)


class ButlerInterruptedError(ButlerError):
    """The app had the request and then went away: what it did by then is done."""

    def __init__(self, message: str) -> None:
        """Name it as the wire does."""
        super().__init__("interrupted", message)


class ButlerUnauthorizedError(ButlerError):
    """The app does not know our token (any more)."""

    def __init__(self, message: str) -> None:
        """Name it as the wire does."""
        super().__init__("unauthorized", message)


class ButlerClient:
    """The app behind one URL. Uses the session that it is given and opens no other."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str | None = None) -> None:
        """Take the origin of the app, e.g. `http://127.0.0.1:8099`, and its bearer token."""
        self._session = session
        self._url = url.rstrip("/")
        self._headers = {} if token is None else {"Authorization": f"Bearer {token}"}

    @property
    def url(self) -> str:
        """Return the origin of the app."""
        return self._url

    async def status(self) -> Json:
        """Return the app's own view of itself; raises ButlerError."""
        return await self.request("GET", "/v1/status")

    async def usage(self) -> Json:
        """Return what the language model took and cost; raises ButlerError, in an older app, too."""
        return await self.request("GET", "/v1/usage")

    async def exchanges(self, exchanges: Sequence[Mapping[str, Any]]) -> None:
        """Tell the app what was answered without it, at most 50 at once; raises ButlerError."""
        await self.request("POST", "/v1/exchanges", {"exchanges": list(exchanges)})

    async def answer_question(self, question_id: str, answer: Json) -> Json:
        """Hand over somebody's answer, and return `state` and `message`; raises ButlerError."""
        path = f"/v1/questions/{quote(question_id, safe='')}/answer"
        result = await self.request("POST", path, answer, timeout=ANSWER_TIMEOUT)
        if not all(isinstance(result.get(name), str) for name in ("state", "message")):
            raise ButlerError("upstream", "The app did not say what became of the answer")
        return result

    async def hand_over(self, token: str, user_id: str, urls: Sequence[str]) -> None:
        """Give the app a token of ours and where to find us; raises ButlerError."""
        body = {"token": token, "user_id": user_id, "home_assistant_urls": list(urls)}
        await self.request("PUT", "/v1/home-assistant", body, timeout=HAND_OVER_TIMEOUT)

    async def unpair(self) -> None:
        """Make the app forget us and our token; raises ButlerError."""
        await self.request("DELETE", "/v1/pairing")

    async def request(
        self, method: str, path: str, body: Json | None = None, *, timeout: float = REQUEST_TIMEOUT
    ) -> Json:
        """Send one request and return its JSON object; raises ButlerError."""
        limits = aiohttp.ClientTimeout(total=timeout, sock_connect=CONNECT_TIMEOUT)
        try:
            async with self._session.request(
                method,
                self._url + path,
                json=body,
                headers=self._headers,
                timeout=limits,
                allow_redirects=False,
            ) as response:
                if not response.ok:
                    raise await _refusal(response)
                if response.status == HTTPStatus.NO_CONTENT:
                    return {}
                return _json_object(await response.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as err:
            raise ButlerUnreachableError(_because(err)) from err
        except (aiohttp.ClientError, TimeoutError) as err:
            raise ButlerInterruptedError(_because(err)) from err

    async def turn(self, request: Json) -> AsyncGenerator[Json]:
        """Send a turn and yield its events up to `done`; raises ButlerError, also for an `error` event.

        Pieces of text that arrived together are yielded as one. Closing the iterator closes the
        connection, which tells the app that nobody listens any more.
        """
        limits = aiohttp.ClientTimeout(
            total=None, sock_connect=CONNECT_TIMEOUT, sock_read=IDLE_TIMEOUT
        )
        try:
            async with self._session.post(
                f"{self._url}/v1/turn",
                json=request,
                headers=self._headers,
                timeout=limits,
                allow_redirects=False,
            ) as response:
                if not response.ok:
                    raise await _refusal(response)
                async for event in _events(response):
                    if event["type"] == "error":
                        raise ButlerError(event["code"], event["message"])
                    yield event
                    if event["type"] == "done":
                        await _drain(response)
                        return
                raise ButlerInterruptedError("The app ended its answer early")
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as err:
            raise ButlerUnreachableError(_because(err)) from err
        except (aiohttp.ClientError, TimeoutError) as err:
            raise ButlerInterruptedError(_because(err)) from err


async def _events(response: aiohttp.ClientResponse) -> AsyncIterator[Json]:
    """Split a stream into its lines, merging neighbouring text of one chunk."""
    rest = b""
    async for chunk in response.content.iter_any():
        *lines, rest = (rest + chunk).split(b"\n")
        text: list[str] = []
        for line in lines:
            if not line.strip():
                continue
            event = _checked_event(_json_object(line))
            if event["type"] == "text":
                text.append(event["text"])
                continue
            if text:
                yield {"type": "text", "text": "".join(text)}
                text = []
            yield event
        if text:
            yield {"type": "text", "text": "".join(text)}


def _checked_event(event: Json) -> Json:
    """Return an event that has all that its readers use; a type that we do not know is its own matter."""
    fields = _EVENT_FIELDS.get(str(event.get("type")), {})
    for name, kind in {"type": str, **fields}.items():
        if not isinstance(event.get(name), kind):
            raise ButlerError("upstream", f"The app sent an event without a proper {name}")
    return event


async def _drain(response: aiohttp.ClientResponse) -> None:
    """Wait for the end that follows `done`: a connection is only used again when its answer is read."""
    with suppress(aiohttp.ClientError, TimeoutError):
        async with asyncio.timeout(DRAIN_TIMEOUT):
            await response.content.read()


async def _refusal(response: aiohttp.ClientResponse) -> ButlerError:
    """Read what the app says about refusing a request."""
    try:
        body = _json_object(await response.read())
        code, message = str(body["code"]), str(body["message"])
    except ButlerError, KeyError:
        code, message = "upstream", f"The app answered with status {response.status}"
    if response.status == HTTPStatus.UNAUTHORIZED:
        return ButlerUnauthorizedError(message)
    return ButlerError(code, message)


def _json_object(raw: bytes) -> Json:
    """Parse one JSON object; what the app sends is not checked further than we use it."""
    try:
        parsed = json.loads(raw)
    except ValueError as err:
        raise ButlerError("upstream", "The app sent something that is not JSON") from err
    if not isinstance(parsed, dict):
        raise ButlerError("upstream", "The app sent JSON that is not an object")
    return parsed


def _because(err: BaseException) -> str:
    """Say what the network said; some of its errors have no text of their own."""
    return str(err) or type(err).__name__
