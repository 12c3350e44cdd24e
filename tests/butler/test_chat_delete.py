"""Deleting a thread: one's own words in it, in the app and in Home Assistant, and on every card that shows it."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.butler.chat_board import async_get_chat
from homeassistant.core import HomeAssistant

from .chat import Card, Slow, login, message
from .fake_app import FakeApp

HOUSEHOLD = {"thread": "household"}
MESSAGE = message("m1", text="what is for dinner?", answer="Soup.")


async def _delete(card: Card, **more: Any) -> dict[str, Any]:
    thread = more or {"thread": "personal"}
    return await card.send({"type": "butler/chat/delete", **thread, "is_sure": True})


async def test_it_is_gone_everywhere(cards: tuple[Card, Card], app: FakeApp) -> None:
    anna, ben = cards
    Slow(app)
    app.chat_history = {"messages": [MESSAGE], "next": None}
    assert len((await anna.subscribe())["messages"]) == 1
    await ben.subscribe()
    await anna.say("and for lunch?")
    await anna.turn("running")
    refused = await _delete(anna)
    assert refused["error"]["code"] == "not_allowed"
    assert await anna.stop()
    await anna.turn("stopped")

    answer = await _delete(anna)

    assert answer["result"] == {"exchanges": 2}
    snapshot = await anna.event("snapshot")
    assert snapshot["is_anew"] is True
    assert snapshot["messages"] == []
    assert await ben.all() == []
    (deleted,) = app.chat_deletions
    assert deleted["is_household"] is False
    assert deleted["conversation_id"] == app.chat_requests[0]["conversation_id"]
    assert deleted["by"] == app.chat_requests[0]["by"]
    assert "is_anew" not in await anna.subscribe()


async def test_in_the_shared_thread_all_see_that_it_is_gone(
    cards: tuple[Card, Card], app: FakeApp
) -> None:
    anna, ben = cards
    for card in cards:
        await card.subscribe(**HOUSEHOLD)
    assert (await _delete(anna, **HOUSEHOLD))["success"]
    assert (await ben.event("snapshot"))["is_anew"] is True
    assert app.chat_deletions[0]["is_household"] is True


async def test_what_waits_to_be_delivered_goes_too_however_much_others_said_since(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
) -> None:
    user, token = await login(hass, "Anna")
    anna = Card(await hass_ws_client(hass, token))
    thread = async_get_chat(hass).thread(user.id, "household", None)
    queue = butler.runtime_data.exchanges

    def waiting(number: int, user_id: str, conversation_id: str) -> Any:
        return {"id": str(number), "conversation_id": conversation_id, "user_id": user_id}

    here = thread.conversation_id
    queue.async_add(
        [
            waiting(0, user.id, here),
            waiting(1, user.id, "elsewhere"),
            *(waiting(number, "ben", here) for number in range(2, 62)),
        ]
    )
    assert (await _delete(anna, **HOUSEHOLD))["success"]
    queue.async_deliver()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert [one["id"] for one in app.exchanges] == [str(number) for number in range(1, 62)]


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        ((403, {"code": "denied", "message": "Not yours."}), "unauthorized"),
        ((503, {"code": "unavailable", "message": "Away."}), "unavailable"),
    ],
)
async def test_what_cannot_be_deleted_stays(
    cards: tuple[Card, Card], app: FakeApp, refusal: Any, code: str
) -> None:
    anna, _ = cards
    Slow(app)
    await anna.subscribe()
    await anna.say("and for lunch?")
    await anna.turn("running")
    await anna.stop()
    await anna.turn("stopped")
    app.chat_refusal = refusal
    assert (await _delete(anna))["error"]["code"] == code
    app.chat_refusal = None
    assert len((await anna.subscribe())["messages"]) == 1


async def test_it_has_to_be_sure(cards: tuple[Card, Card], app: FakeApp) -> None:
    message = {"type": "butler/chat/delete", "thread": "personal", "is_sure": False}
    assert (await cards[0].send(message))["error"]["code"] == "invalid_format"
    assert app.chat_deletions == []
