"""What was answered without the app reaches it, once and in order."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.butler.api import ButlerError, ButlerInterruptedError
from custom_components.butler.exchanges import ExchangeQueue, find_exchanges
from homeassistant.components import conversation
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import llm
from homeassistant.util import dt as dt_util

from .fake_app import FakeApp
from .talk import BUTLER

STORED = "butler.exchanges"


def _exchange(number: int, conversation_id: str = "c1") -> Any:
    return {"id": str(number), "conversation_id": conversation_id}


@pytest.fixture
def queue(butler: MockConfigEntry) -> ExchangeQueue:
    return butler.runtime_data.exchanges


async def _deliver(hass: HomeAssistant, queue: ExchangeQueue) -> None:
    queue.async_deliver()
    queue.async_deliver()
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_in_batches(hass: HomeAssistant, queue: ExchangeQueue, app: FakeApp) -> None:
    queue.async_add(_exchange(number) for number in range(120))

    await _deliver(hass, queue)

    assert [one["id"] for one in app.exchanges] == [str(number) for number in range(120)]
    assert len(queue) == 0


async def test_bounded(queue: ExchangeQueue) -> None:
    queue.async_add(_exchange(number) for number in range(600))

    assert len(queue) == 500
    assert queue.of("c1")[0]["id"] == "550"
    assert len(queue.of("c1")) == 50
    queue.async_delivered([_exchange(599)])
    queue.async_delivered([])
    assert len(queue) == 499
    assert queue.of("c2") == []


async def test_one_that_is_wrong_costs_no_other(
    hass: HomeAssistant, queue: ExchangeQueue, caplog: pytest.LogCaptureFixture
) -> None:
    taken: list[str] = []

    async def exchanges(batch: list[Any]) -> None:
        if any(one["id"] == "2" for one in batch):
            raise ButlerError("invalid", "That is no id")
        taken.extend(one["id"] for one in batch)

    queue.async_add(_exchange(number) for number in range(5))
    with patch.object(queue._client, "exchanges", exchanges):
        await _deliver(hass, queue)

    assert taken == ["0", "1", "3", "4"]
    assert len(queue) == 0
    assert "refused a local exchange: That is no id" in caplog.text


@pytest.mark.parametrize("code", ["unavailable", "internal"])
async def test_kept_while_the_app_is_in_trouble(
    hass: HomeAssistant, queue: ExchangeQueue, app: FakeApp, code: str
) -> None:
    app.refusal = (503, {"code": code, "message": "Not now."})
    queue.async_add([_exchange(1)])
    await _deliver(hass, queue)
    assert len(queue) == 1

    app.refusal = None
    with patch.object(queue._client, "exchanges", side_effect=ButlerInterruptedError("gone")):
        await _deliver(hass, queue)
    assert len(queue) == 1

    await _deliver(hass, queue)
    assert len(queue) == 0


async def test_dropped_when_the_app_will_never_take_it(
    hass: HomeAssistant, queue: ExchangeQueue, app: FakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    app.refusal = (400, {"code": "invalid", "message": "What is that?"})
    queue.async_add([_exchange(1)])

    await _deliver(hass, queue)

    assert len(queue) == 0
    assert "refused a local exchange: What is that?" in caplog.text


async def test_kept_over_a_restart_of_home_assistant(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    queue: ExchangeQueue,
    app: FakeApp,
    hass_storage: dict[str, Any],
) -> None:
    app.refusal = (503, {"code": "unavailable", "message": "Not now."})
    queue.async_add([_exchange(1), _exchange(2)])
    await _deliver(hass, queue)
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=10))
    await hass.async_block_till_done()
    assert [one["id"] for one in hass_storage[STORED]["data"]] == ["1", "2"]

    restarted = ExchangeQueue(hass, butler, queue._client)
    await restarted.async_load()
    assert len(restarted) == 2
    app.refusal = None
    await _deliver(hass, restarted)

    assert [one["id"] for one in app.exchanges] == ["1", "2"]
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=20))
    await hass.async_block_till_done()
    assert hass_storage[STORED]["data"] == []


async def test_kept_over_a_reload(
    hass: HomeAssistant, butler: MockConfigEntry, queue: ExchangeQueue, app: FakeApp
) -> None:
    queue.async_add([_exchange(1)])

    assert await hass.config_entries.async_reload(butler.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert [one["id"] for one in app.exchanges] == ["1"]


async def test_gone_with_the_entry(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    queue: ExchangeQueue,
    app: FakeApp,
    hass_storage: dict[str, Any],
) -> None:
    app.refusal = (503, {"code": "unavailable", "message": "Not now."})
    queue.async_add([_exchange(1)])

    await hass.config_entries.async_remove(butler.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert STORED not in hass_storage


def _input(text: str = "now") -> conversation.ConversationInput:
    return conversation.ConversationInput(
        text=text,
        context=Context(user_id="u1"),
        conversation_id="c1",
        device_id="d1",
        satellite_id=None,
        language="en",
        agent_id=BUTLER,
    )


def _result(name: str, data: Any) -> conversation.ToolResultContent:
    return conversation.ToolResultContent(
        agent_id="x", tool_call_id="t", tool_name=name, result=llm.ToolResult(data=data)
    )


def test_find_exchanges() -> None:
    said = conversation.UserContent("movie time")
    target = {"type": "entity", "id": "light.a", "name": "A"}
    area = {"type": "area", "id": "kitchen", "name": "Kitchen"}
    success = {"success": [area, target, {**target, "id": "light.b"}, {**target, "id": "lock.c"}]}
    contents = [
        conversation.SystemContent("prompt"),
        conversation.AssistantContent(agent_id="x", content="Error: nobody asked"),
        conversation.UserContent("never answered"),
        said,
        conversation.AssistantContent(agent_id="x", content=None),
        _result("trigger_sentence", {"response": "Done"}),
        conversation.AssistantContent(agent_id="x", content="Enjoy!"),
        conversation.UserContent("all on"),
        _result("HassTurnOn", {"response_type": "action_done", "data": success}),
        conversation.AssistantContent(agent_id="x", content="On."),
        conversation.UserContent("how warm is it"),
        _result("HassGetState", {"response_type": "query_answer", "data": success}),
        conversation.AssistantContent(agent_id="x", content="Warm."),
        conversation.UserContent("tell me a joke"),
        conversation.AssistantContent(agent_id="x", content="A" * 30_000),
    ]

    found = find_exchanges(contents, _input(), "c1", "kitchen")

    assert [one["text"] for one in found] == [
        "movie time",
        "all on",
        "how warm is it",
        "tell me a joke",
    ]
    assert found[0] == {
        "id": found[0]["id"],
        "conversation_id": "c1",
        "at": said.created.isoformat(),
        "text": "movie time",
        "answer": "Enjoy!",
        "handled_by": "sentence_trigger",
        "language": "en",
        "user_id": "u1",
        "device_id": "d1",
        "satellite_id": None,
        "area_id": "kitchen",
        "intent": None,
        "effects": [],
    }
    assert found[1]["intent"] == "HassTurnOn"
    assert found[1]["effects"] == [
        {
            "action": "light.turn_on",
            "entity_ids": ["light.a", "light.b"],
            "outcome": "reached",
        },
        {"action": "lock.lock", "entity_ids": ["lock.c"], "outcome": "reached"},
    ]
    assert found[2]["effects"] == []
    assert (found[3]["handled_by"], found[3]["intent"]) == ("home_assistant", None)
    assert len(found[3]["answer"]) == 20_000
    assert len({one["id"] for one in found}) == 4
