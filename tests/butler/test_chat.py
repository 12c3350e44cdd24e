"""The chat card's turns: each runs once, is told as it goes, and ends only by itself or by stop."""

import json
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.butler.chat_board import MAX_OF_USER, MAX_UNFINISHED, async_get_chat
from homeassistant.core import HomeAssistant

from .chat import Card, Slow, login
from .fake_app import FakeApp, done, text
from .home import BED_LIGHT

INTERRUPTED = (
    "I was interrupted before I could finish. Please check what was done before you ask again."
)


@pytest.fixture
async def anna(hass: HomeAssistant) -> str:
    """Anna's token."""
    return (await login(hass, "Anna"))[1]


@pytest.fixture
async def card(
    hass: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator, anna: str
) -> Card:
    """Anna's card."""
    return Card(await hass_ws_client(hass, anna))


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
        "secret_expected": False,
        "turns": [],
    }

    assert (await card.say("tell me a story"))["result"] == {"accepted": True}

    turn = await card.turn("running")
    assert turn["text"] == "tell me a story"
    slow.tell("Once ")
    delta = await card.event("delta")
    assert delta == {"kind": "delta", "turn_id": "turn-0001", "seq": 3, "text": "Once "}
    slow.finish("Once more.", question_id="q1", question_open=True)
    turn = await card.turn("done")
    assert turn["answer"] == "Once more."
    assert turn["question_id"] == "q1"
    assert turn["error"] is None
    (asked,) = app.turns
    assert asked["turn_id"] == "turn-0001"
    assert asked["door"] == "card"
    assert asked["spoken"] is False
    assert asked["deadline_ms"] == 300_000


async def test_an_answer_that_will_be_heard(card: Card, app: FakeApp) -> None:
    await card.subscribe()
    await card.say("how are you?", spoken=True, language="de")
    await card.turn("done")
    assert app.turns[0]["spoken"] is True
    assert app.turns[0]["language"] == "de"


async def test_a_card_that_comes_back_gets_what_was_said_meanwhile(
    hass: HomeAssistant,
    card: Card,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
    anna: str,
) -> None:
    slow = Slow(app)
    await card.subscribe()
    await card.say("tell me a story")
    await card.turn("running")
    await card.close()
    slow.tell("Once ", "upon ")
    other = Card(await hass_ws_client(hass, anna))

    (turn,) = (await other.subscribe())["turns"]

    slow.finish("Once upon a time.")
    ended = await other.turn("done")
    assert turn["seq"] < ended["seq"]
    assert "Once upon a time.".startswith(turn["answer"])
    assert ended["answer"] == "Once upon a time."
    assert len(app.turns) == 1


async def test_much_at_once_is_told_together(card: Card, app: FakeApp) -> None:
    app.events = [*(text(f"{index} ") for index in range(500)), done("0 1 2")]
    await card.subscribe()
    await card.say("count")
    await card.turn("done")
    told = [frame for frame in card.frames if frame["type"] == "event"]
    assert len(told) < 10


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
    assert not await card.stop("nothing-at-all")
    snapshot = await card.subscribe()
    assert [(one["text"], one["state"]) for one in snapshot["messages"]] == [
        ("tell me a story", "stopped")
    ]


async def test_one_after_the_other(card: Card, app: FakeApp) -> None:
    slow = Slow(app)
    await card.subscribe()
    await card.say("one")
    await card.say("two", "turn-0002")
    await card.say("three", "turn-0003")
    await card.turn("queued", "turn-0003")

    assert await card.stop("turn-0002")
    await card.turn("stopped", "turn-0002")
    slow.finish("First.")
    await card.turn("done")
    slow.finish("Third.")

    assert (await card.turn("done", "turn-0003"))["answer"] == "Third."
    assert [turn["text"] for turn in app.turns] == ["one", "three"]
    assert app.turns[0]["conversation_id"] == app.turns[1]["conversation_id"]


async def test_the_same_is_not_run_twice(
    hass: HomeAssistant,
    card: Card,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
    anna: str,
) -> None:
    await card.subscribe()
    await card.say("hello there")
    await card.say("hello there")
    await card.turn("done")
    other = Card(await hass_ws_client(hass, anna))
    assert (await other.say("hello there"))["result"] == {"accepted": True}
    assert (await other.say("hello there", thread="new", thread_id="thread-1"))["success"]
    await hass.async_block_till_done(wait_background_tasks=True)
    assert len(app.turns) == 1


async def test_no_more_than_so_many_wait(card: Card, app: FakeApp) -> None:
    Slow(app)
    for index in range(MAX_UNFINISHED):
        assert (await card.say("more", f"turn-{index:04}"))["success"]
    assert (await card.say("more", "turn-9999"))["error"]["code"] == "not_allowed"


async def test_many_threads_hold_no_more(card: Card, app: FakeApp) -> None:
    Slow(app)

    async def say(index: int) -> dict[str, Any]:
        own = {"thread": "new", "thread_id": f"thread-{index:04}"}
        return await card.say("more", f"turn-{index:04}", **own)

    for index in range(MAX_OF_USER):
        assert (await say(index))["success"]
    assert (await say(MAX_OF_USER))["error"]["code"] == "not_allowed"


async def test_what_was_stopped_is_shown_for_as_long_as_there_is_room(
    hass: HomeAssistant, card: Card, app: FakeApp
) -> None:
    Slow(app)
    for index in range(2 * MAX_OF_USER):
        turn_id = f"turn-{index:04}"
        assert (await card.say("more", turn_id, thread="new", thread_id=turn_id))["success"]
        assert await card.stop(turn_id)
        await hass.async_block_till_done()
    shown = [await card.subscribe(thread="new", thread_id=f"turn-{at:04}") for at in (0, 59)]
    assert [len(one["messages"]) for one in shown] == [0, 1]


async def test_home_assistant_answers_by_itself(
    butler_home: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
    anna: str,
) -> None:
    """Also while the app is away, and then it is in the snapshot until the app has it."""
    anna_id = (await butler_home.auth.async_get_users())[-1].id
    allow_list = butler.runtime_data.allow_list
    raw = allow_list.as_dict()
    allow_list.async_set({**raw, "users": {anna_id: next(iter(raw["lists"]))}})
    app.refusal = (503, {"code": "unavailable", "message": "Stopping."})
    card = Card(await hass_ws_client(butler_home, anna))
    await card.subscribe()

    await card.say("turn on bed light")

    turn = await card.turn("done")
    assert butler_home.states.is_state(BED_LIGHT, "on")
    assert app.turns == []
    snapshot = await card.subscribe()
    assert snapshot["is_history_known"] is False
    (message,) = snapshot["messages"]
    assert message["turn_id"] == "turn-0001"
    assert message["answer"] == turn["answer"]
    app.refusal = None
    butler.runtime_data.exchanges.async_deliver()
    await butler_home.async_block_till_done(wait_background_tasks=True)
    (exchange,) = app.exchanges
    assert (exchange["id"], exchange["door"]) == ("turn-0001", "card")


async def test_what_goes_wrong_is_said(card: Card, app: FakeApp) -> None:
    app.events = [text("I was "), {"type": "error", "code": "upstream", "message": "Oh no."}]
    await card.subscribe()
    await card.say("what now?")
    turn = await card.turn("failed")
    assert turn["answer"] == "I was "
    assert turn["error"] == "Oh no."

    app.events = [text("No model."), done("No model.", outcome="failed")]
    await card.say("and now?", "turn-0002")
    turn = await card.turn("failed", "turn-0002")
    assert turn["answer"] == "No model."
    assert turn["error"] is None

    app.refusal = (503, {"code": "unavailable", "message": "Away."})
    await card.say("and now?", "turn-0003")
    assert (await card.turn("failed", "turn-0003"))["error"]
    snapshot = await card.subscribe()
    assert snapshot["is_history_known"] is False
    assert [one["state"] for one in snapshot["messages"]] == ["failed"] * 3


async def test_a_defect_of_ours_ends_the_turn_too(
    card: Card, app: FakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    await card.subscribe()
    defect = "custom_components.butler.conversation.make_turn_request"
    with patch(defect, side_effect=KeyError("a defect")):
        await card.say("what now?")
        turn = await card.turn("failed")
    assert turn["error"] == "Something went wrong on my side."
    assert "a defect" in caplog.text
    await card.say("and now?", "turn-0002")
    await card.turn("done", "turn-0002")


async def test_unloading_ends_it_honestly(
    hass: HomeAssistant, butler: MockConfigEntry, card: Card, app: FakeApp
) -> None:
    slow = Slow(app)
    await card.subscribe()
    await card.say("tell me a story")
    await card.say("and another", "turn-0002")
    await card.turn("running")
    slow.tell("Once ")
    await card.event("delta")

    await hass.config_entries.async_reload(butler.entry_id)

    ended: dict[str, dict[str, Any]] = {}
    while len(ended) < 2:
        turn = (await card.event("turn"))["turn"]
        if turn["state"] == "failed":
            ended[turn["turn_id"]] = turn
    assert ended["turn-0001"]["answer"] == "Once "
    assert {turn["error"] for turn in ended.values()} == {INTERRUPTED}
    assert len(app.turns) == 1

    app.script = None
    await card.say("and now?", "turn-0003")
    assert (await card.turn("done", "turn-0003"))["answer"] == "Hello."


async def test_a_pin_is_shown_and_kept_nowhere(
    hass: HomeAssistant, card: Card, app: FakeApp, hass_storage: dict[str, Any]
) -> None:
    app.events = [done("Your PIN?", question_open=True, secret_expected=True)]
    await card.subscribe()
    await card.say("unlock the door")
    assert (await card.turn("done"))["secret_expected"] is True

    slow = Slow(app)
    await card.say("4711", "turn-0002")
    assert (await card.turn("running", "turn-0002"))["text"] == "••••"
    await hass.async_block_till_done()
    await async_get_chat(hass).async_save()
    snapshot = await card.subscribe()
    slow.finish("The door is open.")
    await card.turn("done", "turn-0002")

    assert app.turns[1]["text"] == "4711"
    assert snapshot["turns"][0]["text"] == "••••"
    assert "4711" not in json.dumps(card.frames)
    assert "4711" not in json.dumps(hass_storage["butler.chat"])
    app.script, app.events = None, [done("Well.")]
    await card.say("thank you", "turn-0003")
    assert (await card.turn("done", "turn-0003"))["text"] == "thank you"


async def test_what_is_to_be_kept_nowhere_is_not_shown_again(
    hass: HomeAssistant, card: Card, app: FakeApp, hass_storage: dict[str, Any]
) -> None:
    slow = Slow(app)
    await card.subscribe()
    await card.say("what is a biopsy?")
    await card.turn("running")
    await card.stop()
    await card.turn("stopped")
    slow = Slow(app)
    await card.say("don't keep this: what is a tumour?", "turn-0002")
    await card.turn("running", "turn-0002")
    await async_get_chat(hass).async_save()
    assert "tumour" not in json.dumps(hass_storage["butler.chat"])
    slow.finish("A lump.")
    await card.turn("done", "turn-0002")

    # The first may have been stopped before the app heard of it.
    assert app.turns[-1]["is_unkept"] is True
    snapshot = await card.subscribe()
    assert snapshot["messages"] == []
    await async_get_chat(hass).async_save()
    assert "biopsy" not in json.dumps(hass_storage["butler.chat"])
