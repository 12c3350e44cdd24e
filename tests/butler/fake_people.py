"""The people of the stand-in for the app, by addon/src/api/contract-people.ts."""

from collections.abc import Callable
from typing import Any

from aiohttp import web

type Json = dict[str, Any]


def person_row(person_id: str, name: str, user_id: str | None = None, **changes: Any) -> Json:
    return {
        "id": person_id,
        "name": name,
        "user_id": user_id,
        "person_entity_id": f"person.{name.lower()}",
        "is_active": True,
        "is_owner": False,
        "is_decided": False,
        "has_pin": False,
        "soul": None,
        "voice": None,
        "start_mode": "tap",
        "languages": [],
        "channels": {"notify": None, "whatsapp": None, "telegram": None},
        "quiet_hours": None,
        "is_learning": True,
        "learns_again_at": None,
        "template": "guest",
        "areas": {},
        "media": {},
        "alexa_ids": [],
        "satellites": [],
        **changes,
    }


class FakePeople:
    """Rows that a test sees, and what came to change them."""

    def __init__(
        self,
        refused: Callable[[web.Request], web.Response | None],
        open_box: Callable[[str, dict[str, str]], str],
    ) -> None:
        self._refused = refused
        self._open_box = open_box
        self.people: list[Json] = []
        self.rooms: list[Json] = []
        self.alexa_default: str | None = None
        self.answer: Json | None = None
        self.refusal: tuple[int, dict[str, str]] | None = None
        # Path and body of every change, PINs opened.
        self.changes: list[tuple[str, Json]] = []
        self.last_manner: Json | None = None
        # Bodies of all undos of a soul.
        self.undone: list[Json] = []
        # As they crossed.
        self.crossed: list[Json] = []

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/v1/people", self._get),
            web.post("/v1/me", self._me),
            web.post("/v1/me/soul/undo", self._undo_soul),
            web.patch("/v1/people/{id}", self._patch_person),
            web.patch("/v1/rooms/{id}", self._patch_room),
            web.patch("/v1/household", self._patch_household),
        ]

    def undecided(self) -> list[str]:
        return [
            row["name"]
            for row in self.people
            if row["is_active"] and not row["is_owner"] and not row["is_decided"]
        ]

    def _no(self, request: web.Request) -> web.Response | None:
        if (refused := self._refused(request)) is not None:
            return refused
        if self.refusal is not None:
            status, body = self.refusal
            return web.json_response(body, status=status)
        return None

    async def _get(self, request: web.Request) -> web.Response:
        return self._no(request) or web.json_response(
            self.answer
            or {"people": self.people, "rooms": self.rooms, "alexa_default": self.alexa_default}
        )

    async def _me(self, request: web.Request) -> web.Response:
        if (no := self._no(request)) is not None:
            return no
        return self._answer_me(await request.json())

    async def _undo_soul(self, request: web.Request) -> web.Response:
        if (no := self._no(request)) is not None:
            return no
        body: Json = await request.json()
        self.undone.append(body)
        for row in self.people:
            if row["user_id"] == body["by"]["user_id"] and row["soul"] == body["soul"]:
                row["soul"] = None
                self.last_manner = None
        return self._answer_me(body)

    def _answer_me(self, body: Json) -> web.Response:
        rows = [row for row in self.people if row["user_id"] == body["by"]["user_id"]]
        person = rows[0] if rows else None
        last = self.last_manner if rows else None
        return web.json_response({"person": person, "last_manner": last})

    async def _read(self, request: web.Request) -> Json:
        body: Json = await request.json()
        self.crossed.append(body)
        changes = dict(body["changes"])
        if changes.get("pin") is not None:
            changes["pin"] = self._open_box("pin", changes["pin"])
        self.changes.append((request.path, {**body, "changes": dict(changes)}))
        return changes

    async def _patch_person(self, request: web.Request) -> web.Response:
        if (no := self._no(request)) is not None:
            return no
        changes = await self._read(request)
        by = self.crossed[-1]["by"]
        key = request.match_info["id"]
        rows = [row for row in self.people if key in (row["id"], "me")]
        if key == "me":
            rows = [row for row in rows if row["user_id"] == by["user_id"]]
        if not rows:
            body = {"code": "not_found", "message": "I do not know this person."}
            return web.json_response(body, status=404)
        (row,) = rows
        if "pin" in changes:
            row["has_pin"] = changes.pop("pin") is not None
        row["is_decided"] = row["is_decided"] or "template" in changes
        if "is_learning" in changes:
            row["learns_again_at"] = None
        row.update(changes)
        return web.json_response(row)

    async def _patch_room(self, request: web.Request) -> web.Response:
        if (no := self._no(request)) is not None:
            return no
        changes = await self._read(request)
        return web.json_response({"id": request.match_info["id"], "name": "x", **changes})

    async def _patch_household(self, request: web.Request) -> web.Response:
        if (no := self._no(request)) is not None:
            return no
        changes = await self._read(request)
        self.alexa_default = changes["alexa_default"]
        return web.json_response(changes)
