"""What the Supervisor says about the app: one click, no code, and none at all when it is ours already."""

from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.butler.const import DOMAIN
from homeassistant.components.assist_pipeline import async_get_pipeline
from homeassistant.config_entries import SOURCE_HASSIO, SOURCE_IGNORE, SOURCE_USER, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.service_info.hassio import HassioServiceInfo
from homeassistant.setup import async_setup_component

from .fake_app import APP_ID, CODE, TOKEN, FakeApp
from .talk import BUTLER

SLUG = "a1b2c3d4_butler"


async def _discover(
    hass: HomeAssistant, app: FakeApp, slug: str = SLUG, **config: Any
) -> ConfigFlowResult:
    host, port = app.url.removeprefix("http://").split(":")
    announced = {"host": host, "port": int(port), "token": TOKEN, "addon": "Butler", **config}
    info = HassioServiceInfo(config=announced, name="Butler", slug=slug, uuid="u1")
    result = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_HASSIO}, data=info
    )
    await hass.async_block_till_done()
    return result


async def _click(hass: HomeAssistant, flow: ConfigFlowResult, **values: Any) -> ConfigFlowResult:
    result = await hass.config_entries.flow.async_configure(flow["flow_id"], values)
    await hass.async_block_till_done(wait_background_tasks=True)
    return result


async def _butlers(hass: HomeAssistant) -> list[Any]:
    return [user for user in await hass.auth.async_get_users() if user.name == "Butler"]


async def _connected(hass: HomeAssistant, app: FakeApp) -> MockConfigEntry:
    await _click(hass, await _discover(hass, app))
    (entry,) = hass.config_entries.async_entries(DOMAIN)
    return entry  # type: ignore[return-value]


async def test_one_click(core: HomeAssistant, app: FakeApp) -> None:
    assert await async_setup_component(core, "assist_pipeline", {})
    flow = await _discover(core, app)
    assert flow["type"] is FlowResultType.FORM
    assert flow["step_id"] == "hassio_confirm"
    assert app.handed_over == []  # nothing happens before the click

    result = await _click(core, flow, pipeline_mode="create")

    assert result["type"] is FlowResultType.CREATE_ENTRY
    entry = result["result"]
    assert entry.unique_id == SLUG
    (user,) = await _butlers(core)
    (token,) = user.refresh_tokens.values()
    assert entry.data == {
        "url": app.url,
        "token": TOKEN,
        "app_id": APP_ID,
        "slug": SLUG,
        "user_id": user.id,
        "refresh_token_id": token.id,
    }
    (handed_over,) = app.handed_over
    assert handed_over["user_id"] == user.id
    assert core.auth.async_validate_access_token(handed_over["token"]) is token
    assert async_get_pipeline(core).conversation_engine == BUTLER


async def test_without_pipelines_there_is_nothing_to_choose(
    core: HomeAssistant, app: FakeApp
) -> None:
    flow = await _discover(core, app)
    assert flow["data_schema"]({}) == {}

    result = await _click(core, flow)

    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_where_the_app_finds_us(core: HomeAssistant, app: FakeApp) -> None:
    with patch.object(core.config, "api") as api:
        api.use_ssl, api.port, api.local_ip = True, 443, "192.168.1.10"
        await _connected(core, app)

    urls = app.handed_over[0]["home_assistant_urls"]
    assert urls[0] == "https://homeassistant:443"
    assert len(urls) <= 5


@pytest.mark.parametrize(
    "config",
    [
        {"host": None},
        {"host": ""},
        {"host": "a/b"},
        {"host": "user@host"},
        {"port": "8099"},
        {"port": 0},
        {"port": 70000},
        {"token": None},
        {"token": ""},
        {"token": "über"},
    ],
)
async def test_an_announcement_that_is_none(
    core: HomeAssistant, app: FakeApp, config: dict[str, Any]
) -> None:
    result = await _discover(core, app, **config)

    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "invalid_discovery"


async def test_failures_leave_nothing_and_can_be_tried_again(
    core: HomeAssistant, app: FakeApp
) -> None:
    flow = await _discover(core, app)
    unavailable = (503, {"code": "unavailable", "message": "I tried http://homeassistant:8123."})

    app.refusal = (401, {"code": "unauthorized", "message": "Who are you?"})
    result = await _click(core, flow)
    assert result["errors"] == {"base": "outdated_discovery"}

    app.refusal = None
    app.hand_over_refusal = unavailable
    result = await _click(core, flow)
    assert result["errors"] == {"base": "refused"}
    assert result["description_placeholders"] == {"reason": unavailable[1]["message"]}

    app.hand_over_refusal = None
    status, app.status = app.status, {"status": "ok"}
    result = await _click(core, flow)
    assert result["errors"] == {"base": "refused"}
    assert await _butlers(core) == []
    assert core.config_entries.async_entries(DOMAIN) == []

    app.status = status
    assert (await _click(core, flow))["type"] is FlowResultType.CREATE_ENTRY


async def test_nobody_answers(core: HomeAssistant, app: FakeApp) -> None:
    result = await _click(core, await _discover(core, app, port=1))

    assert result["errors"] == {"base": "cannot_connect"}


@pytest.mark.parametrize(
    ("api", "reason"),
    [({"min": 0, "max": 0}, "app_too_old"), ({"min": 2, "max": 3}, "app_too_new")],
)
async def test_another_version(
    core: HomeAssistant, app: FakeApp, api: dict[str, int], reason: str
) -> None:
    app.status = {**app.status, "api": api}

    result = await _click(core, await _discover(core, app))

    assert result["reason"] == reason
    assert app.handed_over == []


async def test_the_same_again_changes_nothing(core: HomeAssistant, app: FakeApp) -> None:
    entry = await _connected(core, app)
    before = dict(entry.data)

    with patch.object(core.config_entries, "async_schedule_reload") as reload:
        result = await _discover(core, app)

    assert result["reason"] == "already_configured"
    assert entry.data == before
    reload.assert_not_called()


async def test_an_app_that_was_installed_anew_is_connected_without_a_click(
    core: HomeAssistant, app: FakeApp
) -> None:
    entry = await _connected(core, app)
    # Its data is gone: it knows no Home Assistant, and Home Assistant has its old address and token.
    old = {**entry.data, "url": "http://old-butler:8099", "token": "of-before", "app_id": "app-0"}
    core.config_entries.async_update_entry(entry, data=old)
    app.status = {**app.status, "home_assistant": "not_paired"}
    entry.async_start_reauth(core)
    await core.async_block_till_done()

    result = await _discover(core, app)
    await core.async_block_till_done(wait_background_tasks=True)

    assert result["reason"] == "already_configured"
    assert core.config_entries.async_entries(DOMAIN) == [entry]
    assert (entry.data["url"], entry.data["token"]) == (app.url, TOKEN)
    assert entry.data["app_id"] == APP_ID
    assert len(app.handed_over) == 2
    (user,) = await _butlers(core)
    assert list(user.refresh_tokens) == [entry.data["refresh_token_id"]]
    assert app.handed_over[1]["user_id"] == user.id == entry.data["user_id"]
    assert core.config_entries.flow.async_progress() == []


async def test_a_new_announcement_replaces_the_one_that_nobody_clicked(
    core: HomeAssistant, app: FakeApp
) -> None:
    by_hand = await core.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    await _discover(core, app, token="of-before")
    flow = await _discover(core, app)

    left = {one["flow_id"] for one in core.config_entries.flow.async_progress()}
    assert left == {by_hand["flow_id"], flow["flow_id"]}
    assert (await _click(core, flow))["type"] is FlowResultType.CREATE_ENTRY


async def test_an_app_that_was_paired_by_code_is_recognised(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    result = await _discover(hass, app)

    assert result["reason"] == "already_configured"
    assert butler.unique_id == butler.data["slug"] == SLUG
    assert app.handed_over == []


async def test_another_app_does_not_take_over(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    before = dict(butler.data)

    result = await _discover(hass, app, token="another")

    assert result["reason"] == "single_instance_allowed"
    assert butler.data == before


async def test_another_slug_does_not_take_over(core: HomeAssistant, app: FakeApp) -> None:
    entry = await _connected(core, app)

    result = await _discover(core, app, slug="local_butler", token="another")

    assert result["reason"] == "single_instance_allowed"
    assert entry.data["token"] == TOKEN


async def test_paired_by_code_while_the_announcement_waits(
    core: HomeAssistant, app: FakeApp
) -> None:
    flow = await _discover(core, app)
    by_hand = await core.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    await _click(core, by_hand, url=app.url, code=CODE)

    result = await _click(core, flow)

    assert result["reason"] == "already_configured"
    (entry,) = core.config_entries.async_entries(DOMAIN)
    assert entry.unique_id == SLUG
    assert app.handed_over == []


async def test_two_pairings_by_code_at_once(core: HomeAssistant, app: FakeApp) -> None:
    assert await async_setup_component(core, "assist_pipeline", {})
    flows = [
        await core.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
        for _ in range(2)
    ]
    first = await _click(core, flows[0], url=app.url, code=CODE)
    await _click(core, first, pipeline_mode="none")

    result = await _click(core, flows[1], url=app.url, code=CODE)

    assert result["reason"] == "single_instance_allowed"
    assert len(await _butlers(core)) == 1


async def test_it_can_be_ignored(core: HomeAssistant, app: FakeApp) -> None:
    await _discover(core, app)
    await core.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_IGNORE}, data={"unique_id": SLUG, "title": "Butler"}
    )
    await core.async_block_till_done()

    result = await _discover(core, app)

    assert result["reason"] == "already_configured"
    assert core.config_entries.flow.async_progress() == []
    by_hand = await core.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    assert by_hand["type"] is FlowResultType.FORM
