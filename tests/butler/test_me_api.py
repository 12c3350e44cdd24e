"""How everybody has the butler be with them, on a card: their own row, and no rights."""

import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from homeassistant.core import HomeAssistant

from .cards import Cards, open_cards
from .fake_app import FakeApp
from .fake_people import person_row

EXAMPLES = Path(__file__).parents[1] / "contract" / "examples"
CHANNELS = {"notify": ["notify.mobile_app_old"], "whatsapp": None, "telegram": "12"}


@pytest.fixture
async def mia(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, hass_ws_client: WebSocketGenerator
) -> Cards:
    cards = await open_cards(hass, hass_ws_client, "Mia")
    row = person_row("p1", "Mia", cards.user.id, soul="Be brief.", channels=CHANNELS)
    app.household.people = [person_row("p2", "Robin", "u2", soul="Be long."), row]
    app.household.last_manner = {
        "at": "2026-11-22T18:04:05.678Z",
        "is_own": True,
        "before": "Be long.",
    }
    MockConfigEntry(
        domain="mobile_app",
        title="Pixel of Mia",
        entry_id="phone",
        data={
            "user_id": cards.user.id,
            "device_id": "d1",
            "webhook_id": "w1",
            "device_name": "Pixel",
        },
    ).add_to_hass(hass)
    return cards


async def _set(mia: Cards, **changes: Any) -> dict[str, Any]:
    return await mia.result("me/set", changes=changes, change_id=f"c{len(changes)}{changes}"[:60])


async def _recorded(hass: HomeAssistant, name: str) -> dict[str, Any]:
    text = await hass.async_add_executor_job((EXAMPLES / f"{name}.json").read_text, "utf-8")
    example: dict[str, Any] = json.loads(text)
    return example


async def test_ones_own_is_as_recorded(hass: HomeAssistant, mia: Cards, app: FakeApp) -> None:
    example = await _recorded(hass, "meOfCard")
    channels = {**CHANNELS, "notify": example["notify"]}
    mine = ("voice", "is_learning", "learns_again_at")
    app.household.people[1] |= {"channels": channels, **{name: example[name] for name in mine}}
    with (
        patch("custom_components.butler.me_api._phones", return_value=example["phones"]),
        patch("custom_components.butler.me_api.async_get_voices", return_value=example["voices"]),
    ):
        assert await mia.result("me/get") == example


async def test_a_wall_tablet_is_nobody(
    hass: HomeAssistant, mia: Cards, app: FakeApp, hass_ws_client: WebSocketGenerator
) -> None:
    tablet = await open_cards(hass, hass_ws_client, "Tablet")
    assert await tablet.result("me/get") == await _recorded(hass, "meOfCard.nobody")
    assert await tablet.error("me/set", changes={"voice": "x"}, change_id="c") == "not_found"
    assert app.household.changes == []


async def test_what_is_left_out_stays(mia: Cards, app: FakeApp) -> None:
    answer = await _set(mia, voice="amy", start_mode="listen", is_learning=False, soul="")
    by = {"user_id": mia.user.id, "is_admin": False}
    changes = {"soul": None, "voice": "amy", "start_mode": "listen", "is_learning": False}
    assert app.household.changes == [("/v1/people/me", {"by": by, "changes": changes})]
    assert (answer["voice"], answer["is_learning"]) == ("amy", False)
    await _set(mia, voice="amy")
    assert len(app.household.changes) == 1


async def test_a_pause_of_learning_with_and_without_an_end(mia: Cards, app: FakeApp) -> None:
    at, later = "2026-11-24T08:00:00.000Z", "2026-11-30T08:00:00.000Z"
    off = {"is_learning": False}
    for end in (at, at, later, None):
        assert (await _set(mia, **off, learns_again_at=end))["learns_again_at"] == end
    await _set(mia, is_learning=True)
    changes = [body["changes"] for _, body in app.household.changes]
    paused = [{**off, "learns_again_at": at}, {**off, "learns_again_at": later}]
    assert changes == [*paused, off, {"is_learning": True}]

    for wrong in ({"learns_again_at": at}, {"is_learning": True, "learns_again_at": at}):
        assert await mia.error("me/set", changes=wrong, change_id="w") == "invalid"
    assert len(app.household.changes) == len(changes)


async def test_a_change_sent_again_counts_once(mia: Cards, app: FakeApp) -> None:
    for _ in range(2):
        await mia.result("me/set", changes={"voice": "amy"}, change_id="c1")
        app.household.people[1]["voice"] = "bella"
    assert len(app.household.changes) == 1


async def test_only_ones_own_phones(hass: HomeAssistant, mia: Cards, app: FakeApp) -> None:
    await _set(mia, notify=None)
    ((_, body),) = app.household.changes
    assert body["changes"] == {"channels": {**CHANNELS, "notify": None}}

    change = {"notify": ["notify.mobile_app_robin"]}
    assert await mia.error("me/set", changes=change, change_id="x") == "invalid"
    assert len(app.household.changes) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"template": "adult"},
        {"areas": {}},
        {"pin": "1234"},
        {"start_mode": "shout"},
        {"is_learning": "no"},
        {"is_learning": False, "learns_again_at": "tomorrow"},
        {"soul": "x" * 4_001},
        {"soul": "\0"},
        {"notify": ["x"] * 11},
        {"notify": "notify.x"},
    ],
)
async def test_no_rights_and_no_nonsense(mia: Cards, app: FakeApp, changes: dict[str, Any]) -> None:
    assert await mia.error("me/set", changes=changes, change_id="c") == "invalid_format"
    assert app.household.changes == []


async def test_a_soul_that_is_too_long(mia: Cards, app: FakeApp) -> None:
    change = {"soul": "ü" * 701}
    assert await mia.error("me/set", changes=change, change_id="c") == "invalid"
    assert app.household.changes == []


async def test_the_manner_before(mia: Cards, app: FakeApp) -> None:
    for change_id in ("c1", "c1", "c2"):
        undo = {"soul": "Be brief.", "change_id": change_id}
        assert (await mia.result("me/undo_soul", **undo))["soul"] is None
    by = {"user_id": mia.user.id}
    assert app.household.undone == [{"by": by, "soul": "Be brief."}] * 2


async def test_the_app_says_no(mia: Cards, app: FakeApp) -> None:
    app.household.refusal = (503, {"code": "unavailable", "message": "Not now."})
    assert await mia.error("me/get") == "unavailable"
    assert await mia.error("me/set", changes={"voice": "x"}, change_id="c") == "unavailable"
