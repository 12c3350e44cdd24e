"""The recorded examples of the wire (tests/contract/examples), replayed by this side."""

import json
from pathlib import Path
from typing import Any, get_type_hints
from unittest.mock import patch

import probatio
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.butler.allow_list import ALLOW_LIST_SCHEMA
from custom_components.butler.api import ButlerClient
from custom_components.butler.card_api import ws_answer_question
from custom_components.butler.chat_api import ws_history, ws_send, ws_stop
from custom_components.butler.chat_delete import ws_delete
from custom_components.butler.chat_details import ws_details
from custom_components.butler.chat_topic import read_params
from custom_components.butler.handover import async_hand_over
from custom_components.butler.house import HouseFeed
from custom_components.butler.question import as_seen_by
from custom_components.butler.question_answer import Answer, async_answer
from custom_components.butler.question_topic import async_subscribe
from custom_components.butler.repairs import get_version_problem
from custom_components.butler.turn_request import ButlerInput
from custom_components.butler.websocket_api import (
    ws_act,
    ws_login,
    ws_memory_changed,
    ws_set_questions,
    ws_subscribe_house,
)
from custom_components.butler.wire import Effect, LocalExchange, RecognizedIntent
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import area_registry as ar, entity_registry as er
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from .fake_app import CODE, TOKEN, FakeApp, Write
from .home import KITCHEN_LIGHT
from .questions import put
from .talk import BUTLER, say, speech

EXAMPLES = Path(__file__).parents[1] / "contract" / "examples"


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _shape(value: Any) -> Any:
    """Return names and kinds instead of values; of a list, what its items have in common."""
    if isinstance(value, dict):
        return {key: _shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shape(item) for item in value[:1]]
    return type(value).__name__


def _all(pattern: str) -> Any:
    paths = sorted(EXAMPLES.glob(pattern))
    assert paths, pattern
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.name)


@_all("turnEvent.*.ndjson")
async def test_an_answer(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, path: Path
) -> None:
    raw = await hass.async_add_executor_job(path.read_bytes)

    async def script(_turn: dict[str, Any], write: Write) -> None:
        await write(raw)

    app.script = script
    words = ButlerInput(
        text="whatever it was",
        context=Context(),
        conversation_id=None,
        device_id=None,
        satellite_id=None,
        language="en",
        agent_id=BUTLER,
    )
    entity = hass.data["entity_components"]["conversation"].get_entity(BUTLER)

    result = await entity.internal_async_process(words)

    last = json.loads(raw.splitlines()[-1])
    if last["type"] == "error":
        assert speech(result).endswith(last["message"])
        return
    assert speech(result) == last["text"]
    assert result.continue_conversation == last["continue_conversation"]
    assert words.report.effects == last["effects"]
    memory = butler.runtime_data.memories.get(result.conversation_id)
    assert memory.question_open == last["question_open"]
    assert memory.secret_expected == last.get("secret_expected", False)


async def test_a_turn_has_the_recorded_shape(
    butler_home: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    user = await butler_home.auth.async_create_user("Anna")
    context = Context(user_id=user.id)
    kitchen = ar.async_get(butler_home).async_get_area_by_name("Kitchen")
    assert kitchen is not None
    satellite = er.async_get(butler_home).async_get_or_create(
        "assist_satellite", "test", "s1", suggested_object_id="kitchen"
    )
    er.async_get(butler_home).async_update_entity(satellite.entity_id, area_id=kitchen.id)
    with patch.object(butler.runtime_data.exchanges, "async_deliver"):
        spoken = {"satellite_id": satellite.entity_id, "device_id": "d1"}
        first = await say(butler_home, "turn off kitchen lights", **spoken)
    assert butler_home.states.is_state(KITCHEN_LIGHT, "off")

    await say(
        butler_home,
        "and now off again",
        first.conversation_id,
        extra_system_prompt="The oven is done.",
        **spoken,
    )
    await say(butler_home, "is the front door locked?", context=context)
    await say(butler_home, "the second one", context=context)
    await say(butler_home, "don't keep this: what does a biopsy show?", context=context)

    names = ("satellite", "dashboard", "own-sentence", "unkept")
    for turn, name in zip(app.turns, names, strict=True):
        assert _shape(turn) == _shape(_read(EXAMPLES / f"turnRequest.{name}.json"))


@_all("localExchange.*.json")
def test_an_exchange_has_the_recorded_keys(path: Path) -> None:
    example = _read(path)
    left_out = LocalExchange.__optional_keys__ - example.keys()
    assert example.keys() | left_out == get_type_hints(LocalExchange).keys()
    for effect in example["effects"]:
        assert effect.keys() == get_type_hints(Effect).keys()
    intent = _read(EXAMPLES / "turnRequest.own-sentence.json")["intent"]
    assert intent.keys() == get_type_hints(RecognizedIntent).keys()


async def test_exchanges_have_the_recorded_shape(butler_home: HomeAssistant, app: FakeApp) -> None:
    user = await butler_home.auth.async_create_user("Anna")
    await say(butler_home, "turn on bed light", context=Context(user_id=user.id))
    await butler_home.async_block_till_done(wait_background_tasks=True)

    example = _read(EXAMPLES / "exchangesRequest.json")
    example["exchanges"][0]["area_id"] = None
    assert _shape({"exchanges": app.exchanges}) == _shape(example)


@_all("statusResponse*.json")
async def test_a_status(
    hass: HomeAssistant, entry: MockConfigEntry, app: FakeApp, path: Path
) -> None:
    app.status = _read(path)

    assert await hass.config_entries.async_setup(entry.entry_id)

    coordinator = entry.runtime_data.coordinator
    assert coordinator.last_update_success
    assert get_version_problem(coordinator.data["api"]) is None


@_all("errorBody.*.json")
async def test_an_error(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, path: Path
) -> None:
    body = _read(path)
    app.refusal = (403, body)

    assert speech(await say(hass, "hello there")) == body["message"]


async def test_pairing_has_the_recorded_shapes(core: HomeAssistant, app: FakeApp) -> None:
    flow = await core.config_entries.flow.async_init("butler", context={"source": "user"})
    await core.config_entries.flow.async_configure(flow["flow_id"], {"url": app.url, "code": CODE})
    await core.async_block_till_done()

    for step, (request, response) in app.crossed.items():
        name = f"pairing{step.capitalize()}"
        assert _shape(request) == _shape(_read(EXAMPLES / f"{name}Request.json"))
        assert _shape(response) == _shape(_read(EXAMPLES / f"{name}Response.json"))
    assert list(app.crossed) == ["start", "prove", "exchange"]


async def test_handing_over_has_the_recorded_shape(core: HomeAssistant, app: FakeApp) -> None:
    await async_hand_over(core, ButlerClient(async_get_clientsession(core), app.url, TOKEN), None)

    assert _shape(app.handed_over[0]) == _shape(_read(EXAMPLES / "homeAssistantRequest.json"))


async def test_the_house_has_the_recorded_shape(home: HomeAssistant) -> None:
    home.states.async_set("person.anna", "home", {"user_id": "u1"})
    satellite = er.async_get(home).async_get_or_create("assist_satellite", "test", "s1")
    home.states.async_set(satellite.entity_id, "idle")
    events: list[dict[str, Any]] = []
    (await HouseFeed(home, events.append).async_start())()

    example = _read(EXAMPLES / "houseEvent.snapshot.json")
    for name in ("areas", "floors", "people", "satellites", "entities"):
        assert events[0][name][0].keys() == example[name][0].keys()
    assert events[0].keys() == example.keys()


def _is_accepted(schema: str, value: Any) -> bool:
    schemas = {
        "allowList": ALLOW_LIST_SCHEMA,
        "actRequest": ws_act._ws_schema,
        "loginRequest": ws_login._ws_schema,
        "houseSubscribeRequest": ws_subscribe_house._ws_schema,
        "questionsSet": ws_set_questions._ws_schema,
        "questionAnswerCommand": ws_answer_question._ws_schema,
        "memoryChanged": ws_memory_changed._ws_schema,
        "chatSendCommand": ws_send._ws_schema,
        "chatStopCommand": ws_stop._ws_schema,
        "chatHistoryCommand": ws_history._ws_schema,
        "chatDeleteCommand": ws_delete._ws_schema,
        "chatDetailsCommand": ws_details._ws_schema,
    }
    try:
        schemas[schema](value if schema == "allowList" else {"id": 1, **value})
    except probatio.Invalid:
        return False
    return True


async def test_what_scripts_reach_has_the_recorded_shape(home: HomeAssistant) -> None:
    events: list[dict[str, Any]] = []
    (await HouseFeed(home, events.append, with_reaches=True).async_start())()

    entities = {entity["entity_id"]: entity for entity in events[0]["entities"]}
    (recorded, unknown) = _read(EXAMPLES / "houseEvent.reaches.json")["entities"]["changed"]
    script = entities["script.goodnight"]
    assert script.keys() == recorded.keys() == unknown.keys()
    assert [reach.keys() for reach in script["reaches"]] == [recorded["reaches"][0].keys()]
    assert "reaches" not in entities["light.bed_light"]


@_all("houseSubscribeRequest*.json")
def test_a_subscription_is_accepted(path: Path) -> None:
    assert _is_accepted("houseSubscribeRequest", _read(path))


@_all("actRequest.*.json")
def test_an_act_is_accepted(path: Path) -> None:
    assert _is_accepted("actRequest", _read(path))


@_all("loginRequest.json")
def test_a_login_is_accepted(path: Path) -> None:
    assert _is_accepted("loginRequest", _read(path))


@_all("allowList.json")
def test_an_allow_list_is_accepted(path: Path) -> None:
    assert _is_accepted("allowList", _read(path))


@_all("rejected/a*.json")
def test_what_is_refused(path: Path) -> None:
    assert not _is_accepted(path.name.split(".", maxsplit=1)[0], _read(path))


@_all("questionsSet*.json")
def test_open_questions_are_accepted(path: Path) -> None:
    assert _is_accepted("questionsSet", _read(path))


@_all("rejected/questionsSet*.json")
def test_open_questions_that_are_refused(path: Path) -> None:
    assert not _is_accepted("questionsSet", _read(path))


@_all("memoryChanged*.json")
def test_a_change_of_the_memory_is_accepted(path: Path) -> None:
    assert _is_accepted("memoryChanged", _read(path))


@_all("questionAnswerCommand*.json")
def test_an_answer_of_a_card_is_accepted(path: Path) -> None:
    assert _is_accepted("questionAnswerCommand", _read(path))


async def test_what_a_card_gets_has_the_recorded_shape(
    hass: HomeAssistant, butler: MockConfigEntry
) -> None:
    message = _read(EXAMPLES / "questionsSet.json")
    first, second = message["open"]
    may_answer, asked = MockUser(id=first["for_user_ids"][0]), MockUser(id="6d0a")
    assert as_seen_by(first, may_answer.id) == _read(EXAMPLES / "questionOfPerson.json")
    second = {**second, "asked_by_user_id": asked.id}
    events: list[dict[str, Any]] = []
    for user in (may_answer, asked):
        async_subscribe(hass, user, lambda event: events.append(dict(event)))
    assert events == [_read(EXAMPLES / "questionsEvent.away.json")] * 2
    await put(hass, first)
    events.clear()
    async_subscribe(hass, may_answer, lambda event: events.append(dict(event)))
    assert events == [_read(EXAMPLES / "questionsEvent.snapshot.json")]

    events.clear()
    await put(hass, second, ended=({**message["ended"][0], "id": first["id"]},))
    change = next(event for event in events if event["open"])
    assert _shape(change) == _shape(_read(EXAMPLES / "questionsEvent.change.json"))


async def test_an_answer_has_the_recorded_shape(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    sam = await hass.auth.async_create_user("Sam")
    app.answer_result = _read(EXAMPLES / "questionAnswerResponse.json")
    for name in ("phone", "card"):
        recorded = _read(EXAMPLES / f"questionAnswerRequest.{name}.json")
        answer = Answer(**{**recorded, "question_id": "q1", "user_id": sam.id})

        assert await async_answer(hass, butler, answer, "en") == app.answer_result

        assert app.answers[-1][1] == {**recorded, "user_id": sam.id}


@_all("chat*Command*.json")
def test_a_command_of_the_chat_is_accepted(path: Path) -> None:
    assert _is_accepted(path.name.split(".", maxsplit=1)[0], _read(path))


@_all("rejected/chat*.json")
def test_a_command_of_the_chat_that_is_refused(path: Path) -> None:
    assert not _is_accepted(path.name.split(".", maxsplit=1)[0], _read(path))


@_all("chatParams*.json")
def test_a_thread_is_accepted(path: Path) -> None:
    assert read_params(_read(path)) == _read(path)
