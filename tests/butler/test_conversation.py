"""Turns: what reaches the app, what comes back, and what is said when it does not."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from inspect import signature
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from homeassistant.components import conversation
from homeassistant.components.conversation import chat_log as chat_logs
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import chat_session
from homeassistant.util import dt as dt_util

from .fake_app import FakeApp, Write, done, line, text
from .home import BED_LIGHT
from .talk import BUTLER, say, speech

UNREACHABLE = (
    "I can't reach my brain right now: the Butler app doesn't answer. Simple commands still work."
)
INTERRUPTED = (
    "I was interrupted before I could finish. Please check what was done before you ask again."
)


async def test_what_the_app_is_told(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    user = await hass.auth.async_create_user("Anna")
    context = Context(user_id=user.id)

    result = await say(
        hass,
        "tell me a story",
        context=context,
        extra_system_prompt="It is late.",
        satellite_id="assist_satellite.nowhere",
        language="en-GB",
    )

    assert speech(result) == "Hello."
    assert not result.continue_conversation
    (turn,) = app.turns
    assert len(turn.pop("turn_id")) == 32
    assert turn == {
        "conversation_id": result.conversation_id,
        "text": "tell me a story",
        "language": "en-GB",
        "door": "assist",
        "spoken": True,
        "user_id": user.id,
        "device_id": None,
        "satellite_id": "assist_satellite.nowhere",
        "area_id": None,
        "context_id": context.id,
        "deadline_ms": 60000,
        "extra_system_prompt": "It is late.",
        "intent": None,
        "earlier": [],
    }


def _watch(hass: HomeAssistant) -> tuple[list[dict[str, Any]], Callable[[str], Any]]:
    """Say something as the pipeline does, and collect the deltas that it sees."""
    deltas: list[dict[str, Any]] = []

    async def run(words: str) -> conversation.ConversationResult:
        context = Context()
        # Home Assistant 2026.11 wants to know whose session it is.
        wants_context = "context" in signature(chat_session.async_get_chat_session).parameters
        session_of = {"context": context} if wants_context else {}
        words_in = conversation.ConversationInput(
            text=words,
            context=context,
            conversation_id=None,
            device_id=None,
            satellite_id=None,
            language="en",
            agent_id=BUTLER,
        )
        with (
            chat_session.async_get_chat_session(hass, None, **session_of) as session,
            conversation.async_get_chat_log(
                hass,
                session,
                words_in,
                chat_log_delta_listener=lambda _, delta: deltas.append(delta),
            ),
        ):
            return await say(hass, words, session.conversation_id, context=context)

    return deltas, run


def _chat_log(hass: HomeAssistant, conversation_id: str | None) -> conversation.ChatLog:
    assert conversation_id is not None
    return hass.data[chat_logs.DATA_CHAT_LOGS][conversation_id]


async def test_tools_are_visible_in_the_chat_log(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    call = {"type": "tool_call", "id": "t1", "name": "turn_on_off", "args": {"state": "on"}}
    app.events = [
        text("One moment."),
        call,
        {"type": "alive"},
        {**call, "id": "t2"},
        {
            "type": "tool_result",
            "id": "t1",
            "name": "turn_on_off",
            "data": {"reached": 1},
            "is_error": False,
        },
        {
            "type": "tool_result",
            "id": "t2",
            "name": "turn_on_off",
            "data": {"error": "no"},
            "is_error": True,
        },
        text("Half of it is on."),
        done("One moment.Half of it is on."),
    ]
    deltas, run = _watch(hass)

    result = await run("lights please")

    kinds = [(delta.get("role"), delta.get("content")) for delta in deltas]
    assert kinds == [
        ("assistant", "One moment."),
        (None, None),
        (None, None),
        ("tool_result", None),
        ("tool_result", None),
        ("assistant", "Half of it is on."),
    ]
    _, said, first, second, answer = _chat_log(hass, result.conversation_id).content[1:][-5:]
    assert [call.id for call in said.tool_calls] == ["t1", "t2"]
    assert all(call.external for call in said.tool_calls)
    assert (first.result.data, first.result.error) == ({"reached": 1}, False)
    assert (second.result.data, second.result.error) == ({"error": "no"}, True)
    assert answer.content == "Half of it is on."
    assert speech(result) == "One moment.Half of it is on."


async def test_an_answer_that_ends_with_a_tool_is_closed(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.events = [
        text("Done."),
        {"type": "tool_call", "id": "t1", "name": "x", "args": {}},
        {"type": "tool_result", "id": "t1", "name": "x", "data": {}, "is_error": False},
        done("Done."),
    ]

    result = await say(hass, "do it quietly")

    assert _chat_log(hass, result.conversation_id).content[-1].role == "assistant"
    assert speech(result) == "Done."


async def test_pieces_arrive_while_the_app_still_thinks(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    deltas, run = _watch(hass)
    go_on = asyncio.Event()

    async def script(_turn: dict[str, Any], write: Write) -> None:
        await write(line(text("First ")) + line(text("words, ")))
        await go_on.wait()
        await write(line(text("then more.")) + line(done("First words, then more.")))

    app.script = script
    turn = hass.async_create_task(run("say something long"))
    while not deltas and not turn.done():
        await asyncio.sleep(0)

    assert deltas == [{"role": "assistant", "content": "First words, "}]
    assert not turn.done()
    go_on.set()
    assert speech(await turn) == "First words, then more."
    assert deltas[1:] == [{"content": "then more."}]


async def test_the_listener_goes_away(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    started = asyncio.Event()

    async def script(_turn: dict[str, Any], write: Write) -> None:
        await write(line(text("Once upon a time")))
        started.set()
        while True:
            await write(line({"type": "alive"}))
            await asyncio.sleep(0.01)

    app.script = script
    turn = hass.async_create_task(say(hass, "a story please"))
    await started.wait()

    turn.cancel()
    with pytest.raises(asyncio.CancelledError):
        await turn

    async with asyncio.timeout(5):
        await app.listener_left.wait()


async def test_nothing_was_said(hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp) -> None:
    result = await say(hass, "  \n ")

    assert speech(result) == "I didn't hear anything. What can I do for you?"
    assert app.turns == []


async def test_too_much_was_said(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.events = [done("That is too long for me.", outcome="refused")]
    words = "turn on bed light " * 600

    result = await say(butler_home, words)

    assert speech(result) == "That is too long for me."
    assert app.turns[0]["text"] == words
    assert butler_home.states.is_state(BED_LIGHT, "off")


async def test_an_own_sentence_travels_with_the_turn(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.events = [done("Nobody is home.", outcome="sentence")]

    result = await say(hass, "Who's at home?")
    await say(hass, "the second one")

    assert speech(result) == "Nobody is home."
    assert [turn["intent"] for turn in app.turns] == [
        {"name": "ButlerWhoIsHome", "slots": {}},
        {"name": "ButlerChoose", "slots": {"number": "2"}},
    ]


async def test_an_open_question_gets_the_next_words(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    question = "Unlock it?"
    app.events = [
        text(question),
        done(question, question_open=True, continue_conversation=True),
    ]
    asked = await say(butler_home, "open up for me")
    assert asked.continue_conversation
    app.events = [done("Which one?", question_open=True)]

    await say(butler_home, "turn on bed light", asked.conversation_id)
    app.events = [done("All right.")]
    await say(butler_home, "yes", asked.conversation_id)

    assert butler_home.states.is_state(BED_LIGHT, "off")
    assert [turn["text"] for turn in app.turns] == ["open up for me", "turn on bed light", "yes"]
    assert app.turns[2]["intent"] == {"name": "ButlerYes", "slots": {}}
    await say(butler_home, "turn on bed light", asked.conversation_id)
    assert butler_home.states.is_state(BED_LIGHT, "on")


async def test_the_reply_to_a_question_of_the_model_skips_home_assistant_once(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.events = [done("Which light?", continue_conversation=True)]
    asked = await say(butler_home, "light please")
    app.events = [done("All right.")]

    await say(butler_home, "turn on bed light", asked.conversation_id)
    assert butler_home.states.is_state(BED_LIGHT, "off")

    await say(butler_home, "turn on bed light", asked.conversation_id)
    assert butler_home.states.is_state(BED_LIGHT, "on")


async def test_a_question_is_open_in_one_conversation_only(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.events = [done("Sure?", question_open=True)]
    await say(butler_home, "open up for me")

    await say(butler_home, "turn on bed light")

    assert butler_home.states.is_state(BED_LIGHT, "on")


async def test_the_app_is_away(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    url = butler.runtime_data.client._url
    butler.runtime_data.client._url = "http://127.0.0.1:1"

    local = await say(butler_home, "turn on bed light")
    result = await say(butler_home, "who is the king", local.conversation_id)
    await butler_home.async_block_till_done(wait_background_tasks=True)

    assert butler_home.states.is_state(BED_LIGHT, "on")
    assert speech(result) == UNREACHABLE
    assert result.response.response_type.value == "error"
    last = _chat_log(butler_home, result.conversation_id).content[-1]
    assert last.content == UNREACHABLE
    assert butler_home.states.is_state(BUTLER, STATE_UNAVAILABLE)
    assert app.exchanges == []

    butler.runtime_data.client._url = url
    async_fire_time_changed(butler_home, dt_util.utcnow() + timedelta(seconds=31))
    await butler_home.async_block_till_done(wait_background_tasks=True)
    assert not butler_home.states.is_state(BUTLER, STATE_UNAVAILABLE)
    assert [one["text"] for one in app.exchanges] == ["turn on bed light"]


@pytest.mark.parametrize("said", [[], [text("Let me ")]])
async def test_the_app_dies_in_mid_turn(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, said: list[dict[str, Any]]
) -> None:
    async def script(_turn: dict[str, Any], write: Write) -> None:
        for event in said:
            await write(line(event))

    app.script = script

    result = await say(hass, "do something big")

    assert speech(result) == ("Let me " if said else "") + INTERRUPTED
    assert result.response.response_type.value == "error"
    assert len(app.turns) == 1
    last = _chat_log(hass, result.conversation_id).content[-1]
    assert last.content == speech(result)


async def test_the_app_falls_silent(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    forever = asyncio.Event()

    async def script(_turn: dict[str, Any], write: Write) -> None:
        await write(line(text("Hm.")))
        await forever.wait()

    app.script = script
    with patch("custom_components.butler.api.IDLE_TIMEOUT", 0.05):
        result = await say(hass, "think hard")
    forever.set()

    assert speech(result) == f"Hm. {INTERRUPTED}"


async def test_the_app_says_what_went_wrong(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.events = [
        text("Well"),
        {"type": "error", "code": "interrupted", "message": "I am being restarted."},
    ]

    result = await say(hass, "do something big")

    assert speech(result) == "Well I am being restarted."


@pytest.mark.parametrize(
    "garbage",
    [
        b"not json\n",
        b"[1]\n",
        b'"text"\n',
        b"\xff\xfe\n",
        b"{}\n",
        b'{"type":"text"}\n',
        b'{"type":"tool_call","id":"a","name":"b","args":[]}\n',
        b'{"type":"done","text":"x"}\n',
    ],
)
async def test_the_app_talks_nonsense(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, garbage: bytes
) -> None:
    async def script(_turn: dict[str, Any], write: Write) -> None:
        await write(garbage)

    app.script = script

    result = await say(hass, "hello there")

    assert result.response.response_type.value == "error"
    assert speech(result).startswith("The app sent ")


async def test_the_app_refuses_the_token(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.refusal = (401, {"code": "unauthorized", "message": "Who are you?"})

    result = await say(hass, "hello there")
    await hass.async_block_till_done(wait_background_tasks=True)

    assert speech(result).startswith("The Butler app doesn't know this Home Assistant any more")
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == "reauth"


async def test_the_app_refuses_the_request(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.refusal = (400, {"code": "invalid", "message": "I do not take that."})
    assert speech(await say(hass, "hello there")) == "I do not take that."

    app.refusal = (502, {"oops": "no code"})
    assert speech(await say(hass, "hello there")) == "The app answered with status 502"


async def test_what_was_said_locally_is_part_of_the_conversation(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    with patch.object(butler.runtime_data.exchanges, "async_deliver"):
        first = await say(butler_home, "turn on bed light")
        await say(butler_home, "turn off bed light")
    await say(butler_home, "and now make it romantic", first.conversation_id)

    (turn,) = app.turns
    assert [one["text"] for one in turn["earlier"]] == ["turn on bed light"]
    assert len(butler.runtime_data.exchanges) == 1  # that of the other conversation


async def test_what_home_assistant_did_before_us(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    first = await conversation.async_converse(butler_home, "unlock the front door", None, Context())
    await say(butler_home, "what did I just say", first.conversation_id)
    await conversation.async_converse(
        butler_home, "turn on bed light", first.conversation_id, Context()
    )
    await say(butler_home, "and what now", first.conversation_id)

    (unlocked,), (lit,) = (turn["earlier"] for turn in app.turns)
    assert unlocked["handled_by"] == "home_assistant"
    assert unlocked["text"] == "unlock the front door"
    assert unlocked["intent"] == "HassTurnOff"
    assert unlocked["effects"] == [
        {"action": "lock.unlock", "entity_ids": ["lock.front_door"], "outcome": "reached"}
    ]
    assert lit["text"] == "turn on bed light"
    assert lit["id"] != unlocked["id"]


async def test_what_home_assistant_did_is_not_lost_by_silence(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    first = await conversation.async_converse(butler_home, "turn on bed light", None, Context())
    await say(butler_home, " ", first.conversation_id)

    await say(butler_home, "and now what", first.conversation_id)

    (turn,) = app.turns
    assert [one["text"] for one in turn["earlier"]] == ["turn on bed light"]


async def test_an_event_of_a_later_version_is_passed_over(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.events = [{"type": "mood", "mood": "good"}, text("Hi."), done("Hi.")]

    assert speech(await say(hass, "hello there")) == "Hi."


async def test_a_language_that_we_have_no_sentences_for(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    result = await say(hass, " ", language="fi")
    assert speech(result) == "I didn't hear anything. What can I do for you?"

    entity = hass.data["entity_components"]["conversation"].get_entity(BUTLER)
    await entity.async_prepare()
    await entity.async_prepare("de")
    assert entity.supported_languages == "*"
