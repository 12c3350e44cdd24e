"""The chat card's turns: run once, told as they go, stopped, and nobody else's business."""


import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from homeassistant.core import HomeAssistant

from .chat import Card, Slow, login
from .fake_app import FakeApp


@pytest.fixture
async def card(
    hass: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> Card:
    """Anna's card."""
    _, token = await login(hass, "Anna")
    return Card(await hass_ws_client(hass, token))


async def test_what_is_said_is_answered(card: Card, app: FakeApp) -> None:
    slow = Slow(app)
    snapshot = await card.subscribe()
    assert snapshot == {
        "kind": "snapshot",
        "thread_id": None,
        "messages": [],
        "has_more": False,
        "next": None,
        "is_history_known": True,
        "turns": [],
    }

    assert (await card.say("tell me a story"))["result"] == {"accepted": True}

    turn = await card.turn("running")
    assert turn["text"] == "tell me a story"
    slow.tell("Once ")
    delta = await card.event("delta")
    assert delta == {"kind": "delta", "turn_id": "turn-0001", "seq": 3, "text": "Once "}
    slow.finish("Once more.")
    turn = await card.turn("done")
    assert turn["answer"] == "Once more."
    assert turn["error"] is None
    (asked,) = app.turns
    assert asked["turn_id"] == "turn-0001"
    assert asked["door"] == "card"
    assert asked["user_id"] is not None


async def test_a_turn_is_stopped(card: Card, app: FakeApp) -> None:
    slow = Slow(app)
    await card.subscribe()
    await card.say("tell me a story")
    await card.turn("running")
    slow.tell("Once ")
    await card.event("delta")

    assert await card.stop()

    turn = await card.turn("stopped")
    assert turn["answer"] == "Once "
    await app.listener_left.wait()
    assert not await card.stop()
