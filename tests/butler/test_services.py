"""The action `butler.ask`."""

import asyncio
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.setup import async_setup_component

from .fake_app import FakeApp, Write, done, line
from .home import BED_LIGHT
from .talk import BUTLER, say


async def _ask(hass: HomeAssistant, **data: Any) -> dict[str, Any]:
    context = data.pop("context", Context())
    answer = await hass.services.async_call(
        "butler", "ask", data, blocking=True, return_response=True, context=context
    )
    assert isinstance(answer, dict)
    return answer


async def test_ask(hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp) -> None:
    anna = await hass.auth.async_create_user("Anna")
    effects = [{"action": "light.turn_on", "entity_ids": [BED_LIGHT], "outcome": "reached"}]
    app.events = [done("The light is on.", effects=effects)]
    context = Context(user_id=anna.id)

    answer = await _ask(
        hass,
        text=" light please\n",
        conversation_id="morning",
        language="en-GB",
        background="It is early.",
        context=context,
    )

    assert answer == {
        "text": "The light is on.",
        "outcome": "acted",
        "effects": effects,
        "question_open": False,
        "conversation_id": "morning",
    }
    (turn,) = app.turns
    assert turn["text"] == "light please"
    assert turn["extra_system_prompt"] == "It is early."
    assert turn["door"] == "action"
    assert turn["user_id"] == anna.id
    assert turn["context_id"] == context.id
    assert turn["conversation_id"] == "morning"
    assert turn["language"] == "en-GB"
    assert not turn["spoken"]
    state = hass.states.get(BUTLER)
    assert state is not None
    assert state.context is context


async def test_ask_for_something_local(butler_home: HomeAssistant, app: FakeApp) -> None:
    answer = await _ask(butler_home, text="turn on bed light")

    assert answer["text"] == "Turned on the light"
    assert answer["effects"] == [
        {"action": "light.turn_on", "entity_ids": [BED_LIGHT], "outcome": "reached"}
    ]
    assert app.turns == []


async def test_ask_while_the_app_is_away(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    butler.runtime_data.client._url = "http://127.0.0.1:1"

    answer = await _ask(hass, text="what now")

    assert answer["text"].startswith("I can't reach my brain")
    assert answer["outcome"] == "failed"
    assert answer["effects"] == []


async def test_ask_nobody(hass: HomeAssistant, core: HomeAssistant) -> None:
    assert await async_setup_component(hass, "butler", {})

    with pytest.raises(ServiceValidationError) as refusal:
        await _ask(hass, text="anybody there")

    assert refusal.value.translation_key == "not_set_up"


async def test_two_conversations_at_once(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    both = asyncio.Event()

    async def script(turn: dict[str, Any], write: Write) -> None:
        if len(app.turns) == 2:
            both.set()
        await both.wait()
        await write(line(done(f"You said {turn['text']}")))

    app.script = script

    answers = await asyncio.gather(_ask(hass, text="one thing"), _ask(hass, text="another thing"))

    assert [answer["text"] for answer in answers] == [
        "You said one thing",
        "You said another thing",
    ]


async def test_an_automation_asks_as_the_house(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    """Whoever set it off: an automation is nobody's words."""
    anna = await hass.auth.async_create_user("Anna")
    ask = {
        "action": "butler.ask",
        "data": {"text": "how is the house"},
        "response_variable": "butler",
    }
    heard = {"event": "heard", "event_data": {"text": "{{ butler.text }}"}}
    events = async_capture_events(hass, "heard")
    config = {
        "alias": "Ask",
        "triggers": [{"trigger": "event", "event_type": "ask_now"}],
        "actions": [ask, heard],
    }
    assert await async_setup_component(hass, "automation", {"automation": [config]})

    hass.bus.async_fire("ask_now", context=Context(user_id=anna.id))
    await hass.async_block_till_done()

    assert app.turns[0]["user_id"] is None
    assert app.turns[0]["area_id"] is None
    assert [event.data["text"] for event in events] == ["Hello."]


async def test_asking_again_within_a_conversation_starts_another(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    """An automation of a sentence trigger runs inside the conversation of who said the sentence."""
    config = {
        "alias": "Ask",
        "triggers": [{"trigger": "conversation", "command": ["ask the house"]}],
        "actions": [{"action": "butler.ask", "data": {"text": "how is the house"}}],
    }
    assert await async_setup_component(hass, "automation", {"automation": [config]})

    result = await say(hass, "ask the house")

    assert len(app.turns) == 1
    assert app.turns[0]["conversation_id"] != result.conversation_id


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"text": " \n"}, "no_text"),
        ({"text": "hello", "language": "what they speak here"}, "no_language"),
    ],
)
async def test_words_that_are_none(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    data: dict[str, str],
    key: str,
) -> None:
    with pytest.raises(ServiceValidationError) as refusal:
        await _ask(hass, **data)

    assert refusal.value.translation_key == key
    assert app.turns == []


@pytest.mark.parametrize(
    ("raised", "key"),
    [
        (Unauthorized(), "conversation_of_another"),
        (type("ConversationBusyError", (HomeAssistantError,), {})(), "conversation_busy"),
    ],
)
async def test_a_conversation_that_cannot_be_joined(
    hass: HomeAssistant, butler: MockConfigEntry, raised: HomeAssistantError, key: str
) -> None:
    """As Home Assistant 2026.11 refuses it; 2026.10 lets everybody in."""
    session = "homeassistant.components.conversation.entity.async_get_chat_session"
    with (
        patch(session, side_effect=raised),
        pytest.raises(ServiceValidationError) as refusal,
    ):
        await _ask(hass, text="hello", conversation_id="theirs")

    assert refusal.value.translation_key == key


async def test_a_question_is_told_and_answered_in_its_conversation(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.events = [done("Unlock the front door?", question_open=True, continue_conversation=True)]
    asked = await _ask(hass, text="unlock the front door")
    assert asked["text"] == "Unlock the front door?"
    assert asked["outcome"] == "asked"
    assert asked["question_open"] is True

    app.events = [done("It is open.")]
    answer = await _ask(hass, text="yes", conversation_id=asked["conversation_id"])

    assert answer["question_open"] is False
    assert app.turns[1]["conversation_id"] == asked["conversation_id"]
    assert app.turns[1]["intent"]["name"] == "ButlerYes"
