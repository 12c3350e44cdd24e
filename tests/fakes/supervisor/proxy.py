"""The proxy to Home Assistant, as `supervisor/api/proxy.py` has it, and ingress."""

import asyncio
from http import HTTPStatus
import json
from typing import Any

import aiohttp
from aiohttp import WSMsgType, web
from state import SESSION, SUPERVISOR, App

_FROM_CORE_MAX = 64 * 1024 * 1024
# As headers of a request or an answer they are about one hop only.
_HOP = {"connection", "content-encoding", "content-length", "host", "transfer-encoding"}


async def rest(request: web.Request) -> web.Response:
    """Pass GET, POST and DELETE on; the router has no other method here."""
    supervisor, session = request.app[SUPERVISOR], request.app[SESSION]
    token = request.headers.get("Authorization", "").split(" ")[-1]
    app = supervisor.app_of(token)
    if app is None or not app.config.get("homeassistant_api"):
        raise web.HTTPUnauthorized
    path = request.match_info.get("path", "")
    if path.startswith(("hassio/", "hassio_")):
        raise web.HTTPForbidden
    headers = {"Authorization": f"Bearer {await supervisor.access_token(session)}"}
    async with session.request(
        request.method,
        f"{supervisor.home_assistant_url}/api/{path}",
        headers=headers | {"Content-Type": request.content_type},
        params=request.query,
        data=await request.read(),
    ) as response:
        return web.Response(
            body=await response.read(), status=response.status, content_type=response.content_type
        )


async def websocket(request: web.Request) -> web.WebSocketResponse:
    """Log the app in here, then Home Assistant as the user "Supervisor", and pass on what may pass."""
    supervisor, session = request.app[SUPERVISOR], request.app[SESSION]
    server = web.WebSocketResponse(heartbeat=30)
    await server.prepare(request)
    await server.send_json({"type": "auth_required", "ha_version": "2026.11.0"})
    token = (await server.receive_json(timeout=10)).get("access_token")
    app = supervisor.app_of(token)
    if app is None or not app.config.get("homeassistant_api"):
        await server.send_json({"type": "auth_invalid", "message": "Invalid access"})
        return server
    await server.send_json({"type": "auth_ok", "ha_version": "2026.11.0"})
    url = f"{supervisor.home_assistant_url}/api/websocket"
    try:
        client = await session.ws_connect(url, heartbeat=30, max_msg_size=_FROM_CORE_MAX)
        await client.receive_json()
        login = {"type": "auth", "access_token": await supervisor.access_token(session)}
        await client.send_json(login)
        if (await client.receive_json()).get("type") != "auth_ok":
            return server
        supervisor.websockets += 1
    except aiohttp.ClientError:
        return server
    passing = [
        asyncio.create_task(_pass_up(server, client)),
        asyncio.create_task(_pass(client, server)),
    ]
    try:
        await asyncio.wait(passing, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in passing:
            task.cancel()
        await client.close()
        await server.close()
    return server


async def _pass_up(server: web.WebSocketResponse, client: aiohttp.ClientWebSocketResponse) -> None:
    async for message in server:
        if message.type is not WSMsgType.TEXT:
            continue
        commands = json.loads(message.data)
        for command in commands if isinstance(commands, list) else [commands]:
            if str(command.get("type")).startswith(("supervisor/", "hassio/")):
                await server.send_json(_forbidden(command))
            else:
                await client.send_json(command)


async def _pass(client: aiohttp.ClientWebSocketResponse, server: web.WebSocketResponse) -> None:
    async for message in client:
        if message.type is WSMsgType.TEXT:
            await server.send_str(message.data)


def _forbidden(command: dict[str, Any]) -> dict[str, Any]:
    error = {"code": "unauthorized", "message": "Not allowed through the Supervisor"}
    return {"id": command.get("id"), "type": "result", "success": False, "error": error}


async def ingress(request: web.Request) -> web.StreamResponse:
    """Pass a page on; Home Assistant says who asks, here by the query."""
    app = request.app[SUPERVISOR].apps.get(request.match_info["slug"])
    if not isinstance(app, App) or not app.config.get("ingress"):
        return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
    # On one machine the app has another port than its config.yaml names: the one that it announced.
    messages = request.app[SUPERVISOR].messages.values()
    ports = [message.config["port"] for message in messages if message.app == app.slug]
    port = ports[0] if ports else app.config["ingress_port"]
    headers = {
        name: value
        for name, value in request.headers.items()
        if name.lower() not in _HOP and not name.lower().startswith(("x-remote-user", "x-ingress"))
    } | {
        "X-Ingress-Path": f"/ingress/{app.slug}",
        "X-Remote-User-Id": "0123456789abcdef",
        "X-Remote-User-Name": "anna",
        "X-Remote-User-Display-Name": "Anna",
    }
    url = f"http://{app.hostname}:{port}/{request.match_info['path']}"
    async with request.app[SESSION].request(
        request.method, url, headers=headers, data=await request.read(), allow_redirects=False
    ) as response:
        kept = {name: value for name, value in response.headers.items() if name.lower() not in _HOP}
        return web.Response(body=await response.read(), status=response.status, headers=kept)
