"""The part of the API that an app and Home Assistant use for discovery."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
import re
from typing import Any

from aiohttp import web
from app_info import info_of
from state import SESSION, SUPERVISOR, App, Message

type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

# What an app may ask without any role (security.py: ADDONS_API_BYPASS).
_FOR_EVERY_APP = re.compile(
    r"^/(addons/self/(?!security|update)[^/]+|info|services.*|discovery.*)$"
)
# These check the token themselves.
_OWN_CHECK = re.compile(r"^/(core|ingress|_control)/")


def ok(data: Any = None) -> web.Response:
    return web.json_response({"result": "ok", "data": {} if data is None else data})


def refused(status: HTTPStatus, message: str) -> web.Response:
    return web.json_response({"result": "error", "message": message}, status=status)


@web.middleware
async def require_token(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let Home Assistant do all, and an app what is for every app."""
    if _OWN_CHECK.match(request.path):
        return await handler(request)
    supervisor = request.app[SUPERVISOR]
    token = request.headers.get("X-Supervisor-Token") or request.headers.get(
        "Authorization", ""
    ).removeprefix("Bearer ")
    app = supervisor.app_of(token)
    if token != supervisor.token and app is None:
        raise web.HTTPUnauthorized
    if app is not None and not _FOR_EVERY_APP.match(request.path):
        raise web.HTTPForbidden
    request["from"] = app
    return await handler(request)


def _app(request: web.Request) -> App:
    app = request["from"]
    if not isinstance(app, App):
        raise web.HTTPForbidden
    return app


def _message(request: web.Request) -> Message | None:
    return request.app[SUPERVISOR].messages.get(request.match_info["uuid"])


async def self_info(request: web.Request) -> web.Response:
    return ok(info_of(_app(request)))


async def app_info(request: web.Request) -> web.Response:
    app = request.app[SUPERVISOR].apps.get(request.match_info["slug"])
    if app is None:
        return refused(HTTPStatus.NOT_FOUND, "App does not exist")
    return ok(info_of(app))


async def list_messages(request: web.Request) -> web.Response:
    if request["from"] is not None:
        raise web.HTTPForbidden
    messages = request.app[SUPERVISOR].messages.values()
    return ok({"discovery": [message.as_dict() for message in messages], "services": {}})


async def get_message(request: web.Request) -> web.Response:
    if request["from"] is not None:
        raise web.HTTPForbidden
    if (message := _message(request)) is None:
        return refused(HTTPStatus.NOT_FOUND, "Discovery message not found")
    return ok(message.as_dict())


async def announce(request: web.Request) -> web.Response:
    app = _app(request)
    body = await request.json()
    service, config = body.get("service"), body.get("config")
    if not isinstance(service, str) or not isinstance(config, dict) or len(body) != 2:
        return refused(HTTPStatus.BAD_REQUEST, f"Wrong body: {sorted(body)}")
    if service not in app.config.get("discovery", []):
        return refused(
            HTTPStatus.FORBIDDEN,
            "Apps must list services they provide via discovery in their config!",
        )
    message = await request.app[SUPERVISOR].announce(app, service, config, request.app[SESSION])
    return ok({"uuid": message.uuid})


async def set_home_assistant(request: web.Request) -> web.Response:
    request.app[SUPERVISOR].refresh_token = (await request.json())["refresh_token"]
    return ok()
