"""What cards ask of the memory: on behalf of whoever is logged in, and of nobody else."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from homeassistant.auth.const import GROUP_ID_ADMIN
from homeassistant.core import Context, HomeAssistant
from homeassistant.setup import async_setup_component

from .cards import Cards, open_cards
from .fake_app import FakeApp
from .questions import ending, put, question
from .talk import say

EXAMPLES = Path(__file__).parents[1] / "contract" / "examples"
FACT: dict[str, Any] = {"id": "f1", "fact": "the cat eats at seven"}
GONE = {"facts": 1, "exchanges": 2, "summaries": 0, "kept": 3, "left": 0}


@pytest.fixture
async def mia(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, hass_ws_client: WebSocketGenerator
) -> Cards:
    app.memory.answers = {
        "facts": {"facts": [FACT], "count": 1, "next": None, "sees": {}},
        "why": {"fact": FACT, "sentence": None},
        "correct": FACT,
        "keep": FACT,
        "forget-everything": GONE,
    }
    return await open_cards(hass, hass_ws_client, "Mia")


async def test_a_page_of_facts(mia: Cards, app: FakeApp) -> None:
    page = await mia.result("memory/list")
    wanted = {"scope": "private", "search": "cat", "after": "x", "limit": 20}
    await mia.result("memory/list", **wanted)

    by = {"user_id": mia.user.id}
    assert page == app.memory.answers["facts"]
    assert app.memory.asked == [("facts", {"by": by}), ("facts", {"by": by, **wanted})]


async def test_why_correct_forget_keep(mia: Cards, app: FakeApp) -> None:
    assert await mia.result("memory/why", fact_id="f1") == app.memory.answers["why"]
    change = {"fact_id": "f1", "change_id": "c1"}
    assert await mia.result("memory/correct", fact="the cat eats at eight", **change) == FACT
    assert await mia.result("memory/forget", **change) == {}
    assert await mia.result("memory/keep", **change) == FACT

    by = {"user_id": mia.user.id}
    assert app.memory.asked == [
        ("facts/f1/why", {"by": by}),
        ("facts/f1/correct", {"by": by, "fact": "the cat eats at eight"}),
        ("facts/f1/forget", {"by": by, "undo_for": 12}),
        ("facts/f1/keep", {"by": by}),
    ]


async def test_what_is_sent_has_the_recorded_shape(
    hass: HomeAssistant, mia: Cards, app: FakeApp
) -> None:
    def read() -> list[dict[str, Any]]:
        names = ("factsRequest.all", "factForgetRequest.undo", "factCorrectRequest")
        return [json.loads((EXAMPLES / f"{name}.json").read_text("utf-8")) for name in names]

    recorded = await hass.async_add_executor_job(read)
    await mia.result("memory/list", **{key: recorded[0][key] for key in recorded[0] if key != "by"})
    await mia.result("memory/forget", fact_id="f1", change_id="c")
    await mia.result("memory/correct", fact_id="f1", fact="x", change_id="c")
    for (_, body), example in zip(app.memory.asked, recorded, strict=True):
        assert body.keys() == example.keys()


async def test_everything(mia: Cards, app: FakeApp) -> None:
    assert await mia.error("memory/forget_everything", change_id="c") == "invalid_format"
    no = {"change_id": "c", "is_sure": False}
    assert await mia.error("memory/forget_everything", **no) == "invalid_format"
    assert app.memory.asked == []

    sure = {"change_id": "c", "is_sure": True}
    assert await mia.result("memory/forget_everything", **sure) == GONE
    by = {"user_id": mia.user.id}
    assert app.memory.asked == [("forget-everything", {"by": by, "is_sure": True})]


async def test_an_export(mia: Cards, app: FakeApp) -> None:
    app.memory_export = {"version": 1}
    assert await mia.result("memory/export") == {"version": 1}
    assert app.exports == [{"by": {"user_id": mia.user.id}}]


@pytest.mark.parametrize("field", ["user_id", "person", "by", "of"])
async def test_nobody_asks_for_somebody_else(
    hass: HomeAssistant, mia: Cards, app: FakeApp, hass_ws_client: WebSocketGenerator, field: str
) -> None:
    robin = await open_cards(hass, hass_ws_client, "Robin", GROUP_ID_ADMIN)
    for command in ("memory/list", "memory/export", "me/get"):
        assert await robin.error(command, **{field: mia.user.id}) == "invalid_format"
    assert app.memory.asked == []


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("list", {"limit": 101}),
        ("list", {"search": "x" * 201}),
        ("list", {"search": "a\nb"}),
        ("list", {"scope": "everybody"}),
        ("why", {"fact_id": "../people"}),
        ("why", {"fact_id": ""}),
        ("correct", {"fact_id": "f1", "fact": "  ", "change_id": "c"}),
        ("correct", {"fact_id": "f1", "fact": "x" * 501, "change_id": "c"}),
        ("correct", {"fact_id": "f1", "fact": "x"}),
        ("forget", {"fact_id": "f1"}),
        ("forget", {"fact_id": "f1", "change_id": "\0"}),
        ("keep", {"fact_id": "f1"}),
    ],
)
async def test_what_cannot_be_is_not_asked(
    mia: Cards, app: FakeApp, command: str, fields: dict[str, Any]
) -> None:
    assert await mia.error(f"memory/{command}", **fields) == "invalid_format"
    assert app.memory.asked == []


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        (403, "denied", "denied"),
        (404, "not_found", "not_found"),
        (400, "invalid", "invalid"),
        (503, "unavailable", "unavailable"),
        (500, "internal", "unavailable"),
        # Of our token: nothing that the person could do about.
        (401, "unauthorized", "unavailable"),
    ],
)
async def test_what_the_app_refuses(
    mia: Cards, app: FakeApp, status: int, code: str, told: str
) -> None:
    app.memory.refusal = (status, {"code": code, "message": "No."})
    change = {"fact_id": "f1", "change_id": "c1"}
    assert await mia.error("memory/list") == told
    assert await mia.error("memory/forget", **change) == told

    # What failed is done anew.
    app.memory.refusal = None
    assert await mia.result("memory/forget", **change) == {}


async def test_the_app_is_away(
    hass: HomeAssistant, mia: Cards, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.refusal = (502, {"code": "x", "message": "x"})
    assert await mia.error("memory/list") == "unavailable"
    assert await hass.config_entries.async_unload(butler.entry_id)
    assert await mia.error("memory/list") == "not_set_up"


async def test_without_a_butler(core: HomeAssistant, hass_ws_client: WebSocketGenerator) -> None:
    assert await async_setup_component(core, "butler", {})
    mia = await open_cards(core, hass_ws_client, "Mia")
    assert await mia.error("memory/list") == "not_set_up"


async def test_a_change_that_is_sent_again_counts_once(mia: Cards, app: FakeApp) -> None:
    change = {"fact_id": "f1", "fact": "it eats at eight", "change_id": "c1"}
    app.memory.may_answer.clear()
    for _ in range(2):
        await mia.client.send_json_auto_id({"type": "butler/memory/correct", **change})
    while not app.memory.asked:
        await asyncio.sleep(0)
    app.memory.may_answer.set()
    for _ in range(2):
        assert (await mia.client.receive_json())["result"] == FACT
    assert await mia.result("memory/correct", **change) == FACT
    assert len(app.memory.asked) == 1
    await mia.result("memory/correct", **{**change, "change_id": "c2"})
    assert len(app.memory.asked) == 2


async def test_a_change_goes_on_without_its_card(
    hass: HomeAssistant, mia: Cards, app: FakeApp
) -> None:
    app.memory.may_answer.clear()
    change = {"fact_id": "f1", "change_id": "c1"}
    await mia.client.send_json_auto_id({"type": "butler/memory/forget", **change})
    while not app.memory.asked:
        await asyncio.sleep(0)
    await mia.client.close()
    app.memory.may_answer.set()
    await hass.async_block_till_done()
    assert [path for path, _ in app.memory.asked] == ["facts/f1/forget"]


async def test_what_is_forgotten_is_kept_nowhere(hass: HomeAssistant, mia: Cards) -> None:
    await mia.result("memory/correct", fact_id="f1", fact="x", change_id="c1")
    for change in range(20):
        await mia.result("memory/keep", fact_id="f1", change_id=f"k{change}")
    assert len(hass.data["butler_changes"][mia.user.id]) == 16
    await mia.result("memory/forget", fact_id="f1", change_id="c2")
    assert mia.user.id not in hass.data["butler_changes"]


async def test_a_card_hears_when_to_ask_again_and_nobody_elses_does(
    hass: HomeAssistant,
    mia: Cards,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
) -> None:
    sam = await open_cards(hass, hass_ws_client, "Sam")
    for one in (mia, sam):
        assert (await one.send("subscribe", topic="memory"))["success"]
        # Not a word of what.
        assert (await one.client.receive_json())["event"] == {"kind": "snapshot", "revision": 1}
    butler_user = await hass.auth.async_get_user(butler.data["user_id"])
    assert butler_user is not None
    token = await hass.auth.async_create_refresh_token(butler_user)
    the_app = await hass_ws_client(hass, hass.auth.async_create_access_token(token))

    async def change(user_ids: list[str] | None, but_not: list[str]) -> None:
        changed = {"type": "butler/memory/changed", "user_ids": user_ids, "but_not": but_not}
        await the_app.send_json_auto_id(changed)
        assert (await the_app.receive_json())["success"]

    async def heard(*ones: Cards) -> list[int | None]:
        """Return the newest number that each was told since, if any."""
        numbers: list[int | None] = []
        for one in ones:
            await one.client.send_json_auto_id({"type": "ping"})
            number = None
            while (message := await one.client.receive_json())["type"] != "pong":
                number = message["event"]["revision"]
            numbers.append(number)
        return numbers

    await change([mia.user.id], [])
    assert await heard(mia, sam) == [2, None]
    await change(None, [mia.user.id])
    assert await heard(mia, sam) == [None, 2]
    await change(None, [])
    assert await heard(mia, sam) == [3, 3]
    # Their own words may have changed how the butler is with them; others need not know that they spoke.
    await say(hass, "remember that the cat eats at seven", context=Context(user_id=mia.user.id))
    assert await heard(mia, sam) == [4, None]
    await put(hass, question())
    await put(hass, ended=(ending(),))
    assert await heard(mia, sam) == [None, None]

    await sam.client.send_json_auto_id({"type": "unsubscribe_events", "subscription": 1})
    await sam.client.receive_json()
    await change(None, [])
    assert await heard(sam) == [None]

    assert await sam.error("memory/changed", user_ids=None, but_not=[]) == "unauthorized"
    assert await heard(mia) == [5]
