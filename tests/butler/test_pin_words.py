"""A PIN where none was asked for: typed into the chat, or into Home Assistant's own dialog."""

import json
import logging
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.butler.chat_board import async_get_chat
from custom_components.butler.pin_words import may_be_pin
from homeassistant.components.conversation import chat_log as chat_logs
from homeassistant.core import HomeAssistant
from homeassistant.helpers import chat_session

from .chat import Card, Slow, login
from .fake_app import FakeApp, done
from .questions import ending, put, question
from .talk import say


@pytest.mark.parametrize(
    "text",
    [
        "4711",
        "4 7 1 1",
        "4-7-1-1.",
        "four seven one one",
        "forty-seven eleven",
        "oh four two zero",
        "siebenundvierzig elf",
        "einundzwanzig zwo null",
        "double four one one",
        "four triple seven",
        "viertausendsiebenhundertelf",
        "zweitausendfünf",
        "my PIN is 4711",
        "ja, die Nummer ist vier sieben eins eins",
        "it's 4711",
        "٤٧١١",
        "unlock it, the PIN is 4711",
        "mein Code ist 4711",
        "it is 4711",
        "hier: 4711",
        "here, try 4711",
        "4711 thanks",
        "es ist 4711, danke",
        "no, 4711",
        "nein, meine ist 4711",
        "Passcode 4711",
        "Geheimnummer 4711 bitte",
        "unlock it with the code 4711",
        "my code is 10:30",
        "10:30 4711",
        "47:11",
        "4.7.11",
        "4.7.1.1",
        "47.11.2026",
        "ten thirty",
    ],
)
def test_what_may_be_a_pin(text: str) -> None:
    assert may_be_pin(text)


@pytest.mark.parametrize(
    "text",
    [
        "471",
        "the second one",
        "turn on the light",
        "what was in 2027",
        "yes please",
        "hundert",
        "",
        "10:30",
        "19.45",
        "10:30, 19:45",
        "24.12.",
        "24.12.2026",
        "24.12.26",
        "12/24/2026",
        "2026-12-24",
        "24.12.2026 10:30",
        "set it to 21",
        "in 10 minuten",
        "21",
    ],
)
def test_what_is_none(text: str) -> None:
    assert not may_be_pin(text)


async def test_a_pin_that_is_typed_is_shown_and_kept_nowhere(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
    hass_storage: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "custom_components.butler")
    card = Card(await hass_ws_client(hass, (await login(hass, "Anna"))[1]))
    await put(hass, question())
    slow = Slow(app)
    await card.subscribe()
    await card.say("my PIN is 4711")
    assert (await card.turn("running"))["text"] == "••••"
    await async_get_chat(hass).async_save()
    assert "4711" not in json.dumps(hass_storage["butler.chat"])
    slow.finish("Please answer with the buttons.", outcome="sentence")
    assert (await card.turn("done"))["text"] == "••••"
    # What an answer does takes a moment to be seen; the digits come anyhow.
    await put(hass, ended=(ending(),))
    await card.say("4711", "turn-0002")
    assert (await card.turn("running", "turn-0002"))["text"] == "••••"
    assert await card.stop("turn-0002")
    await card.turn("stopped", "turn-0002")
    await async_get_chat(hass).async_save()

    assert "4711" not in json.dumps(hass_storage["butler.chat"])
    assert "4711" not in json.dumps([*card.frames, *await card.all()])
    ours = [one.getMessage() for one in caplog.records if "butler" in one.name]
    assert "4711" not in str(ours)
    assert app.turns[0]["text"] == "my PIN is 4711"


async def test_nor_is_one_that_is_typed_into_the_dialog(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    await put(butler_home, question())
    app.events = [done("I take no PIN here.")]
    result = await say(butler_home, "4711", language="en")
    assert result.conversation_id is not None
    with (
        chat_session.async_get_chat_session(butler_home, result.conversation_id) as session,
        chat_logs.async_get_chat_log(butler_home, session) as log,
    ):
        assert "4711" not in str(log.content)
    assert [turn["text"] for turn in app.turns] == ["4711"]


async def test_numbers_are_words_without_such_a_question(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_ws_client: WebSocketGenerator,
) -> None:
    card = Card(await hass_ws_client(hass, (await login(hass, "Anna"))[1]))
    await put(hass, question(needs_unlock=False))
    await card.subscribe()
    await card.say("4711")
    assert (await card.turn("done"))["text"] == "4711"
