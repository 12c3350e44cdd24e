"""The tool for other agents, through Home Assistant's own API for them."""

import asyncio
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.butler.act import async_act
from custom_components.butler.llm import AskButlerTool
from homeassistant.components import conversation
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import intent, llm
from homeassistant.setup import async_setup_component

from .fake_app import FakeApp, Write, done, text
from .home import BED_LIGHT
from .talk import say

TOOL = "butler__ask"


def _context(**changes: Any) -> llm.LLMContext:
    return llm.LLMContext(
        **{
            "platform": "other",
            "context": Context(),
            "language": "en",
            "assistant": "conversation",
            "device_id": None,
            **changes,
        }
    )


async def _tools(hass: HomeAssistant, context: llm.LLMContext) -> llm.APIInstance:
    return await llm.async_get_api(hass, "assist", context)


async def _ask(hass: HomeAssistant, request: str, **changes: Any) -> llm.ToolResult:
    api = await _tools(hass, _context(**changes))
    return await api.async_call_tool(llm.ToolInput(TOOL, {"request": request}))


async def _is_offered(hass: HomeAssistant, **changes: Any) -> bool:
    return TOOL in {tool.name for tool in (await _tools(hass, _context(**changes))).tools}


async def test_another_agent_asks(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    anna = await hass.auth.async_create_user("Anna")
    effects = [{"action": "light.turn_on", "entity_ids": [BED_LIGHT], "outcome": "reached"}]
    app.events = [text("It is on."), done("It is on.", effects=effects)]
    context = Context(user_id=anna.id)

    result = await _ask(hass, "make it cosy", context=context, language="de")

    assert result == llm.ToolResult(
        data={"text": "It is on.", "outcome": "acted", "effects": effects}, error=False
    )
    (turn,) = app.turns
    assert turn["user_id"] == anna.id
    assert turn["language"] == "de"
    assert turn["door"] == "action"
    assert turn["deadline_ms"] < 50_000
    assert turn["context_id"] != context.id


async def test_every_call_is_a_conversation_of_its_own(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    context = Context()
    butler.runtime_data.coordinator.async_set_updated_data({**app.status, "language": "de"})

    for _ in range(2):
        assert not (await _ask(hass, "hello", context=context, language="*")).error

    first, second = app.turns
    assert first["conversation_id"] != second["conversation_id"]
    assert first["language"] == "de"


async def test_it_says_honestly_what_it_is(hass: HomeAssistant, butler: MockConfigEntry) -> None:
    api = await _tools(hass, _context())
    (tool,) = [tool for tool in api.tools if tool.name == TOOL]

    assert tool.integration == "butler"
    assert tool.annotations == llm.ToolAnnotations(
        read_only=False, destructive=True, idempotent=False, open_world=True
    )


async def test_a_person_may_no_more_than_before(butler_home: HomeAssistant, app: FakeApp) -> None:
    await butler_home.auth.async_create_user("The owner, as everybody's first")
    guest = await butler_home.auth.async_create_user("Guest", group_ids=["system-read-only"])

    result = await _ask(butler_home, "turn on bed light", context=Context(user_id=guest.id))

    assert not result.error
    assert butler_home.states.is_state(BED_LIGHT, "off")
    assert [turn["user_id"] for turn in app.turns] == [guest.id]


@pytest.mark.parametrize("request_", ["", "x" * 4_001, None])
async def test_a_request_that_is_none(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, request_: Any
) -> None:
    result = await _ask(hass, request_)

    assert result.error
    assert app.turns == []


async def test_the_app_is_away(hass: HomeAssistant, butler: MockConfigEntry) -> None:
    butler.runtime_data.client._url = "http://127.0.0.1:1"

    result = await _ask(hass, "what now")

    assert result.error
    assert "can't reach my brain" in str(result.data["text"])


async def test_it_takes_too_long(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    async def script(_turn: dict[str, Any], _write: Write) -> None:
        await asyncio.Event().wait()

    app.script = script
    with patch("custom_components.butler.llm._DEADLINE", 0.05):
        result = await _ask(hass, "think hard")

    assert result.error
    assert "in time" in str(result.data["error"])
    await app.listener_left.wait()


async def test_there_is_no_butler(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    api = await _tools(hass, _context())
    await hass.config_entries.async_unload(butler.entry_id)

    result = await api.async_call_tool(llm.ToolInput(TOOL, {"request": "hello"}))

    assert result.error
    assert not await _is_offered(hass)


async def test_the_butler_does_not_ask_himself(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    assert await _is_offered(hass)
    assert await _is_offered(hass, context=None)
    assert not await _is_offered(hass, platform="butler")
    assert not await _is_offered(hass, context=Context(user_id=butler.data["user_id"]))


class _OtherAgent(conversation.AbstractConversationAgent):
    """Asks the butler whatever it is asked, if it can."""

    supported_languages = "*"

    def __init__(self, hass: HomeAssistant) -> None:
        self.hass = hass
        self.results: list[llm.ToolResult] = []
        self.was_offered: list[bool] = []

    async def async_process(
        self, user_input: conversation.ConversationInput
    ) -> conversation.ConversationResult:
        context = user_input.as_llm_context("other")
        self.was_offered.append(await _is_offered(self.hass, context=context.context))
        # Also an agent that has kept the tool from before gets no further.
        result = await AskButlerTool().async_call(
            self.hass, llm.ToolInput(TOOL, {"request": user_input.text}), context
        )
        self.results.append(result)
        response = intent.IntentResponse(language="en")
        response.async_set_speech("I asked.")
        return conversation.ConversationResult(response=response)


@pytest.fixture
async def other(hass: HomeAssistant, butler: MockConfigEntry) -> _OtherAgent:
    """Another agent, which an action can call."""
    entry = MockConfigEntry(domain="other")
    entry.add_to_hass(hass)
    agent = _OtherAgent(hass)
    conversation.async_set_agent(hass, entry, agent)
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": {"bell": {}}})
    action = {
        "action": "conversation.process",
        "data": {"agent_id": entry.entry_id, "text": "what does the butler say"},
    }
    assert await async_setup_component(
        hass, "script", {"script": {"ask_other": {"sequence": [action]}}}
    )
    assert await async_setup_component(
        hass,
        "automation",
        {
            "automation": [
                {
                    "alias": "Sentence",
                    "triggers": [{"trigger": "conversation", "command": ["ask around"]}],
                    "actions": [action],
                },
                {
                    "alias": "State",
                    "triggers": [{"trigger": "state", "entity_id": "input_boolean.bell"}],
                    "actions": [action],
                },
            ]
        },
    )
    await hass.async_block_till_done()
    return agent


async def test_another_agent_asks_of_its_own_accord(
    hass: HomeAssistant, other: _OtherAgent, app: FakeApp
) -> None:
    """Also after the same script asked the butler itself."""
    context = Context()
    await hass.services.async_call("butler", "ask", {"text": "hello"}, True, context)
    await hass.services.async_call("script", "ask_other", {}, True, context)

    assert other.was_offered == [True]
    assert [result.error for result in other.results] == [False]
    assert len(app.turns) == 2


async def test_a_sentence_of_a_turn_leads_back(
    hass: HomeAssistant, other: _OtherAgent, app: FakeApp
) -> None:
    await say(hass, "ask around")

    assert other.was_offered == [False]
    assert [result.error for result in other.results] == [True]
    assert app.turns == []


@pytest.mark.parametrize("service", ["script.turn_on", "input_boolean.turn_on"])
async def test_an_action_of_a_turn_leads_back(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    other: _OtherAgent,
    app: FakeApp,
    service: str,
) -> None:
    """Also when the turn itself is long over."""
    domain, name = service.split(".")
    entity_id = {"script": "script.ask_other", "input_boolean": "input_boolean.bell"}[domain]
    async_expose_entity(hass, "conversation", entity_id, True)
    await say(hass, "hello")
    await async_act(
        hass,
        domain=domain,
        service=name,
        entity_ids=[entity_id],
        data={},
        user_id=None,
        parent_context_id=app.turns[0]["context_id"],
    )
    await hass.async_block_till_done()

    assert other.was_offered == [False]
    assert [result.error for result in other.results] == [True]
    assert len(app.turns) == 1
