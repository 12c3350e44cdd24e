"""The same app at another address, and other tokens for both sides."""

import base64
import json
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.butler.identity import Identity, identity_proof, seal
from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from .fake_app import TOKEN, FakeApp

EXAMPLES = Path(__file__).parents[1] / "contract" / "examples"


def _example(name: str) -> Any:
    return json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))


VECTORS = _example("box-vectors")
REQUESTS = {"identity": _example("identityRequest"), "renew": _example("renewRequest")}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["description"]))
def test_both_sides_compute_the_same(vector: dict[str, Any]) -> None:
    shown, token = vector["identity"], vector["token"]
    proof = identity_proof(
        token, shown["nonce"], shown["app_url"], shown["app_id"], shown["public_key"]
    )
    assert proof == shown["proof"]
    box = seal(
        Identity(token=token, public_key=shown["public_key"]),
        vector["purpose"],
        vector["plain"],
        X25519PrivateKey.from_private_bytes(base64.b64decode(vector["private_key"])),
        base64.b64decode(vector["nonce"]),
    )
    assert box == {"public_key": vector["public_key"], "sealed": vector["sealed"]}


async def _move(hass: HomeAssistant, entry: MockConfigEntry, url: str) -> ConfigFlowResult:
    flow = await entry.start_reconfigure_flow(hass)
    result = await hass.config_entries.flow.async_configure(flow["flow_id"], {"url": url})
    await hass.async_block_till_done()
    return result


async def test_the_app_moved(hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp) -> None:
    server = TestServer(app.application())
    await server.start_server()
    new_url = str(server.make_url("")).rstrip("/")
    assert new_url != app.url
    old = dict(butler.data)

    result = await _move(hass, butler, f"{new_url}/path")

    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "reconfigure_successful"
    assert app.renewed is not None
    assert butler.state is ConfigEntryState.LOADED
    assert butler.data["url"] == new_url
    assert butler.data["token"] == app.renewed["app_token"] == app.token != TOKEN
    assert len(app.token) >= 43
    # The user stays; what it had before is void.
    assert butler.data["user_id"] == old["user_id"] == app.renewed["user_id"]
    user = await hass.auth.async_get_user(old["user_id"])
    assert user is not None
    assert list(user.refresh_tokens) == [butler.data["refresh_token_id"]]
    assert butler.data["refresh_token_id"] != old["refresh_token_id"]
    known = hass.auth.async_validate_access_token(app.renewed["token"])
    assert known is not None
    assert known.id == butler.data["refresh_token_id"]
    # Nothing of it crossed in clear.
    await server.close()
    for name, example in REQUESTS.items():
        assert app.crossed[name][0].keys() == example.keys()
    assert app.crossed["renew"][0]["tokens"].keys() == REQUESTS["renew"]["tokens"].keys()
    crossed = json.dumps(app.crossed)
    assert app.renewed["token"] not in crossed
    assert app.token not in crossed


@pytest.mark.parametrize("trick", ["token", "app_id", "proof", "shape", "unpaired", "older"])
async def test_someone_else_at_the_new_address_gets_nothing(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, trick: str
) -> None:
    old = dict(butler.data)
    app.shown_tokens.clear()
    if trick == "token":
        app.own_token = "another"
    elif trick == "app_id":
        app.identity_changes = {"app_id": "app-2"}
    elif trick == "proof":
        app.identity_changes = {"proof": "é"}
    elif trick == "shape":
        app.identity_changes = {"public_key": None}
    elif trick == "unpaired":
        app.identity_refusal = (403, {"code": "denied", "message": "I am not paired."})
    else:
        app.identity_refusal = (401, {"code": "unauthorized", "message": "Who are you?"})

    result = await _move(hass, butler, app.url)

    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == {"url": "not_the_app"}
    assert app.shown_tokens == []
    assert dict(butler.data) == old


async def test_the_app_cannot_reach_us_with_the_new_tokens(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    old = dict(butler.data)
    app.renew_refusal = (503, {"code": "unavailable", "message": "I tried."})

    result = await _move(hass, butler, app.url)

    assert result["errors"] == {"base": "refused"}
    assert result["description_placeholders"] == {"reason": "I tried."}
    assert dict(butler.data) == old
    user = await hass.auth.async_get_user(old["user_id"])
    assert user is not None
    assert list(user.refresh_tokens) == [old["refresh_token_id"]]


async def test_asked_too_often(hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp) -> None:
    app.identity_refusal = (503, {"code": "unavailable", "message": "Wait a minute."})

    result = await _move(hass, butler, app.url)

    assert result["errors"] == {"base": "refused"}


@pytest.mark.parametrize("is_done", [True, False])
async def test_the_answer_gets_lost(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp, is_done: bool
) -> None:
    app.loses_answer = True
    app.renews = is_done

    result = await _move(hass, butler, app.url)

    if is_done:
        assert result["reason"] == "reconfigure_successful"
        assert butler.data["token"] == app.token != TOKEN
    else:
        assert result["errors"] == {"url": "cannot_connect"}
        assert butler.data["token"] == app.token == TOKEN


async def test_nobody_is_there(hass: HomeAssistant, butler: MockConfigEntry) -> None:
    result = await _move(hass, butler, "http://127.0.0.1:1")

    assert result["errors"] == {"url": "cannot_connect"}


async def test_an_app_of_the_supervisor_keeps_its_token(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    hass.config_entries.async_update_entry(
        butler, unique_id="local_butler", data={**butler.data, "slug": "local_butler"}
    )

    result = await _move(hass, butler, app.url)

    assert result["reason"] == "reconfigure_successful"
    assert butler.unique_id == "local_butler"
    assert butler.data["slug"] == "local_butler"
    assert butler.data["token"] == TOKEN
    known = hass.auth.async_validate_access_token(app.handed_over[-1]["token"])
    assert known is not None
    assert known.id == butler.data["refresh_token_id"]
