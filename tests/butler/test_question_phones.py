"""People are asked on their phones: real registrations, a push server of our own, real webhooks."""

from collections.abc import AsyncGenerator
import json
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.butler.lineage import async_get_lineage
from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.auth.models import User
from homeassistant.core import Context, CoreState, HomeAssistant, ServiceCall
from homeassistant.setup import async_setup_component

from .fake_app import FakeApp
from .questions import (
    ANDROID,
    IPHONE,
    OLD_ANDROID,
    OLD_APP,
    Push,
    RealPhone,
    ending,
    notify,
    push_server,
    put,
    question,
    register,
)

BUTTON = "mobile_app_notification_action"
YES, NO = "BUTLER_YES_n0nce", "BUTLER_NO_n0nce"


@pytest.fixture
async def push(socket_enabled: None) -> AsyncGenerator[Push]:
    async with push_server() as one:
        yield one


async def _person(hass: HomeAssistant, name: str) -> tuple[User, str]:
    """A person who may log in, and a token of theirs."""
    group = await hass.auth.async_get_group(GROUP_ID_USER)
    assert group is not None
    user = MockUser(name=name, groups=[group]).add_to_hass(hass)
    token = await hass.auth.async_create_refresh_token(user, "https://phone.test/")
    return user, hass.auth.async_create_access_token(token)


@pytest.fixture
async def sam(hass: HomeAssistant, butler: MockConfigEntry) -> tuple[User, str]:
    assert await async_setup_component(hass, "mobile_app", {})
    await hass.async_block_till_done()
    return await _person(hass, "Sam")


@pytest.fixture
async def phone(
    hass: HomeAssistant,
    sam: tuple[User, str],
    hass_client: ClientSessionGenerator,
    push: Push,
) -> RealPhone:
    return await register(hass, await hass_client(sam[1]), push, "Pixel")


def _buttons(notice: dict[str, Any]) -> list[tuple[str, str, bool]]:
    return [
        (one["action"], one["title"], one.get("authenticationRequired", False))
        for one in notice["data"]["actions"]
    ]


async def test_a_phone_is_asked_and_answers(
    hass: HomeAssistant, sam: tuple[User, str], phone: RealPhone, push: Push, app: FakeApp
) -> None:
    await put(hass, question(notify=[notify(sam[0])]))

    (notice,) = push.of("Pixel")
    assert notice["title"] == "Mia asks"
    assert notice["message"] == "Unlock the front door?"
    assert notice["data"]["tag"] == "butler_question_q1"
    assert _buttons(notice) == [(YES, "Yes", True), (NO, "No", False)]

    await phone.press(YES)
    await hass.async_block_till_done(wait_background_tasks=True)

    ((question_id, body),) = app.answers
    assert question_id == "q1"
    assert len(body.pop("answer_id")) == 32
    assert body == {
        "answer": "yes",
        "user_id": sam[0].id,
        "door": "phone",
        "nonce": "n0nce",
        "is_unlocked": True,
    }
    assert push.of("Pixel")[-1]["message"] == "The door is open."
    assert push.of("Pixel")[-1]["data"]["tag"] == "butler_question_q1"


async def test_no_takes_the_notice_away(
    hass: HomeAssistant, sam: tuple[User, str], phone: RealPhone, push: Push, app: FakeApp
) -> None:
    app.answer_result = {"state": "declined", "message": "Then I leave it."}
    await put(hass, question(notify=[notify(sam[0])], needs_unlock=False))
    assert _buttons(push.of("Pixel")[0]) == [(YES, "Yes", False), (NO, "No", False)]

    await phone.press(NO)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert app.answers[0][1]["answer"] == "no"
    assert not app.answers[0][1]["is_unlocked"]
    assert push.of("Pixel")[-1]["message"] == "clear_notification"


async def test_german_and_a_foreign_text(
    hass: HomeAssistant, sam: tuple[User, str], phone: RealPhone, push: Push
) -> None:
    await put(
        hass,
        question(
            language="de",
            text="Beide Türen öffnen?",
            what=["Haustür aufschließen", "Garage öffnen"],
            asked_by=None,
            notify=[notify(sam[0])],
            **{"from": ["die Einladung <b>Essen</b>"]},
        ),
    )

    (notice,) = push.of("Pixel")
    assert notice["title"] == "Der Butler fragt"
    assert notice["message"] == (
        "Beide Türen öffnen?\n• Haustür aufschließen\n• Garage öffnen\n"
        "Anlass dafür war die Einladung (b)Essen(/b)."
    )
    assert [one["title"] for one in notice["data"]["actions"]] == ["Ja", "Nein"]


@pytest.mark.parametrize(
    ("ended", "message"),
    [
        ((ending("taken"),), "Robin said yes on the dashboard."),
        ((ending("declined", None, "voice"),), "Somebody said no in a conversation."),
        (
            (ending("taken", "Robin", "pin") | {"outcome": "failed"},),
            "Robin said yes with a PIN, but it did not work.",
        ),
        ((ending("taken", "Robin", "somewhere"),), "Robin said yes elsewhere."),
        ((ending("expired", None, None),), "clear_notification"),
        ((ending("withdrawn", None, None),), "clear_notification"),
        ((), "clear_notification"),
    ],
)
async def test_decided_elsewhere(
    hass: HomeAssistant,
    sam: tuple[User, str],
    phone: RealPhone,
    push: Push,
    app: FakeApp,
    ended: tuple[Any, ...],
    message: str,
) -> None:
    await put(hass, question(notify=[notify(sam[0])]))

    await put(hass, ended=ended)

    assert [notice["message"] for notice in push.of("Pixel")[1:]] == [message]
    assert push.of("Pixel")[1]["data"]["tag"] == "butler_question_q1"
    assert "actions" not in push.of("Pixel")[1]["data"]

    await phone.press(YES)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert app.answers == []


async def test_which_one(
    hass: HomeAssistant, sam: tuple[User, str], phone: RealPhone, push: Push, app: FakeApp
) -> None:
    lamps = [{"id": "light.desk", "label": "Desk"}, {"id": "light.floor", "label": "Floor"}]
    await put(hass, question(options=lamps, needs_unlock=False, notify=[notify(sam[0])]))

    assert _buttons(push.of("Pixel")[0]) == [
        ("BUTLER_1_n0nce", "Desk", False),
        ("BUTLER_2_n0nce", "Floor", False),
        (NO, "No", False),
    ]
    await phone.press("BUTLER_2_n0nce")
    for beyond in ("BUTLER_0_n0nce", "BUTLER_3_n0nce", "BUTLER_X_n0nce"):
        await phone.press(beyond)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert [body["answer"] for _, body in app.answers] == ["light.floor"]


async def test_more_than_three_are_chosen_in_home_assistant(
    hass: HomeAssistant, sam: tuple[User, str], phone: RealPhone, push: Push
) -> None:
    many = [{"id": str(number), "label": f"Lamp {number}"} for number in range(4)]
    await put(hass, question(options=many, notify=[notify(sam[0])]))
    await put(hass, question(id="q2", options=many[:3], notify=[notify(sam[0])]))

    first, second = push.of("Pixel")[0], push.of("Pixel")[-1]
    assert first["message"].endswith("Open Home Assistant to answer.")
    assert _buttons(first) == [(NO, "No", False)]
    assert [title for _, title, _ in _buttons(second)] == ["Lamp 0", "Lamp 1", "Lamp 2"]


@pytest.mark.parametrize(
    ("system", "may_say_yes"),
    [(IPHONE, True), (ANDROID, True), (OLD_ANDROID, False), (OLD_APP, False)],
)
async def test_only_a_phone_that_asks_for_its_unlock_may_open_doors(
    hass: HomeAssistant,
    sam: tuple[User, str],
    hass_client: ClientSessionGenerator,
    push: Push,
    app: FakeApp,
    system: dict[str, str],
    may_say_yes: bool,
) -> None:
    phone = await register(hass, await hass_client(sam[1]), push, "Old", system)

    await put(hass, question(notify=[notify(sam[0])]))

    (notice,) = push.of("Old")
    assert ((YES, "Yes", True) in _buttons(notice)) is may_say_yes
    assert notice["message"].endswith("Open Home Assistant to answer.") is not may_say_yes
    # Whatever such a phone sends, it does not count as unlocked.
    await phone.press(YES)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert app.answers[0][1]["is_unlocked"] is may_say_yes

    await put(hass, question(id="q2", needs_unlock=False, notify=[notify(sam[0], "other")]))
    assert _buttons(push.of("Old")[-1])[0] == ("BUTLER_YES_other", "Yes", False)


async def test_what_does_not_count(
    hass: HomeAssistant,
    sam: tuple[User, str],
    phone: RealPhone,
    hass_client: ClientSessionGenerator,
    push: Push,
    app: FakeApp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    _, token = await _person(hass, "Mia")
    childs = await register(hass, await hass_client(token), push, "Childs phone")
    await put(hass, question(notify=[notify(sam[0])]))
    assert push.of("Childs phone") == []

    # Mia's phone, even with the right id; the wrong id; an automation that has no user.
    await childs.press(YES)
    await phone.press("BUTLER_YES_other")
    await phone.press("BUTLER_MAYBE_n0nce")
    await phone.press("YES")
    hass.bus.async_fire(BUTTON, {"action": YES})
    hass.bus.async_fire(BUTTON, {"action": 5}, context=Context(user_id=sam[0].id))
    hass.bus.async_fire(BUTTON, {}, context=Context(user_id=sam[0].id))
    await hass.async_block_till_done(wait_background_tasks=True)

    assert app.answers == []
    ours = [one.getMessage() for one in caplog.records if "custom_components" in one.name]
    assert not any("n0nce" in message or sam[0].id in message for message in ours)


async def test_the_butler_presses_no_button(
    hass: HomeAssistant, sam: tuple[User, str], phone: RealPhone, app: FakeApp
) -> None:
    await put(hass, question(notify=[notify(sam[0])]))
    turn = Context(user_id=sam[0].id)
    with async_get_lineage(hass).turn(turn):
        pass
    # As butler/act makes it for a script that he was told to run, and that fires the event of a phone.
    context = async_get_lineage(hass).make_child(sam[0].id, turn.id)

    hass.bus.async_fire(BUTTON, {"action": YES}, context=context)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert app.answers == []


async def test_who_may_not_log_in_any_more(
    hass: HomeAssistant, sam: tuple[User, str], phone: RealPhone, app: FakeApp
) -> None:
    await put(hass, question(notify=[notify(sam[0])]))
    await hass.auth.async_deactivate_user(sam[0])

    await phone.press(YES)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert app.answers == []


@pytest.mark.parametrize("loses_answer", [False, True])
async def test_the_app_is_away(
    hass: HomeAssistant,
    sam: tuple[User, str],
    phone: RealPhone,
    push: Push,
    app: FakeApp,
    loses_answer: bool,
    butler: MockConfigEntry,
) -> None:
    await put(hass, question(notify=[notify(sam[0])]))
    if loses_answer:
        app.loses_answer = True
    else:
        app.answer_refusal = (503, {"code": "unavailable", "message": "My memory is away."})

    await phone.press(YES)
    await hass.async_block_till_done(wait_background_tasks=True)

    notice = push.of("Pixel")[-1]
    question_text, why = notice["message"].split("\n")
    assert question_text == "Unlock the front door?"
    assert why == (
        "I was interrupted while I took the answer. Please answer again: I then say what became of it."
        if loses_answer
        else "My memory is away."
    )
    assert len(_buttons(notice)) == 2

    app.loses_answer, app.answer_refusal = False, None
    await phone.press(YES)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert push.of("Pixel")[-1]["message"] == "The door is open."


async def test_a_phone_that_fails_disturbs_no_other(
    hass: HomeAssistant,
    sam: tuple[User, str],
    phone: RealPhone,
    hass_client: ClientSessionGenerator,
    push: Push,
) -> None:
    robin, token = await _person(hass, "Robin")
    await register(hass, await hass_client(token), push, "Stuck")
    push.hangs = {"Stuck"}

    async def fail(_call: ServiceCall) -> None:
        raise RuntimeError("broken")

    hass.services.async_register("notify", "fax", fail)
    with patch("custom_components.butler.phone._SEND_DEADLINE", 0.1):
        await put(
            hass,
            question(
                notify=[notify(robin, "r"), notify(sam[0]), notify(robin, "r", ["notify.fax"])]
            ),
        )

    assert len(push.of("Pixel")) == 1
    assert push.of("Stuck") == []


async def test_chosen_targets(
    hass: HomeAssistant,
    sam: tuple[User, str],
    phone: RealPhone,
    hass_client: ClientSessionGenerator,
    push: Push,
) -> None:
    await register(hass, await hass_client(sam[1]), push, "Tablet")
    _, token = await _person(hass, "Robin")
    await register(hass, await hass_client(token), push, "Robins")
    faxed: list[dict[str, Any]] = []

    async def fax(call: ServiceCall) -> None:
        faxed.append(dict(call.data))

    hass.services.async_register("notify", "fax", fax)
    hass.services.async_register("notify", "send_message", fax)
    hass.services.async_register("homeassistant", "restart", fax)
    hass.states.async_set("notify.pager", "unknown")
    targets = [
        "notify.mobile_app_tablet",
        "notify.mobile_app_robins",
        "notify.robins",
        "notify.fax",
        "notify.pager",
        "notify.gone",
        "notify.notify",
        "notify.persistent_notification",
        "homeassistant.restart",
        "nonsense",
    ]

    await put(hass, question(notify=[notify(sam[0], targets=targets)]))

    # Robin's phone is not Sam's to be asked on, and a fax machine has no buttons.
    assert [name for name, _ in push.notices] == ["Tablet"]
    words = {
        "title": "Mia asks",
        "message": "Unlock the front door?\nOpen Home Assistant to answer.",
    }
    assert faxed == [words, words | {"entity_id": "notify.pager"}]

    await put(hass, question(id="q2", notify=[notify(sam[0], targets=["notify.pixel"])]))
    assert len(push.of("Pixel")) == 1


async def test_a_phone_without_notices(
    hass: HomeAssistant,
    sam: tuple[User, str],
    hass_client: ClientSessionGenerator,
    push: Push,
) -> None:
    await register(hass, await hass_client(sam[1]), None, "Mute")

    await put(hass, question(notify=[notify(sam[0])]))

    assert push.notices == []


async def test_notices_that_are_not_set_up_yet(
    hass: HomeAssistant, sam: tuple[User, str], phone: RealPhone, push: Push
) -> None:
    service = hass.data["mobile_app"].pop("notify")
    await put(hass, question(notify=[notify(sam[0])]))
    assert push.notices == []

    hass.data["mobile_app"]["notify"] = service
    await put(hass, question(notify=[notify(sam[0])]))
    assert len(push.of("Pixel")) == 1


async def test_a_restart_asks_nobody_twice(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    sam: tuple[User, str],
    phone: RealPhone,
    hass_client: ClientSessionGenerator,
    push: Push,
    app: FakeApp,
    hass_storage: dict[str, Any],
) -> None:
    asked = question(notify=[notify(sam[0])])
    await put(hass, asked)
    assert len(push.notices) == 1

    # The entry is loaded again, and the app says again what is open; nobody is told of it twice.
    assert await hass.config_entries.async_reload(butler.entry_id)
    await put(hass, asked)
    assert len(push.notices) == 1
    await phone.press(YES)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert len(app.answers) == 1

    # Home Assistant starts again, and somebody has a new phone since.
    hass.bus.async_fire("homeassistant_final_write")
    await hass.async_block_till_done()
    stored = json.dumps(hass_storage["butler.questions"])
    assert not any(word in stored for word in ("front door", "n0nce", "Mia"))
    del hass.data["butler_questions"]
    assert await hass.config_entries.async_reload(butler.entry_id)
    await register(hass, await hass_client(sam[1]), push, "New")
    push.notices.clear()
    await put(hass, asked)
    assert [name for name, _ in push.notices] == ["New"]
    await put(hass, ended=(ending(),))
    assert {notice["message"] for _, notice in push.notices[1:]} == {
        "Robin said yes on the dashboard."
    }


async def test_a_phone_that_is_set_up_late(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    sam: tuple[User, str],
    hass_client: ClientSessionGenerator,
    push: Push,
) -> None:
    hass.set_state(CoreState.starting)
    assert await hass.config_entries.async_reload(butler.entry_id)
    await put(hass, question(notify=[notify(sam[0])]))
    await register(hass, await hass_client(sam[1]), push, "Late")
    assert push.notices == []

    hass.set_state(CoreState.running)
    hass.bus.async_fire("homeassistant_started")
    await hass.async_block_till_done(wait_background_tasks=True)

    assert len(push.of("Late")) == 1
