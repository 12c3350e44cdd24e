"""What somebody wants kept nowhere is handed to the app as that, and kept by nothing of ours."""

import json
from typing import Any

import pytest

from custom_components.butler.unkept import split_unkept
from homeassistant.core import HomeAssistant

from .fake_app import FakeApp, done
from .talk import say
from .test_secret_words import _said


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Don't keep this: my blood test was bad.", "my blood test was bad."),
        ("don’t keep this, I'm ill", "I'm ill"),  # noqa: RUF001
        ("Please do not store that. What is a biopsy?", "What is a biopsy?"),
        ("don't keep this what is a biopsy", "what is a biopsy"),
        ("Off the record: I hate it", "I hate it"),
        ("My blood test was bad. Don't keep this.", "My blood test was bad."),
        ("my test was bad, but don't keep that", "my test was bad"),
        ("Behalte das nicht: ich bin krank", "ich bin krank"),
        ("merk dir das nicht ich bin krank", "ich bin krank"),
        ("Ich bin krank, merk dir das bitte nicht.", "Ich bin krank"),
        ("Wie heißt das? Bitte nicht merken.", "Wie heißt das?"),
    ],
)
def test_a_wish_around_the_words(text: str, rest: str) -> None:
    assert split_unkept(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "don't keep this",
        "Don't keep this.",
        "merk dir das nicht",
        "don't keep that door open",
        "don't keep this light on",
        "don't save this song",
        "don't remember that the key is here",
        "tell Sam I don't store that",
        "merk dir, dass das nicht geht",
        "behalte das nicht im Auge",
        "merke dir das nicht nur heute",
        "",
    ],
)
def test_no_such_wish(text: str) -> None:
    assert split_unkept(text) is None


async def test_it_goes_to_the_app_and_nowhere_else(
    butler_home: HomeAssistant, app: FakeApp, hass_storage: dict[str, Any]
) -> None:
    app.events = [done("The bed light is on. I keep nothing of this.")]
    first = await say(butler_home, "don't keep this: turn on bed light", language="en")
    conversation_id = first.conversation_id
    assert conversation_id is not None
    # Its own sentences are known in it, too.
    await say(butler_home, "Who is home? Don't keep this.", conversation_id, language="en")
    app.events = [done("Sure.")]
    await say(butler_home, "tell me a story", conversation_id, language="en")
    butler_home.bus.async_fire("homeassistant_final_write")
    await butler_home.async_block_till_done(wait_background_tasks=True)

    shown = [(turn["text"], turn.get("is_unkept")) for turn in app.turns]
    assert shown == [
        ("turn on bed light", True),
        ("Who is home?", True),
        ("tell me a story", None),
    ]
    assert app.turns[1]["intent"] == {"name": "ButlerWhoIsHome", "slots": {}}
    assert app.exchanges == []
    assert [turn["earlier"] for turn in app.turns] == [[], [], []]
    for kept in (_said(butler_home, conversation_id), hass_storage):
        assert "bed light" not in json.dumps(kept, default=str)
    assert "tell me a story" in _said(butler_home, conversation_id)


async def test_second_thoughts_hide_what_was_said(butler_home: HomeAssistant, app: FakeApp) -> None:
    app.events = [done("That is bad.")]
    first = await say(butler_home, "my blood test was bad", language="en")
    app.events = [done("I have erased it.")]
    await say(butler_home, "Don't keep that.", first.conversation_id, language="en")

    assert app.turns[1]["intent"] == {"name": "ButlerDontKeep", "slots": {}}
    assert "is_unkept" not in app.turns[1]
    assert first.conversation_id is not None
    assert "blood" not in json.dumps(_said(butler_home, first.conversation_id))
