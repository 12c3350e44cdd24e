"""Who sees which thread of the chat, what was said before in it, and what is known of it after a restart."""

import asyncio
from datetime import timedelta
import json
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.butler import user
from custom_components.butler.chat_board import MAX_OWN_AMONG_ALL, ChatBoard, async_get_chat
from custom_components.butler.chat_thread import make_thread
from custom_components.butler.chat_turn import ChatTurn
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .chat import Card, Slow, login, message
from .fake_app import FakeApp

HOUSEHOLD = {"thread": "household"}
DENIED = (403, {"code": "denied", "message": "This is for those who live here."})


async def test_nobody_sees_anything_of_anothers_thread(
    hass: HomeAssistant, cards: tuple[Card, Card], app: FakeApp
) -> None:
    anna, ben = cards
    slow = Slow(app)
    own = {"thread": "new", "thread_id": "thread-0001"}
    for card in cards:
        await card.subscribe()
        assert (await card.subscribe(**own))["thread_id"] == "thread-0001"
    await anna.say("dear diary")
    await anna.say("dear diary", "turn-0002", **own)
    await anna.turn("running")
    await anna.turn("running", "turn-0002")
    assert not await ben.stop()
    assert (await ben.subscribe())["turns"] == []
    assert (await ben.subscribe(**own))["turns"] == []

    await ben.say("hello there", **own)
    await ben.turn("running")
    for _ in range(3):
        slow.finish("Well.")
    await ben.turn("done")
    await anna.turn("done")

    assert "diary" not in json.dumps(ben.frames)
    assert len({turn["conversation_id"] for turn in app.turns}) == 3
    assert len({turn["user_id"] for turn in app.turns}) == 2
    wanted = {(one["conversation_id"], one["by"]["user_id"]) for one in app.chat_requests}
    assert len(wanted) == 4


async def test_what_was_said_before(cards: tuple[Card, Card], app: FakeApp) -> None:
    card, _ = cards
    app.chat_history = {"messages": [message("m1"), message("m2")], "next": "then m1"}
    snapshot = await card.subscribe()
    assert snapshot["messages"] == app.chat_history["messages"]
    assert snapshot["has_more"] is True
    assert snapshot["next"] == "then m1"

    app.chat_history = {"messages": [message("m0")], "next": None}
    answer = await card.send(
        {"type": "butler/chat/history", "thread": "personal", "before": "then m1"}
    )

    assert answer["result"] == {"messages": [message("m0")], "has_more": False, "next": None}
    assert app.chat_requests[-1]["before"] == "then m1"
    assert app.chat_requests[-1]["limit"] == 20
    assert app.chat_requests[-1]["is_household"] is False


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        (DENIED, "unauthorized"),
        ((400, {"code": "invalid", "message": "No page."}), "invalid_format"),
        ((503, {"code": "unavailable", "message": "Away."}), "unavailable"),
        ((404, {"code": "not_found", "message": "An old app."}), "unavailable"),
    ],
)
async def test_what_was_said_before_cannot_be_had(
    cards: tuple[Card, Card], app: FakeApp, refusal: Any, code: str
) -> None:
    app.chat_refusal = refusal
    message = {"type": "butler/chat/history", "thread": "personal", "before": "then m1"}
    assert (await cards[0].send(message))["error"]["code"] == code


async def test_an_app_that_says_nothing_of_use(cards: tuple[Card, Card], app: FakeApp) -> None:
    app.chat_history = {"messages": "none"}
    assert (await cards[0].subscribe())["is_history_known"] is False


async def test_what_ends_while_the_app_is_asked_is_there_once(
    hass: HomeAssistant, cards: tuple[Card, Card], app: FakeApp
) -> None:
    card, _ = cards
    slow = Slow(app)
    await card.subscribe()
    await card.say("tell me a story")
    await card.turn("running")
    (there,) = async_get_chat(hass)._threads.values()

    async def end_meanwhile() -> None:
        app.on_chat = None
        slow.finish("Once upon a time.")
        app.chat_history = {"messages": [message("turn-0001")], "next": None}
        while there.unfinished:
            await asyncio.sleep(0)

    app.on_chat = end_meanwhile
    snapshot = await card.subscribe()

    assert [one["turn_id"] for one in snapshot["messages"]] == ["turn-0001"]
    assert snapshot["turns"] == []
    assert len(app.chat_requests) == 3


async def test_all_who_live_here_share_a_thread(
    hass: HomeAssistant, cards: tuple[Card, Card], app: FakeApp
) -> None:
    anna, ben = cards
    anna_id = next(one.id for one in await hass.auth.async_get_users() if one.name == "Anna")
    hass.states.async_set("person.anna", "home", {"user_id": anna_id, "friendly_name": "Anna B."})
    for card in cards:
        await card.subscribe(**HOUSEHOLD)

    await anna.say("what is for dinner?", **HOUSEHOLD)

    assert (await ben.turn("done"))["by"] == "Anna B."
    await ben.say("and for lunch?", "turn-0002", **HOUSEHOLD)
    assert (await anna.turn("done", "turn-0002"))["by"] is None
    first, second = app.turns
    assert first["conversation_id"] == second["conversation_id"]
    assert first["device_id"] == second["device_id"] == "household"
    assert first["user_id"] == anna_id != second["user_id"]
    assert all(one["is_household"] for one in app.chat_requests)


async def test_a_question_in_the_shared_thread_is_answered_by_whoever_is_there(
    cards: tuple[Card, Card], app: FakeApp
) -> None:
    """Not by Home Assistant, which would turn something on: what the butler asked goes to the app."""
    anna, ben = cards
    for card in cards:
        await card.subscribe(**HOUSEHOLD)
    app.events[-1] = {**app.events[-1], "question_open": True}
    await anna.say("shall it be warm?", **HOUSEHOLD)
    await anna.turn("done")
    await ben.say("what time is it", "turn-0002", **HOUSEHOLD)
    await ben.turn("done", "turn-0002")
    assert len(app.turns) == 2


async def test_nobody_gets_in_the_way_of_anothers_turn(
    cards: tuple[Card, Card], app: FakeApp
) -> None:
    """All see its id in the shared thread."""
    anna, ben = cards
    slow = Slow(app)
    await ben.subscribe(**HOUSEHOLD)
    await anna.say("what is for dinner?", **HOUSEHOLD)
    await anna.say("and for lunch?", "turn-0002", **HOUSEHOLD)
    for turn_id in ("turn-0001", "turn-0002"):
        refused = await ben.say("nothing", turn_id, **HOUSEHOLD)
        assert refused["error"]["code"] == "invalid_format"
        assert not await ben.stop(turn_id)
    slow.finish("Soup.")
    slow.finish("Bread.")
    assert (await ben.turn("done", "turn-0002"))["text"] == "and for lunch?"
    assert [turn["text"] for turn in app.turns] == ["what is for dinner?", "and for lunch?"]


async def test_nobody_keeps_the_others_out_of_the_shared_thread(
    cards: tuple[Card, Card], app: FakeApp
) -> None:
    anna, ben = cards
    Slow(app)
    for index in range(MAX_OWN_AMONG_ALL):
        assert (await ben.say("more", f"turn-{index:04}", **HOUSEHOLD))["success"]
    assert (await ben.say("more", "turn-9999", **HOUSEHOLD))["error"]["code"] == "not_allowed"
    assert (await anna.say("what is for dinner?", "turn-8888", **HOUSEHOLD))["success"]


async def test_many_looks_end_no_question(
    cards: tuple[Card, Card], butler: MockConfigEntry, app: FakeApp
) -> None:
    anna, ben = cards
    app.events[-1] = {**app.events[-1], "secret_expected": True}
    await anna.subscribe()
    await anna.say("open up")
    await anna.turn("done")
    memories = butler.runtime_data.memories
    known = len(memories)
    await ben.subscribe(thread="new", thread_id="thread-0001")
    assert len(memories) == known


async def test_only_the_chat_speaks_in_the_shared_thread(
    cards: tuple[Card, Card], app: FakeApp
) -> None:
    """`conversation/process` takes any device from everybody."""
    card, _ = cards
    answer = await card.send(
        {
            "type": "conversation/process",
            "text": "why did you do that",
            "agent_id": "conversation.butler",
            "device_id": "household",
        }
    )
    assert answer["success"], answer
    assert app.turns[0]["device_id"] is None


async def test_a_wall_tablet_has_its_rooms_thread_and_the_households(
    hass: HomeAssistant,
    cards: tuple[Card, Card],
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """A login without a person is a room: nothing of any person's own thread comes to it."""
    anna, _ = cards
    room, token = await login(hass, "Hall tablet")
    tablet = Card(await hass_ws_client(hass, token))
    for card in (anna, tablet):
        await card.subscribe()
        await card.subscribe(**HOUSEHOLD)

    await anna.say("dear diary")
    await anna.turn("done")
    await tablet.say("lights on", "turn-0002")
    assert (await tablet.turn("done", "turn-0002"))["text"] == "lights on"
    await anna.say("what is for dinner?", "turn-0003", **HOUSEHOLD)
    assert (await tablet.turn("done", "turn-0003"))["text"] == "what is for dinner?"
    await tablet.say("and for lunch?", "turn-0004", **HOUSEHOLD)
    assert (await anna.turn("done", "turn-0004"))["by"] is None

    assert "diary" not in json.dumps([*tablet.frames, *await tablet.all()])
    diary, own, *shared = app.turns
    assert diary["conversation_id"] != own["conversation_id"]
    assert own["user_id"] == room.id
    # Of everybody's it is one of the household, whoever says it.
    assert len({turn["conversation_id"] for turn in shared}) == 1
    assert {turn["device_id"] for turn in shared} == {"household"}
    theirs = {
        (one["conversation_id"], one["is_household"])
        for one in app.chat_requests
        if one["by"] == {"user_id": room.id}
    }
    assert theirs == {(own["conversation_id"], False), (shared[0]["conversation_id"], True)}


async def test_it_is_not_for_guests(cards: tuple[Card, Card], app: FakeApp) -> None:
    card, _ = cards
    app.chat_refusal = DENIED
    subscribe = {"type": "butler/subscribe", "topic": "chat", "params": HOUSEHOLD}
    assert (await card.send(subscribe))["error"]["code"] == "unauthorized"
    assert (await card.say("hello there", **HOUSEHOLD))["error"]["code"] == "unauthorized"
    app.chat_refusal = (503, {"code": "unavailable", "message": "Away."})
    assert (await card.send(subscribe))["error"]["code"] == "unavailable"
    assert app.turns == []


async def test_who_has_become_a_guest_hears_nothing_new(
    hass: HomeAssistant, cards: tuple[Card, Card], butler: MockConfigEntry, app: FakeApp
) -> None:
    anna, ben = cards
    lists = butler.runtime_data.allow_list
    for card in cards:
        await card.subscribe(**HOUSEHOLD)
    lists.async_set(lists.as_dict())
    await hass.async_block_till_done(wait_background_tasks=True)
    await anna.say("what is for dinner?", **HOUSEHOLD)
    await ben.turn("done")

    app.chat_refusal = DENIED
    lists.async_set(lists.as_dict())
    await hass.async_block_till_done(wait_background_tasks=True)
    app.chat_refusal = None
    await anna.say("and for lunch?", "turn-0002", **HOUSEHOLD)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert "lunch" not in json.dumps([*ben.frames, *await ben.all()])


async def test_who_may_have_become_a_guest_hears_nothing_until_it_is_known(
    hass: HomeAssistant,
    cards: tuple[Card, Card],
    butler: MockConfigEntry,
    app: FakeApp,
) -> None:
    anna, ben = cards
    lists = butler.runtime_data.allow_list
    for card in cards:
        await card.subscribe(**HOUSEHOLD)
    app.chat_refusal = (503, {"code": "unavailable", "message": "Away."})
    for _ in range(2):
        lists.async_set(lists.as_dict())
        await hass.async_block_till_done(wait_background_tasks=True)
    app.chat_refusal = None
    await anna.say("what is for dinner?", **HOUSEHOLD)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert await ben.all() == []

    app.chat_history = {
        "messages": [message("turn-0001", text="what is for dinner?")],
        "next": None,
    }
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=6))
    snapshot = await ben.event("snapshot")

    assert [one["text"] for one in snapshot["messages"]] == ["what is for dinner?"]
    await anna.say("and for lunch?", "turn-0002", **HOUSEHOLD)
    assert (await ben.turn("done", "turn-0002"))["text"] == "and for lunch?"


@pytest.mark.parametrize(
    "params",
    [
        None,
        {},
        {"thread": "another"},
        {"thread": "new"},
        {"thread": "personal", "thread_id": "thread-0001"},
        {"thread": "new", "thread_id": "../1"},
        {"thread": "personal", "user_id": "somebody"},
    ],
)
async def test_no_such_thread(cards: tuple[Card, Card], params: Any) -> None:
    message = {"type": "butler/subscribe", "topic": "chat", "params": params}
    assert (await cards[0].send(message))["error"]["code"] == "invalid_format"
    if params:
        assert (await cards[0].say("hello there", **params))["error"]["code"] == "invalid_format"


async def test_a_program_has_no_thread(
    hass: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator, app: FakeApp
) -> None:
    ours = await user.async_create_login(hass, butler.data["user_id"])
    card = Card(await hass_ws_client(hass, ours.access_token))
    subscribe = {"type": "butler/subscribe", "topic": "chat", "params": {"thread": "personal"}}
    assert (await card.send(subscribe))["error"]["code"] == "unauthorized"
    assert (await card.say("hello there"))["error"]["code"] == "unauthorized"
    assert app.chat_requests == app.turns == []


async def test_without_a_butler(
    hass: HomeAssistant, cards: tuple[Card, Card], butler: MockConfigEntry
) -> None:
    await hass.config_entries.async_unload(butler.entry_id)
    assert (await cards[0].say("hello there"))["error"]["code"] == "not_set_up"


async def test_who_may_not_log_in_any_more_hears_nothing_new(
    hass: HomeAssistant, cards: tuple[Card, Card], app: FakeApp
) -> None:
    anna, ben = cards
    for card in cards:
        await card.subscribe(**HOUSEHOLD)
    ben_user = next(one for one in await hass.auth.async_get_users() if one.name == "Ben")
    ben_user.is_active = False
    await anna.say("what is for dinner?", **HOUSEHOLD)
    await anna.turn("done")
    assert await ben.all() == []
    assert (await ben.say("hello there", "turn-0002"))["error"]["code"] == "unauthorized"
    listed = await ben.send({"type": "butler/memory/list"})
    assert listed["error"]["code"] == "unauthorized"
    assert len(app.turns) == 1


async def test_nothing_is_left_of_a_card_that_goes(
    hass: HomeAssistant, cards: tuple[Card, Card], app: FakeApp
) -> None:
    anna, ben = cards
    board = async_get_chat(hass)
    await anna.subscribe()
    asked = asyncio.Event()
    never = asyncio.Event()

    async def wait() -> None:
        asked.set()
        await never.wait()

    app.on_chat = wait
    await ben._client.send_json_auto_id(
        {"type": "butler/subscribe", "topic": "chat", "params": {"thread": "personal"}}
    )
    await asked.wait()
    await anna.send({"type": "unsubscribe_events", "subscription": 1})
    await ben.close()
    await hass.async_block_till_done(wait_background_tasks=True)
    never.set()

    board.async_prune()
    assert board._threads == {}


async def test_over_a_restart(hass: HomeAssistant, cards: tuple[Card, Card], app: FakeApp) -> None:
    """What was sent is not run again, and what was broken off is shown so, until the app tells it better."""
    anna, _ = cards
    slow = Slow(app)
    await anna.subscribe()
    await anna.say("tell me a story")
    await anna.say("and another", "turn-0002")
    await anna.turn("running")
    slow.tell("Once ")
    await anna.event("delta")
    before = async_get_chat(hass)
    await before.async_save()
    anna_id = next(one.id for one in await hass.auth.async_get_users() if one.name == "Anna")

    after = ChatBoard(hass)
    await after.async_load()

    thread = after.thread(anna_id, "personal", None)
    assert thread == before.thread(anna_id, "personal", None)
    ended = after.open(thread).ended
    assert [(one.text, one.answer, one.state) for one in ended] == [
        ("tell me a story", "Once ", "stopped"),
        ("and another", "", "stopped"),
    ]
    entry = hass.config_entries.async_entries("butler")[0]
    again = ChatTurn(turn_id="turn-0001", user_id=anna_id, at="", text="x", language="en")
    after.async_send(entry, thread, again)
    assert after.open(thread).unfinished == []
    after.open(thread).async_prune(frozenset({"turn-0001"}))
    assert [one.text for one in after.open(thread).ended] == ["and another"]
    after.open(thread).ended[0].ended_at -= 601
    after.async_prune()
    assert after.open(thread).ended == []
    assert await anna.stop("turn-0002")
    assert await anna.stop()


async def test_a_turn_is_known_before_it_begins(
    hass: HomeAssistant, cards: tuple[Card, Card], app: FakeApp, hass_storage: dict[str, Any]
) -> None:
    """Killed a moment later, Home Assistant does not run it again when the card sends it again."""
    anna, _ = cards
    slow = Slow(app)
    await anna.subscribe()
    await anna.say("open up")
    while not app.turns:
        await asyncio.sleep(0)
    assert "turn-0001" in json.dumps(hass_storage["butler.chat"]["data"]["known"])
    slow.finish("Well.")
    await anna.turn("done")


async def test_a_turn_that_is_stopped_before_it_begins_never_does(
    hass: HomeAssistant, cards: tuple[Card, Card], app: FakeApp
) -> None:
    anna, _ = cards
    await anna.subscribe()
    is_stuck = asyncio.Event()
    with patch.object(ChatBoard, "async_save", side_effect=is_stuck.wait):
        await anna.say("open up")
        assert await anna.stop()
        is_stuck.set()
        await anna.turn("stopped")
    await anna.say("open up, please", "turn-0002")
    await anna.turn("done", "turn-0002")
    assert [turn["text"] for turn in app.turns] == ["open up, please"]


async def test_what_is_forgotten_is_not_shown_again(
    hass: HomeAssistant, cards: tuple[Card, Card], app: FakeApp
) -> None:
    """But the words of others are, and what goes on."""
    anna, ben = cards
    Slow(app)
    for card in cards:
        await card.subscribe()
        await card.say("tell me a story")
        await card.turn("running")
        await card.stop()
        await card.turn("stopped")
    await anna.say("and another", "turn-0002")
    anna_id = next(one.id for one in await hass.auth.async_get_users() if one.name == "Anna")

    async_get_chat(hass).async_forget(anna_id)

    snapshot = await anna.subscribe()
    assert snapshot["messages"] == []
    assert [one["text"] for one in snapshot["turns"]] == ["and another"]
    assert len((await ben.subscribe())["messages"]) == 1


async def test_nothing_is_kept_of_a_butler_that_is_removed(
    hass: HomeAssistant,
    cards: tuple[Card, Card],
    butler: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    await cards[0].say("hello there")
    await hass.async_block_till_done(wait_background_tasks=True)
    await async_get_chat(hass).async_save()
    assert "butler.chat" in hass_storage
    await hass.config_entries.async_remove(butler.entry_id)
    await hass.async_block_till_done()
    assert "butler.chat" not in hass_storage


def test_ids_are_not_to_be_guessed() -> None:
    mine = make_thread("secret", "anna", "household")
    yours = make_thread("secret", "ben", "household")
    assert mine.conversation_id == yours.conversation_id
    assert mine.session_id != yours.session_id
    other = make_thread("other secret", "anna", "household")
    assert other.conversation_id != mine.conversation_id
    one = make_thread("secret", "anna", "new", "a-thread")
    assert one.conversation_id != make_thread("secret", "ben", "new", "a-thread").conversation_id
    assert one.conversation_id != make_thread("secret", "anna", "personal").conversation_id
