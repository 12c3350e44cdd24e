"""Pairing by hand, and all that can go wrong with it."""

from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.butler.const import DOMAIN
from custom_components.butler.handshake import Paired, async_pair
from homeassistant.auth.const import GROUP_ID_READ_ONLY
from homeassistant.components.assist_pipeline import (
    async_get_pipeline,
    async_get_pipelines,
    async_update_pipeline,
)
from homeassistant.config_entries import SOURCE_USER, ConfigEntryState, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.network import NoURLAvailableError
from homeassistant.setup import async_setup_component

from .fake_app import APP_ID, CODE, TOKEN, FakeApp
from .talk import BUTLER


async def _start(hass: HomeAssistant) -> ConfigFlowResult:
    return await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})


async def _submit(hass: HomeAssistant, flow: ConfigFlowResult, **values: Any) -> ConfigFlowResult:
    result = await hass.config_entries.flow.async_configure(flow["flow_id"], values)
    await hass.async_block_till_done()
    return result


async def _butlers(hass: HomeAssistant) -> list[Any]:
    return [user for user in await hass.auth.async_get_users() if user.name == "Butler"]


async def test_pair(core: HomeAssistant, app: FakeApp) -> None:
    flow = await _start(core)
    assert flow["type"] is FlowResultType.FORM
    assert flow["step_id"] == "user"
    assert flow["data_schema"]({"code": "x"})["url"] == "http://127.0.0.1:8099"

    result = await _submit(core, flow, url=f" {app.url}/ ", code=CODE.lower())

    assert result["type"] is FlowResultType.CREATE_ENTRY  # no pipelines here, nothing to ask
    assert result["title"] == "Butler"
    entry = result["result"]
    assert entry.unique_id == APP_ID
    assert entry.state is ConfigEntryState.LOADED
    assert entry.data["url"] == app.url
    assert entry.data["token"] == TOKEN
    (user,) = await _butlers(core)
    assert entry.data["user_id"] == user.id
    assert user.system_generated
    assert user.local_only
    assert [group.id for group in user.groups] == [GROUP_ID_READ_ONLY]
    assert app.received is not None
    assert app.received["user_id"] == user.id
    token = core.auth.async_validate_access_token(app.received["token"])
    assert token is not None
    assert token.id == entry.data["refresh_token_id"]
    assert app.pairing["request"]["app_url"] == app.url
    assert 1 <= len(app.pairing["request"]["home_assistant_urls"]) <= 5


async def test_only_one(hass: HomeAssistant, butler: MockConfigEntry) -> None:
    result = await _start(hass)

    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "single_instance_allowed"


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"code": "7K2M"}, {"code": "invalid_code"}),
        ({"url": "ftp://127.0.0.1"}, {"url": "invalid_url"}),
        ({"url": "http://"}, {"url": "invalid_url"}),
        ({"url": "http://127.0.0.1:99999"}, {"url": "invalid_url"}),
        ({"url": "http://127.0.0.1:1"}, {"url": "cannot_connect"}),
        ({"url": "127.0.0.1:1"}, {"url": "cannot_connect"}),
        ({"code": "7K2M-9QXD-4TBM"}, {"base": "wrong_code"}),
    ],
)
async def test_mistakes_can_be_corrected(
    core: HomeAssistant, app: FakeApp, values: dict[str, str], errors: dict[str, str]
) -> None:
    flow = await _start(core)
    result = await _submit(core, flow, **{"url": app.url, "code": CODE, **values})

    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == errors
    assert await _butlers(core) == []
    assert app.received is None

    result = await _submit(core, flow, url=app.url, code=CODE)
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_the_app_cannot_reach_us(core: HomeAssistant, app: FakeApp) -> None:
    reason = "I could not reach Home Assistant: I tried http://192.168.1.10:8123 (no answer)."
    app.exchange_refusal = (503, {"code": "unavailable", "message": reason})
    flow = await _start(core)

    result = await _submit(core, flow, url=app.url, code=CODE)

    assert result["errors"] == {"base": "refused"}
    assert result["description_placeholders"] == {"reason": reason}
    assert app.received is not None
    assert core.auth.async_validate_access_token(app.received["token"]) is None
    assert await _butlers(core) == []


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"pairing_id": None}, {"base": "refused"}),
        ({"api": "1"}, {"base": "refused"}),
    ],
)
async def test_something_else_answers(
    core: HomeAssistant, app: FakeApp, changes: dict[str, Any], error: dict[str, str]
) -> None:
    app.start_changes = changes
    flow = await _start(core)

    result = await _submit(core, flow, url=app.url, code=CODE)

    assert result["errors"] == error
    assert await _butlers(core) == []


@pytest.mark.parametrize("trick", ["is_impostor", "seals_wrongly", "nonce"])
async def test_an_impostor(core: HomeAssistant, app: FakeApp, trick: str) -> None:
    if trick == "nonce":
        app.start_changes = {"nonce": "%"}
    else:
        setattr(app, trick, True)
    flow = await _start(core)

    result = await _submit(core, flow, url=app.url, code=CODE)

    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "impostor"
    assert (app.received is None) == (trick != "seals_wrongly")
    assert await _butlers(core) == []


@pytest.mark.parametrize(
    ("api", "reason"),
    [({"min": 0, "max": 0}, "app_too_old"), ({"min": 2, "max": 3}, "app_too_new")],
)
async def test_another_version(
    core: HomeAssistant, app: FakeApp, api: dict[str, int], reason: str
) -> None:
    app.start_changes = {"api": api, "version": "9.9.9"}
    flow = await _start(core)

    result = await _submit(core, flow, url=app.url, code=CODE)

    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == reason
    assert result["description_placeholders"] == {"version": "9.9.9"}


async def test_a_flow_that_nobody_finishes_leaves_nothing(
    pipelines: HomeAssistant, app: FakeApp
) -> None:
    flow = await _start(pipelines)
    result = await _submit(pipelines, flow, url=app.url, code=CODE)
    assert result["step_id"] == "pipeline"
    assert len(await _butlers(pipelines)) == 1

    pipelines.config_entries.flow.async_abort(flow["flow_id"])
    await pipelines.async_block_till_done()

    assert await _butlers(pipelines) == []
    assert app.unpaired == 1


async def test_a_butler_that_was_faster_stays_the_only_one(
    core: HomeAssistant, app: FakeApp
) -> None:
    other = MockConfigEntry(domain=DOMAIN, unique_id="other", data={"user_id": "somebody"})

    async def pair_meanwhile(*args: Any) -> Paired:
        paired = await async_pair(*args)
        other.add_to_hass(core)
        return paired

    flow = await _start(core)
    with patch("custom_components.butler.config_flow.async_pair", pair_meanwhile):
        result = await _submit(core, flow, url=app.url, code=CODE)

    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "single_instance_allowed"
    assert core.config_entries.async_entries(DOMAIN) == [other]
    assert await _butlers(core) == []
    assert app.unpaired == 1


async def test_a_pairing_that_a_restart_cut_off_leaves_nothing(
    core: HomeAssistant, app: FakeApp
) -> None:
    stray = await core.auth.async_create_system_user("Butler")
    flow = await _start(core)

    await _submit(core, flow, url=app.url, code=CODE)

    (user,) = await _butlers(core)
    assert user.id != stray.id


@pytest.fixture
async def pipelines(core: HomeAssistant) -> HomeAssistant:
    """Home Assistant with a preferred pipeline that has engines of its own."""
    assert await async_setup_component(core, "assist_pipeline", {})
    await async_update_pipeline(
        core,
        async_get_pipeline(core),
        stt_engine="stt.whisper",
        stt_language="en",
        tts_engine="tts.kokoro",
        tts_language="en",
        tts_voice="af_heart",
        prefer_local_intents=True,
    )
    return core


@pytest.mark.parametrize("mode", ["create", "switch_preferred", "none"])
async def test_the_pipeline(pipelines: HomeAssistant, app: FakeApp, mode: str) -> None:
    before = async_get_pipeline(pipelines)
    flow = await _start(pipelines)
    result = await _submit(pipelines, flow, url=app.url, code=CODE)
    assert result["step_id"] == "pipeline"

    result = await _submit(pipelines, flow, pipeline_mode=mode)

    assert result["type"] is FlowResultType.CREATE_ENTRY
    after = async_get_pipeline(pipelines)
    assert (after.stt_engine, after.tts_engine, after.tts_voice) == (
        "stt.whisper",
        "tts.kokoro",
        "af_heart",
    )
    is_ours = mode != "none"
    assert (after.conversation_engine == BUTLER) is is_ours
    assert after.prefer_local_intents is not is_ours
    assert (after.id == before.id) is (mode != "create")
    assert len(async_get_pipelines(pipelines)) == (2 if mode == "create" else 1)
    assert result["result"].options == {}

    await pipelines.config_entries.async_reload(result["result"].entry_id)
    assert len(async_get_pipelines(pipelines)) == (2 if mode == "create" else 1)


@pytest.mark.parametrize("source", ["reauth", "reconfigure"])
async def test_pair_again(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, source: str
) -> None:
    start = butler.start_reauth_flow if source == "reauth" else butler.start_reconfigure_flow
    old = dict(butler.data)
    hass.config_entries.async_update_entry(butler, data={**old, "token": "lost"})
    flow = await start(hass)
    assert flow["data_schema"]({"code": "x"})["url"] == app.url

    result = await _submit(hass, flow, url=app.url, code=CODE)

    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == f"{source}_successful"
    assert butler.data["token"] == TOKEN
    assert butler.data["user_id"] == old["user_id"]
    (user,) = await _butlers(hass)
    assert list(user.refresh_tokens) == [butler.data["refresh_token_id"]]
    assert butler.data["refresh_token_id"] != old["refresh_token_id"]


async def test_pairing_again_fails(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.exchange_refusal = (503, {"code": "unavailable", "message": "No."})
    flow = await butler.start_reauth_flow(hass)

    result = await _submit(hass, flow, url=app.url, code=CODE)

    assert result["errors"] == {"base": "refused"}
    (user,) = await _butlers(hass)
    assert list(user.refresh_tokens) == [butler.data["refresh_token_id"]]


async def test_pair_again_when_the_user_is_gone(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    old_user = await hass.auth.async_get_user(butler.data["user_id"])
    assert old_user is not None
    await hass.auth.async_update_user(old_user, is_active=False)
    flow = await butler.start_reauth_flow(hass)

    await _submit(hass, flow, url=app.url, code=CODE)

    (user,) = await _butlers(hass)
    assert user.id == butler.data["user_id"] != old_user.id
    assert user.is_active


async def test_nobody_knows_our_address(core: HomeAssistant, app: FakeApp) -> None:
    """The app still tries where the request came from."""
    with (
        patch.object(core.config, "api", None),
        patch(
            "custom_components.butler.handshake.get_url",
            side_effect=[NoURLAvailableError, "http://192.168.1.10:8123"],
        ),
    ):
        await _submit(core, await _start(core), url=app.url, code=CODE)

    assert app.pairing["request"]["home_assistant_urls"] == ["http://192.168.1.10:8123"]


async def test_where_the_app_finds_us(core: HomeAssistant, app: FakeApp) -> None:
    await core.config.async_update(
        internal_url="http://homeassistant.local:8123", external_url="https://home.example.com"
    )
    with patch.object(core.config, "api") as api:
        api.use_ssl, api.port, api.local_ip = False, 8123, "192.168.1.10"
        await _submit(core, await _start(core), url=app.url, code=CODE)

    assert app.pairing["request"]["home_assistant_urls"] == [
        "http://homeassistant.local:8123",
        "http://127.0.0.1:8123",
        "http://192.168.1.10:8123",
        "https://home.example.com",
    ]
