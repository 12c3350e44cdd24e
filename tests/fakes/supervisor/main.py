"""Starts the stand-in on a free port: `main.py HOME_ASSISTANT_URL`. Prints one line of JSON, then stays."""

import asyncio
import json
from pathlib import Path
import secrets
import sys

import aiohttp
from aiohttp import web
import api
import proxy
from state import SESSION, SUPERVISOR, App, Supervisor
import yaml

CONFIG = Path(__file__).parents[3] / "addon" / "config.yaml"


async def install(request: web.Request) -> web.Response:
    """Install our app, which runs on this machine."""
    slug = request.match_info["slug"]
    app = App(
        slug=slug,
        token=secrets.token_hex(28),
        hostname="127.0.0.1",
        config=yaml.safe_load(CONFIG.read_text()),
    )
    request.app[SUPERVISOR].apps[slug] = app
    return web.json_response({"token": app.token})


async def uninstall(request: web.Request) -> web.Response:
    """Uninstall an app."""
    await request.app[SUPERVISOR].uninstall(request.match_info["slug"], request.app[SESSION])
    return web.json_response({})


async def show(request: web.Request) -> web.Response:
    """Show what is announced, and how often the proxy was used."""
    supervisor = request.app[SUPERVISOR]
    messages = [message.as_dict() for message in supervisor.messages.values()]
    return web.json_response({"messages": messages, "websockets": supervisor.websockets})


async def main(home_assistant_url: str) -> None:
    """Serve until the process is told to end."""
    app = web.Application(middlewares=[api.require_token])
    supervisor = app[SUPERVISOR] = Supervisor(home_assistant_url=home_assistant_url)
    app.add_routes(
        [
            web.get("/addons/self/info", api.self_info),
            web.get("/addons/{slug}/info", api.app_info),
            web.get("/discovery", api.list_messages),
            web.post("/discovery", api.announce),
            web.get("/discovery/{uuid}", api.get_message),
            web.post("/homeassistant/options", api.set_home_assistant),
            web.get("/core/websocket", proxy.websocket),
            web.get("/core/api/websocket", proxy.websocket),
            web.route("*", "/ingress/{slug}/{path:.*}", proxy.ingress),
            web.put("/_control/apps/{slug}", install),
            web.delete("/_control/apps/{slug}", uninstall),
            web.get("/_control/state", show),
            *[
                web.route(method, path, proxy.rest)
                for method in ("GET", "POST", "DELETE")
                for path in ("/core/api/", "/core/api/{path:.+}")
            ],
        ]
    )
    async with aiohttp.ClientSession() as session:
        app[SESSION] = session
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        sys.stdout.write(f"{json.dumps({'url': url, 'token': supervisor.token})}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


asyncio.run(main(sys.argv[1]))
