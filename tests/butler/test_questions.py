"""Open questions: what the app may say, what each person's card gets, and who answers."""

import json
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_capture_events,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.butler import user
from custom_components.butler.diagnostics import async_get_config_entry_diagnostics
from custom_components.butler.lineage import async_get_lineage
from custom_components.butler.question_board import async_get_board
from homeassistant.auth.const import GROUP_ID_ADMIN, GROUP_ID_USER
from homeassistant.auth.models import User
from homeassistant.components.diagnostics import REDACTED
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from .fake_app import FakeApp
from .questions import ending, notify, put, question

SENSOR, EVENT = "sensor.butler_open_questions", "event.butler_question"
SUBSCRIBE = {"type": "butler/subscribe", "topic": "questions"}
ANSWER = {
    "type": "butler/question/answer",
    "question_id": "q1",
    "answer": "yes",
    "answer_id": "tap-1",
}


async def _login(hass: HomeAssistant, name: str, group_id: str = GROUP_ID_USER) -> tuple[User, str]:
    group = await hass.auth.async_get_group(group_id)
    assert group is not None
    one = MockUser(name=name, groups=[group]).add_to_hass(hass)
    token = await hass.auth.async_create_refresh_token(one, "https://card.test/")
    return one, hass.auth.async_create_access_token(token)


async def _send(client: Any, message: dict[str, Any]) -> dict[str, Any]:
    await client.send_json_auto_id(message)
    answer: dict[str, Any] = await client.receive_json()
    return answer


async def _subscribe(client: Any) -> list[dict[str, Any]]:
    assert (await _send(client, SUBSCRIBE))["success"]
    event = (await client.receive_json())["event"]
    assert event["kind"] == "snapshot"
    questions: list[dict[str, Any]] = event["open"]
    return questions


async def _frames(client: Any) -> list[dict[str, Any]]:
    """Everything that came before the answer to a ping."""
    await client.send_json_auto_id({"type": "ping"})
    frames = []
    while (frame := await client.receive_json())["type"] != "pong":
        frames.append(frame)
    return frames


@pytest.fixture
async def app_client(
    hass: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> Any:
    login = await user.async_create_login(hass, butler.data["user_id"])
    return await hass_ws_client(hass, login.access_token)


async def test_the_app_says_what_is_open(hass: HomeAssistant, app_client: Any) -> None:
    assert hass.states.is_state(SENSOR, STATE_UNKNOWN)

    message = {"type": "butler/questions/set", "open": [question()], "ended": []}
    assert (await _send(app_client, message))["success"]
    await hass.async_block_till_done()

    assert hass.states.is_state(SENSOR, "1")
    assert async_get_board(hass).get("q1") is not None

    message = {"type": "butler/questions/set", "open": [], "ended": [ending()]}
    assert (await _send(app_client, message))["success"]
    await hass.async_block_till_done()
    assert hass.states.is_state(SENSOR, "0")
    assert async_get_board(hass).get("q1") is None


@pytest.mark.parametrize(
    "changes",
    [
        {"open": [question(surprise=1)]},
        {"open": [{"id": "q1"}]},
        {"open": [question(id="")]},
        {"open": [question(for_user_ids="all")]},
        {"open": [question(notify=[{"user_id": "u"}])]},
        {"open": [question(options=[{"id": "x"}])]},
        {"open": [question()] * 201},
        {"ended": [ending("forgotten")]},
        {"ended": [{"id": "q1"}]},
        {"more": 1},
    ],
)
async def test_what_the_app_may_not_say(
    hass: HomeAssistant, app_client: Any, changes: dict[str, Any]
) -> None:
    message = {"type": "butler/questions/set", "open": [], "ended": [], **changes}

    assert (await _send(app_client, message))["error"]["code"] == "invalid_format"
    assert hass.states.is_state(SENSOR, STATE_UNKNOWN)


async def test_nobody_else_says_what_is_open(
    hass: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    client = await hass_ws_client(hass)

    answer = await _send(client, {"type": "butler/questions/set", "open": [], "ended": []})

    assert answer["error"]["code"] == "unauthorized"


async def test_automations_hear_that_there_is_one(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    fired = async_capture_events(hass, "butler_question")
    sam = await hass.auth.async_create_user("Sam")

    await put(hass, question(notify=[notify(sam)], for_user_ids=[sam.id]))
    state = hass.states.get(EVENT)
    assert state is not None
    assert state.attributes["event_type"] == "asked"
    seen = [state.as_dict()]
    # Said again, it is no other question.
    await put(hass, question(notify=[notify(sam)], for_user_ids=[sam.id]))
    for end in ("taken", "declined", "expired", "withdrawn"):
        await put(hass, question())
        await put(hass, ended=(ending(end),))
        state = hass.states.get(EVENT)
        assert state is not None
        assert state.attributes["event_type"] == end
        seen.append(state.as_dict())

    kinds = [event.data["kind"] for event in fired]
    assert kinds == [
        one for end in ("taken", "declined", "expired", "withdrawn") for one in ("asked", end)
    ]
    assert fired[0].data == {"kind": "asked", "question_id": "q1", "needs_unlock": True}
    everything = json.dumps([*seen, *(event.as_dict() for event in fired)], default=str)
    for private in ("front door", "Front door", "Mia", "Robin", sam.id, "n0nce"):
        assert private not in everything


async def test_the_number_goes_with_the_app(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    await put(hass, question())
    app.refusal = (503, {"code": "unavailable", "message": "Away."})

    await butler.runtime_data.coordinator.async_refresh()

    assert hass.states.is_state(SENSOR, STATE_UNAVAILABLE)


async def test_a_card_gets_its_persons_questions_and_no_others(
    hass: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    sam, sams_token = await _login(hass, "Sam")
    mia, mias_token = await _login(hass, "Mia")
    _, robins_token = await _login(hass, "Robin", GROUP_ID_ADMIN)
    for_sam = question(for_user_ids=[sam.id], notify=[notify(sam)], asked_by_user_id=mia.id)
    await put(hass, for_sam)

    sams, mias, robins = [
        await hass_ws_client(hass, token) for token in (sams_token, mias_token, robins_token)
    ]
    (shown,) = await _subscribe(sams)
    assert shown == {
        key: value
        for key, value in for_sam.items()
        if key not in ("for_user_ids", "notify", "asked_by_user_id")
    } | {"may_answer": True}
    assert [one["may_answer"] for one in await _subscribe(mias)] == [False]
    assert await _subscribe(robins) == []

    second = question(id="q2", text="Buy a whale?", for_user_ids=[sam.id])
    await put(hass, for_sam, second)
    await put(hass, second, ended=(ending(),))
    await put(hass, question(id="q2", text="Buy a whale?", for_user_ids=[]))
    await put(hass, question(id="q3"), question(id="q4", for_user_ids=[mia.id]))

    events = [frame["event"] for frame in await _frames(sams)]
    assert [([one["id"] for one in event["open"]], event["ended"]) for event in events] == [
        (["q2"], []),
        ([], [ending()]),
        ([], [{"id": "q2", "end": "withdrawn", "by": None, "door": None}]),
    ]
    mias_frames = await _frames(mias)
    assert [frame["event"]["ended"] for frame in mias_frames] == [[ending()], []]
    assert mias_frames[1]["event"]["open"][0]["id"] == "q4"
    assert "whale" not in json.dumps(mias_frames)
    assert await _frames(robins) == []


async def test_after_a_restart_nobody_knows_until_the_app_has_said(
    hass: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    _, token = await _login(hass, "Sam")
    client = await hass_ws_client(hass, token)
    assert (await _send(client, SUBSCRIBE))["success"]
    assert [frame["event"] for frame in await _frames(client)] == [{"kind": "away"}]

    await put(hass)

    frames = await _frames(client)
    assert [frame["event"] for frame in frames] == [{"kind": "snapshot", "open": []}]


async def test_while_the_app_is_away_nothing_is_told_as_a_fact(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, hass_ws_client: WebSocketGenerator
) -> None:
    sam, token = await _login(hass, "Sam")
    known, late = [await hass_ws_client(hass, token) for _ in range(2)]
    await put(hass, question(for_user_ids=[sam.id]))
    assert len(await _subscribe(known)) == 1

    app.refusal = (503, {"code": "unavailable", "message": "Away."})
    await butler.runtime_data.coordinator.async_refresh()
    await butler.runtime_data.coordinator.async_refresh()
    assert (await _send(late, SUBSCRIBE))["success"]
    for client in (known, late):
        assert [frame["event"] for frame in await _frames(client)] == [{"kind": "away"}]

    # What its other connection says ends what was shown, and begins nothing.
    await put(hass, ended=(ending(),))
    (change,) = [frame["event"] for frame in await _frames(known)]
    assert (change["open"], change["ended"]) == ([], [ending()])
    assert await _frames(late) == []

    app.refusal = None
    await butler.runtime_data.coordinator.async_refresh()
    for client in (known, late):
        frames = await _frames(client)
        assert [frame["event"] for frame in frames] == [{"kind": "snapshot", "open": []}]


async def test_a_wall_tablet_sees_what_it_asked_and_nothing_of_the_persons(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, hass_ws_client: WebSocketGenerator
) -> None:
    """A login without a person is a room: it answers only what the app lets it."""
    sam, _ = await _login(hass, "Sam")
    tablet, token = await _login(hass, "Hall tablet")
    its_own = question(id="hall", for_user_ids=[sam.id], asked_by=None, asked_by_user_id=tablet.id)
    which = question(
        id="which",
        text="Which lamp?",
        for_user_ids=[tablet.id],
        asked_by_user_id=tablet.id,
        needs_unlock=False,
    )
    private = question(
        id="private",
        text="Cancel the doctor?",
        for_user_ids=[sam.id],
        asked_by="Sam",
        asked_by_user_id=sam.id,
        notify=[notify(sam)],
    )
    await put(hass, private, its_own)
    client = await hass_ws_client(hass, token)

    (shown,) = await _subscribe(client)
    assert (shown["id"], shown["asked_by"], shown["may_answer"]) == ("hall", None, False)

    await put(hass, private, its_own, which)
    await put(hass, which, ended=({**ending(), "id": "private"}, {**ending(), "id": "hall"}))
    frames = await _frames(client)
    asked, ended = [frame["event"] for frame in frames]
    assert [(one["id"], one["may_answer"]) for one in asked["open"]] == [("which", True)]
    assert [one["id"] for one in ended["ended"]] == ["hall"]
    for hidden in ("doctor", "private", sam.id, "n0nce"):
        assert hidden not in json.dumps([shown, frames])

    # Whether it may is the app's to say; it is told which login that is, and no person.
    await _send(client, {**ANSWER, "question_id": "private"})
    assert [answer["user_id"] for _, answer in app.answers] == [tablet.id]


async def test_a_subscription_ends(
    hass: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    await put(hass)
    sam, token = await _login(hass, "Sam")
    client = await hass_ws_client(hass, token)
    answer = await _send(client, SUBSCRIBE)
    assert (await client.receive_json())["event"]["open"] == []
    listeners = hass.data["dispatcher"]["butler_questions"]
    before = len(listeners)

    # It goes on after a reload of the entry.
    assert await hass.config_entries.async_reload(butler.entry_id)
    await put(hass, question(for_user_ids=[sam.id]))
    away, back, asked = [frame["event"] for frame in await _frames(client)]
    assert [away, back] == [{"kind": "away"}, {"kind": "snapshot", "open": []}]
    assert [one["id"] for one in asked["open"]] == ["q1"]

    await _send(client, {"type": "unsubscribe_events", "subscription": answer["id"]})
    await put(hass)
    assert await _frames(client) == []

    assert (await _send(client, SUBSCRIBE))["success"]
    await client.close()
    await hass.async_block_till_done()
    after = len(listeners)
    assert after == before - 1


async def test_no_such_topic_and_no_butler(
    hass: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    client = await hass_ws_client(hass)
    answer = await _send(client, {**SUBSCRIBE, "topic": "secrets"})
    assert answer["error"]["code"] == "invalid_format"

    await hass.config_entries.async_unload(butler.entry_id)
    for message in (SUBSCRIBE, ANSWER):
        assert (await _send(client, message))["error"]["code"] == "not_set_up"


async def test_removing_the_butler_takes_his_questions_away(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    hass_storage: dict[str, Any],
) -> None:
    sam, token = await _login(hass, "Sam")
    client = await hass_ws_client(hass, token)
    await put(hass, question(for_user_ids=[sam.id]))
    assert len(await _subscribe(client)) == 1

    await hass.config_entries.async_remove(butler.entry_id)
    await hass.async_block_till_done()

    away, withdrawn = [frame["event"] for frame in await _frames(client)]
    assert away == {"kind": "away"}
    assert [one["end"] for one in withdrawn["ended"]] == ["withdrawn"]
    assert "butler.questions" not in hass_storage


async def test_a_card_answers_as_who_is_logged_in(
    hass: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator, app: FakeApp
) -> None:
    sam, token = await _login(hass, "Sam")
    client = await hass_ws_client(hass, token)

    answer = await _send(client, ANSWER)

    assert answer["result"] == {"state": "done", "message": "The door is open."}
    assert app.answers == [
        (
            "q1",
            {
                "answer_id": "tap-1",
                "answer": "yes",
                "user_id": sam.id,
                "door": "card",
                "nonce": None,
                "is_unlocked": True,
            },
        )
    ]
    # Sent again it has the same id, by which the app knows it.
    await _send(client, ANSWER)
    assert app.answers[0] == app.answers[1]


@pytest.mark.parametrize(
    "changes",
    [
        {"question_id": "../settings"},
        {"question_id": ".."},
        {"question_id": "a/b?c"},
        {"question_id": "q1\n"},
        {"question_id": ""},
        {"question_id": "x" * 65},
        {"answer": ""},
        {"answer": "x" * 65},
        {"answer_id": ""},
        {"answer_id": "\0"},
        {"answer_id": "tap\n"},
        {"user_id": "robin"},
    ],
)
async def test_what_is_no_answer(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    app: FakeApp,
    changes: dict[str, Any],
) -> None:
    client = await hass_ws_client(hass)

    answer = await _send(client, {**ANSWER, **changes})

    assert answer["error"]["code"] == "invalid_format"
    assert app.answers == []


@pytest.mark.parametrize(
    ("refusal", "error"),
    [
        (
            (404, {"code": "not_found", "message": "There is no such question."}),
            {"code": "not_found", "message": "There is no such question."},
        ),
        (
            (401, {"code": "unauthorized", "message": "Who?"}),
            {
                "code": "unauthorized",
                "message": "The Butler app doesn't know this Home Assistant any more. "
                "Please pair it again in the settings.",
            },
        ),
    ],
)
async def test_the_app_refuses(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    app: FakeApp,
    refusal: tuple[int, dict[str, str]],
    error: dict[str, str],
) -> None:
    client = await hass_ws_client(hass)
    app.answer_refusal = refusal

    assert error.items() <= (await _send(client, ANSWER))["error"].items()


async def test_the_app_answers_nonsense(
    hass: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator, app: FakeApp
) -> None:
    client = await hass_ws_client(hass)
    app.answer_result = {"state": 1}

    assert (await _send(client, ANSWER))["error"]["code"] == "upstream"


async def test_the_app_is_away(
    hass: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator, app: FakeApp
) -> None:
    client = await hass_ws_client(hass)
    app.loses_answer = True
    error = (await _send(client, ANSWER))["error"]
    assert error["code"] == "interrupted"
    assert error["message"].startswith("I was interrupted while I took the answer.")

    butler.runtime_data.client._url = "http://127.0.0.1:1"
    error = (await _send(client, ANSWER))["error"]
    assert error["code"] == "unavailable"
    assert "nothing was done. The question stays open" in error["message"]


async def _answer(hass: HomeAssistant, context: Context | None, **changes: Any) -> Any:
    return await hass.services.async_call(
        "butler",
        "answer_question",
        {"question_id": "q1", "answer": "yes"} | changes.pop("data", {}),
        blocking=True,
        context=context,
        **changes,
    )


async def test_the_action(hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp) -> None:
    sam, _ = await _login(hass, "Sam")

    result = await _answer(hass, Context(user_id=sam.id), return_response=True)

    assert result == {"state": "done", "message": "The door is open."}
    ((question_id, body),) = app.answers
    assert question_id == "q1"
    assert body.pop("answer_id")
    assert body == {
        "answer": "yes",
        "user_id": sam.id,
        "door": "action",
        "nonce": None,
        "is_unlocked": True,
    }
    assert await _answer(hass, Context(user_id=sam.id)) is None


async def test_the_action_is_refused(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    sam, _ = await _login(hass, "Sam")
    context = Context(user_id=sam.id)
    app.answer_result = {"state": "not_yours", "message": "That is not yours to answer."}
    refused = {"state": "not_yours", "message": "That is not yours to answer."}
    assert await _answer(hass, context, return_response=True) == refused
    with pytest.raises(ServiceValidationError, match="not yours to answer"):
        await _answer(hass, context)

    app.answers.clear()
    with pytest.raises(ServiceValidationError, match="Nobody has answered"):
        await _answer(hass, None)
    for nobody in ("no-such-user", butler.data["user_id"]):
        with pytest.raises(HomeAssistantError, match="not yours"):
            await _answer(hass, Context(user_id=nobody))
    await hass.auth.async_deactivate_user(sam)
    with pytest.raises(HomeAssistantError, match="not yours"):
        await _answer(hass, context)
    assert app.answers == []


async def test_the_butler_does_not_answer_himself(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    sam, _ = await _login(hass, "Sam")
    turn = Context(user_id=sam.id)
    with async_get_lineage(hass).turn(turn):
        pass
    # As butler/act makes it for a script that he was told to run.
    context = async_get_lineage(hass).make_child(sam.id, turn.id)

    with pytest.raises(ServiceValidationError, match="his own questions"):
        await _answer(hass, context)
    assert app.answers == []


async def test_the_action_without_a_butler(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    sam, _ = await _login(hass, "Sam")
    await hass.config_entries.async_unload(butler.entry_id)

    with pytest.raises(ServiceValidationError, match="not set up"):
        await _answer(hass, Context(user_id=sam.id))


async def test_diagnostics_tell_the_number_only(
    hass: HomeAssistant, butler: MockConfigEntry
) -> None:
    await put(hass, question(asked_by="Mia"))

    told = await async_get_config_entry_diagnostics(hass, butler)

    assert told["open_questions"] == 1
    assert told["entry"]["data"]["token"] == REDACTED
    assert "front door" not in json.dumps(told).lower()
