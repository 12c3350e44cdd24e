"""What an administrator sets for people, rooms and the household."""

import json
from typing import Any

import probatio
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.butler import person_form
from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, section
from homeassistant.setup import async_setup_component

from .fake_app import FakeApp
from .fake_people import person_row

BY = {"user_id": None, "is_admin": True}
PIN = "271828"
MANNER = {
    "soul": "Call me captain.",
    "voice": "amy",
    "start_mode": "listen",
    "languages": ["de", "en-GB"],
    "channels": {
        "notify": ["notify.mobile_app_pixel"],
        "whatsapp": "+4915123456789",
        "telegram": "-1002",
    },
    "quiet_hours": {"from": "22:00", "to": "06:30"},
}
STANDING = {
    "areas": {"media": "all", "security": "none"},
    "media": {"maxAge": None, "requestsPerWeek": 5},
    "satellites": ["assist_satellite.study"],
    "alexa_ids": ["amzn1.ask.person.A"],
}


@pytest.fixture(autouse=True)
def household(app: FakeApp) -> FakeApp:
    """A child and an owner, and somebody who has moved out."""
    app.household.people = [
        person_row("p1", "Mia", "u-mia"),
        person_row("p2", "Robin", "u-robin", is_owner=True),
        person_row("p3", "Lou", None, is_active=False),
    ]
    return app


class Form:
    """A form on its way, filled in as the frontend does: with what it shows, and what is typed."""

    def __init__(self, hass: HomeAssistant, result: ConfigFlowResult) -> None:
        self._hass = hass
        self.result = result

    @property
    def shown(self) -> dict[str, Any]:
        schema = self.result["data_schema"]
        assert schema is not None
        return _shown(schema)

    async def submit(self, **values: Any) -> ConfigFlowResult:
        """Type values, those of a section in a dictionary; None empties a field."""
        self.result = await self._hass.config_entries.options.async_configure(
            self.result["flow_id"], _filled(self.shown, values)
        )
        return self.result


def _shown(schema: probatio.Schema) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    for field, kind in schema.schema.items():
        if isinstance(kind, section):
            shown[str(field)] = _shown(kind.schema)
            continue
        default = getattr(field, "default", None)
        value = default() if callable(default) else None
        shown[str(field)] = (field.description or {}).get("suggested_value", value)
    return shown


def _filled(shown: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    filled = {}
    for name in {**shown, **values}:
        value = values.get(name, shown.get(name))
        if isinstance(shown.get(name), dict):
            value = _filled(shown[name], values.get(name, {}))
        if value is not None:
            filled[name] = value
    return filled


async def _choose(hass: HomeAssistant, entry: MockConfigEntry, page: str) -> Form:
    options = hass.config_entries.options
    menu = await options.async_init(entry.entry_id)
    return Form(hass, await options.async_configure(menu["flow_id"], {"next_step_id": page}))


async def _open(hass: HomeAssistant, entry: MockConfigEntry, page: str, **choice: str) -> Form:
    form = await _choose(hass, entry, page)
    assert form.result["step_id"] == page
    await form.submit(**choice)
    return form


def _labels(form: Form) -> dict[str, str]:
    schema = form.result["data_schema"]
    assert schema is not None
    (selector,) = schema.schema.values()
    return {one["value"]: one["label"] for one in selector.config["options"]}


async def test_only_who_lives_here_is_offered(hass: HomeAssistant, butler: MockConfigEntry) -> None:
    assert _labels(await _choose(hass, butler, "people")) == {"p1": "Mia", "p2": "Robin"}


async def test_nothing_changed(hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp) -> None:
    app.household.people[0].update({**MANNER, **STANDING, "is_decided": True, "has_pin": True})
    form = await _open(hass, butler, "people", person="p1")
    assert form.result["description_placeholders"] == {"name": "Mia", "reason": ""}
    assert form.shown["rights"]["media"] == "all"
    assert form.shown["rights"]["max_age"] == "any"
    assert form.shown["pin"] == {"pin": None, "remove_pin": False}

    result = await form.submit()

    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert app.household.changes == []


async def test_everything_is_written_to_the_app_and_stays_nowhere(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    form = await _open(hass, butler, "people", person="p1")

    result = await form.submit(
        template="child",
        rights={"media": "all", "security": "none", "max_age": "any", "requests_per_week": " 5 "},
        manner={
            "soul": " Call me captain. ",
            "voice": "amy",
            "start_mode": "listen",
            "languages": ["de", "en-GB"],
        },
        channels={
            "notify": ["notify.mobile_app_pixel"],
            "whatsapp": "+49 (151) 234-56789",
            "telegram": "-1002",
        },
        voices={"satellites": ["assist_satellite.study"], "alexa_ids": ["amzn1.ask.person.A ", ""]},
        quiet_hours={"from": "22:00:00", "to": "06:30:00"},
        pin={"pin": f" {PIN} "},
    )

    assert result["type"] is FlowResultType.CREATE_ENTRY
    changes = {"template": "child", **MANNER, **STANDING, "pin": PIN}
    assert app.household.changes == [("/v1/people/p1", {"by": BY, "changes": changes})]
    assert PIN not in json.dumps(app.household.crossed)
    kept = json.dumps([dict(butler.data), dict(butler.options), butler.title])
    for secret in (PIN, "captain", "+49151"):
        assert secret not in kept


async def test_everything_can_be_emptied(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.household.people[0].update({**MANNER, **STANDING, "is_decided": True, "has_pin": True})
    form = await _open(hass, butler, "people", person="p1")
    empty = {
        "rights": {"max_age": "", "requests_per_week": ""},
        "manner": {"soul": " ", "voice": "", "languages": [], "start_mode": "tap"},
        "channels": {"notify": [], "whatsapp": "", "telegram": ""},
        "voices": {"satellites": [], "alexa_ids": []},
        "quiet_hours": {},
        "pin": {"remove_pin": True},
        "template": "guest",
    }

    await hass.config_entries.options.async_configure(form.result["flow_id"], empty)

    ((_, body),) = app.household.changes
    assert body["changes"] == {
        "soul": None,
        "voice": None,
        "start_mode": "tap",
        "languages": [],
        "channels": {"notify": None, "whatsapp": None, "telegram": None},
        "quiet_hours": None,
        "areas": {},
        "media": {},
        "satellites": [],
        "alexa_ids": [],
        "pin": None,
    }


async def test_a_guest_whom_nobody_has_looked_at_is_decided_by_looking(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    await (await _open(hass, butler, "people", person="p1")).submit()

    ((_, body),) = app.household.changes
    assert body["changes"] == {"template": "guest", "areas": {}, "media": {}}


async def test_another_template_keeps_what_is_shown_beside_it(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.household.people[0].update({"areas": {"mail": "own"}, "is_decided": True})

    await (await _open(hass, butler, "people", person="p1")).submit(template="adult")

    ((_, body),) = app.household.changes
    assert body["changes"] == {"template": "adult", "areas": {"mail": "own"}, "media": {}}


async def test_an_owner_has_no_template(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    form = await _open(hass, butler, "people", person="p2")
    assert "template" not in form.shown

    await form.submit(manner={"voice": "joe"})

    assert app.household.changes == [
        ("/v1/people/p2", {"by": BY, "changes": {"voice": "joe"}}),
    ]


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"rights": {"max_age": "22"}}, "invalid_max_age"),
        ({"rights": {"max_age": "twelve"}}, "invalid_max_age"),
        ({"rights": {"requests_per_week": "-1"}}, "invalid_requests_per_week"),
        ({"manner": {"soul": "ü" * 701}}, "soul_too_long"),
        ({"manner": {"languages": ["a1", "a2", "a3", "a4", "a5", "a6"]}}, "too_many_languages"),
        ({"channels": {"whatsapp": "0151 23456789"}}, "invalid_whatsapp"),
        ({"channels": {"telegram": "@robin"}}, "invalid_telegram"),
        ({"quiet_hours": {"from": "22:00:00"}}, "half_quiet_hours"),
        ({"pin": {"pin": "123"}}, "invalid_pin"),
        ({"pin": {"pin": "12a4"}}, "invalid_pin"),
        ({"pin": {"pin": "1" * 13}}, "invalid_pin"),
    ],
)
async def test_mistakes_change_nothing(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    values: dict[str, dict[str, str]],
    error: str,
) -> None:
    form = await _open(hass, butler, "people", person="p1")

    result = await form.submit(**values)

    assert result["errors"] == {"base": error}
    assert app.household.changes == []
    assert form.shown["pin"]["pin"] is None
    name, typed = next(iter(values.items()))
    if name != "pin":
        assert form.shown[name].items() >= typed.items()


async def test_what_the_app_says_to_it(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    form = await _open(hass, butler, "people", person="p1")
    app.household.refusal = (400, {"code": "invalid", "message": "A soul has 400 tokens at most."})
    result = await form.submit(manner={"soul": "long"})
    assert result["errors"] == {"base": "refused"}
    assert result["description_placeholders"] == {
        "name": "Mia",
        "reason": "A soul has 400 tokens at most.",
    }

    app.token = "another"
    result = await form.submit()
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "unauthorized")


async def test_an_impostor_gets_no_pin(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    form = await _open(hass, butler, "people", person="p1")
    app.own_token = "another"

    result = await form.submit(pin={"pin": PIN})

    assert result["errors"] == {"base": "not_the_app"}
    assert app.household.crossed == []


async def test_the_app_is_away_when_it_is_written(
    hass: HomeAssistant, butler: MockConfigEntry
) -> None:
    form = await _open(hass, butler, "people", person="p1")
    hass.config_entries.async_update_entry(
        butler, data={**butler.data, "url": "http://127.0.0.1:1"}
    )

    result = await form.submit(template="adult")

    assert result["errors"] == {"base": "cannot_connect"}


@pytest.mark.parametrize("page", ["people", "rooms", "household"])
async def test_no_page_without_the_app(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, page: str
) -> None:
    app.household.refusal = (
        503,
        {"code": "unavailable", "message": "I cannot read who lives here."},
    )
    result = (await _choose(hass, butler, page)).result
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "refused")
    assert result["description_placeholders"] == {"reason": "I cannot read who lives here."}

    app.household.refusal = None
    app.household.answer = {"people": [{"name": "without an id"}]}
    assert (await _choose(hass, butler, page)).result["reason"] == "refused"

    app.token = "another"
    assert (await _choose(hass, butler, page)).result["reason"] == "unauthorized"


async def test_nobody_lives_here(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.household.people = []

    assert (await _choose(hass, butler, "people")).result["reason"] == "no_people"
    assert (await _choose(hass, butler, "rooms")).result["reason"] == "no_rooms"


async def test_rooms_are_what_is_nobodys(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    owner = await hass.auth.async_create_user("Robin")
    tablet = await hass.auth.async_create_user("Hall tablet", group_ids=[GROUP_ID_USER])
    gone = await hass.auth.async_create_user("Gone", group_ids=[GROUP_ID_USER])
    await hass.auth.async_update_user(gone, is_active=False)
    app.household.people[1].update({"user_id": owner.id, "satellites": ["assist_satellite.study"]})
    app.household.people[2].update({"satellites": ["assist_satellite.hall"]})
    for one in ("study", "hall", "kitchen"):
        hass.states.async_set(f"assist_satellite.{one}", "idle", {"friendly_name": one.title()})
    kept = {"areas": {"media": "none"}, "media": {}, "may_answer_security": True}
    app.household.rooms = [
        {"id": "assist_satellite.kitchen", "name": "assist_satellite.kitchen", **kept},
        {"id": "assist_satellite.unplugged", "name": "Old one", **kept},
        {"id": "assist_satellite.study", "name": "Study", **kept},
    ]
    form = await _choose(hass, butler, "rooms")
    assert _labels(form) == {
        "assist_satellite.study": "Study (Robin)",
        "assist_satellite.hall": "Hall",
        "assist_satellite.kitchen": "Kitchen",
        f"user:{tablet.id}": "Hall tablet",
        "assist_satellite.unplugged": "Old one",
    }

    await form.submit(room="assist_satellite.kitchen")
    assert form.shown["media"] == "none"
    assert form.shown["may_answer_security"] is True
    assert (await form.submit())["type"] is FlowResultType.CREATE_ENTRY
    assert app.household.changes == []

    form = await _open(hass, butler, "rooms", room=f"user:{tablet.id}")
    assert form.result["description_placeholders"] == {"name": "Hall tablet", "reason": ""}
    assert (await form.submit(max_age="x"))["errors"] == {"base": "invalid_max_age"}
    app.household.refusal = (503, {"code": "unavailable", "message": "Not now."})
    assert (await form.submit(max_age="16"))["errors"] == {"base": "refused"}
    app.household.refusal = None
    await form.submit(max_age="16", security="ask", may_answer_security=True)
    assert app.household.changes == [
        (
            f"/v1/rooms/user:{tablet.id}",
            {
                "by": BY,
                "changes": {
                    "areas": {"security": "ask"},
                    "media": {"maxAge": 16},
                    "may_answer_security": True,
                },
            },
        )
    ]


async def test_a_pin_may_be_said_at_ones_own_satellite(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.household.people[1].update({"satellites": ["assist_satellite.study"]})
    hass.states.async_set("assist_satellite.study", "idle", {"friendly_name": "Study"})

    form = await _open(hass, butler, "rooms", room="assist_satellite.study")
    # What may be done there is what its person may.
    assert form.shown == {"may_answer_security": False}
    await form.submit(may_answer_security=True)

    assert app.household.changes == [
        (
            "/v1/rooms/assist_satellite.study",
            {"by": BY, "changes": {"may_answer_security": True}},
        )
    ]


async def test_who_speaks_to_alexa(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    form = await _choose(hass, butler, "household")
    assert _labels(form) == {"p1": "Mia", "p2": "Robin"}
    app.household.refusal = (503, {"code": "unavailable", "message": "Not now."})
    assert (await form.submit(alexa_default="p2"))["errors"] == {"base": "refused"}
    assert form.shown == {"alexa_default": "p2"}
    app.household.refusal = None
    assert (await form.submit())["type"] is FlowResultType.CREATE_ENTRY
    assert app.household.alexa_default == "p2"

    form = await _choose(hass, butler, "household")
    assert form.shown == {"alexa_default": "p2"}
    await form.submit()
    assert len(app.household.changes) == 1
    form = await _choose(hass, butler, "household")
    await hass.config_entries.options.async_configure(form.result["flow_id"], {})
    assert app.household.changes[1] == (
        "/v1/household",
        {"by": BY, "changes": {"alexa_default": None}},
    )


async def test_the_app_hears_which_administrator_it_was(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    hass_client: ClientSessionGenerator,
    hass_admin_user: Any,
) -> None:
    assert await async_setup_component(hass, "config", {})
    client = await hass_client()
    path = "/api/config/config_entries/options/flow"
    flow = await (await client.post(path, json={"handler": butler.entry_id})).json()
    for values in ({"next_step_id": "household"}, {"alexa_default": "p1"}):
        response = await client.post(f"{path}/{flow['flow_id']}", json=values)
        assert response.status == 200

    ((_, body),) = app.household.changes
    assert body["by"] == {"user_id": hass_admin_user.id, "is_admin": True}


async def test_phones_are_offered(hass: HomeAssistant) -> None:
    async def nothing(_call: Any) -> None:
        return None

    for name in ("mobile_app_pixel", "notify", "send_message", "persistent_notification"):
        hass.services.async_register("notify", name, nothing)
    hass.states.async_set("notify.kitchen_display", "unknown")

    assert person_form.get_notify_targets(hass) == [
        "notify.mobile_app_pixel",
        "notify.kitchen_display",
    ]
