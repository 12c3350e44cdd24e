"""The action `butler.ask`."""

import asyncio
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.setup import async_setup_component

from .fake_app import FakeApp, Write, done, line
from .home import BED_LIGHT
from .talk import BUTLER


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
        hass, text="light please", conversation_id="morning", language="en-GB", context=context
    )

    assert answer == {
        "text": "The light is on.",
        "effects": effects,
        "conversation_id": "morning",
    }
    (turn,) = app.turns
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
