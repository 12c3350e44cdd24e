"""A PIN is told to the app and to nobody else: no store, log or event of ours has it afterwards."""

import json
import logging
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.butler.diagnostics import async_get_config_entry_diagnostics
from custom_components.butler.lineage import async_get_lineage
from homeassistant.components.conversation import chat_log as chat_logs
from homeassistant.const import MATCH_ALL
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import chat_session

from .fake_app import FakeApp, done
from .talk import say, speech

PIN = "eight two six six"
ASKS = [done("Your PIN?", question_open=True, continue_conversation=True, secret_expected=True)]


def _said(hass: HomeAssistant, conversation_id: str) -> list[str | None]:
    """What an agent of this conversation would see."""
    with (
        chat_session.async_get_chat_session(hass, conversation_id) as session,
        chat_logs.async_get_chat_log(hass, session) as log,
    ):
        return [getattr(content, "content", None) for content in log.content]


async def test_a_pin_is_nowhere_but_in_the_app(
    butler_home: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_storage: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    fired = async_capture_events(butler_home, MATCH_ALL)
    app.events = ASKS
    first = await say(butler_home, "unlock the front door", language="en")
    conversation_id = first.conversation_id
    assert conversation_id is not None

    app.events = [done("The front door is open.")]
    result = await say(butler_home, PIN, conversation_id, language="en")
    # Afterwards what is local is local again, and told with what went before.
    await say(butler_home, "turn on bed light", conversation_id, language="en")
    await say(butler_home, "tell me a story", conversation_id, language="en")
    butler_home.bus.async_fire("homeassistant_final_write")
    await butler_home.async_block_till_done(wait_background_tasks=True)

    assert speech(result) == "The front door is open."
    assert [turn["text"] for turn in app.turns] == [
        "unlock the front door",
        PIN,
        "tell me a story",
    ]
    assert app.turns[1]["intent"] is None
    assert PIN not in json.dumps([app.exchanges, *(turn["earlier"] for turn in app.turns)])
    assert "••••" in _said(butler_home, conversation_id)
    assert PIN not in json.dumps(_said(butler_home, conversation_id))
    assert PIN not in json.dumps(hass_storage, default=str)
    assert PIN not in json.dumps([event.as_dict() for event in fired], default=str)
    assert PIN not in json.dumps(
        await async_get_config_entry_diagnostics(butler_home, butler), default=str
    )
    ours = [one.getMessage() for one in caplog.records if "custom_components" in one.name]
    assert not any(PIN in message for message in ours)
    # Home Assistant's own debug log has it, which the documentation says.
    assert any(PIN in one.getMessage() for one in caplog.records)


async def test_a_pin_that_the_app_did_not_get_is_as_secret_the_second_time(
    butler_home: HomeAssistant, app: FakeApp
) -> None:
    app.events = ASKS
    first = await say(butler_home, "unlock the front door", language="en")
    conversation_id = first.conversation_id
    assert conversation_id is not None
    app.refusal = (503, {"code": "unavailable", "message": "One moment."})
    # Words that Home Assistant would act on, if it were let.
    await say(butler_home, "turn on bed light", conversation_id, language="en")
    app.refusal = None
    app.events = [done("That is not a PIN.")]

    await say(butler_home, "turn on bed light", conversation_id, language="en")

    assert [turn["text"] for turn in app.turns][1:] == ["turn on bed light"]
    assert butler_home.states.is_state("light.bed_light", "off")
    assert _said(butler_home, conversation_id).count("••••") == 2

    await say(butler_home, "turn on bed light", conversation_id, language="en")
    assert butler_home.states.is_state("light.bed_light", "on")


async def test_no_pin_but_no(butler_home: HomeAssistant, app: FakeApp) -> None:
    app.events = ASKS
    first = await say(butler_home, "unlock the front door", language="en")

    await say(butler_home, "never mind", first.conversation_id, language="en")

    assert app.turns[1]["intent"] == {"name": "ButlerStop", "slots": {}}


async def test_after_a_restart_yes_is_for_the_app(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.events = [done("Unlock it?", question_open=True, continue_conversation=True)]
    await say(butler_home, "unlock the front door", language="en")
    assert await butler_home.config_entries.async_reload(butler.entry_id)
    butler.runtime_data.memories._conversations.clear()
    app.events = [done("Done.")]

    for words, language, name in (
        ("yes", "en", "ButlerYes"),
        ("nein danke", "de", "ButlerNo"),
        ("die erste", "de", "ButlerChoose"),
        ("both", "en", "ButlerChoose"),
    ):
        await say(butler_home, words, language=language)
        assert app.turns[-1]["text"] == words
        assert app.turns[-1]["intent"]["name"] == name


async def test_the_butler_does_not_say_yes_to_himself(
    butler_home: HomeAssistant, app: FakeApp
) -> None:
    app.events = [done("Unlock it?", question_open=True, continue_conversation=True)]
    user = await butler_home.auth.async_create_user("Sam")
    turn = Context(user_id=user.id)
    asked = await say(butler_home, "unlock the front door", context=turn, language="en")
    # As butler/act makes it for a script that he was told to run, and that talks to him.
    context = async_get_lineage(butler_home).make_child(user.id, turn.id)

    result = await say(butler_home, "yes", asked.conversation_id, context=context, language="en")

    assert speech(result) == "This question is not yours to answer."
    assert len(app.turns) == 1
    await say(
        butler_home, "yes", asked.conversation_id, context=Context(user_id=user.id), language="en"
    )
    assert len(app.turns) == 2
