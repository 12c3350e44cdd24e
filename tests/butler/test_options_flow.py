"""What a person may set, and how it gets to the app."""

import json
from pathlib import Path
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from .fake_app import FakeApp

EXAMPLES = Path(__file__).parents[1] / "contract" / "examples"
EXAMPLE = json.loads((EXAMPLES / "settingsRequest.key.json").read_text("utf-8"))
KEY = "sk-ant-a-secret-key"
SHOWN = {
    "local_first": True,
    "model": "claude-haiku-5-5",
    "fallback_model": "claude-sonnet-5-5",
    "small_model": "claude-haiku-5-5",
    "embedding_model": "nomic-embed-text",
}


async def _open(hass: HomeAssistant, entry: MockConfigEntry) -> ConfigFlowResult:
    menu = await hass.config_entries.options.async_init(entry.entry_id)
    assert menu["type"] is FlowResultType.MENU
    return await hass.config_entries.options.async_configure(
        menu["flow_id"], {"next_step_id": "settings"}
    )


async def _submit(hass: HomeAssistant, flow: ConfigFlowResult, **values: Any) -> ConfigFlowResult:
    return await hass.config_entries.options.async_configure(flow["flow_id"], {**SHOWN, **values})


def _suggested(flow: ConfigFlowResult) -> dict[str, Any]:
    schema = flow["data_schema"]
    assert schema is not None
    return {
        str(field): (getattr(field, "description", None) or {}).get("suggested_value")
        for field in schema.schema
    }


async def test_nothing_changed(hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp) -> None:
    flow = await _open(hass, butler)
    assert flow["description_placeholders"] == {"fixed": "-", "reason": ""}
    assert _suggested(flow)["model"] == "claude-haiku-5-5"
    assert "remove_key" not in _suggested(flow)

    result = await _submit(hass, flow)

    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert app.settings_requests == []


async def test_a_key_crosses_sealed_and_stays_nowhere(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.status = {**app.status, "language": "de"}
    flow = await _open(hass, butler)

    result = await _submit(
        hass,
        flow,
        anthropic_api_key=f" {KEY} ",
        model="",
        model_url="http://127.0.0.1:8080",
        language="de",
        local_first=False,
    )

    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert app.settings_requests == [
        {
            "anthropic_api_key": KEY,
            "model": None,
            "model_url": "http://127.0.0.1:8080",
            "language": "de",
            "local_first": False,
        }
    ]
    sent = app.crossed["settings"][0]
    assert sent.keys() == EXAMPLE.keys()
    assert sent["anthropic_api_key"].keys() == EXAMPLE["anthropic_api_key"].keys()
    assert KEY not in json.dumps(app.crossed)
    assert KEY not in json.dumps([dict(butler.data), dict(butler.options)])
    assert butler.runtime_data.coordinator.data["language"] == "de"


async def test_an_empty_key_keeps_the_stored_one_and_a_word_removes_it(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.settings["anthropic_api_key"]["is_set"] = True
    await _submit(hass, await _open(hass, butler), remove_key=False)
    assert app.settings_requests == []

    await _submit(hass, await _open(hass, butler), remove_key=True)
    assert app.settings_requests == [{"anthropic_api_key": None}]


async def test_a_budget_is_set_and_removed(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    await _submit(hass, await _open(hass, butler), monthly_budget=4.5)
    assert app.settings_requests == [{"monthly_budget": 4.5}]

    app.settings["monthly_budget"]["value"] = 4.5
    flow = await _open(hass, butler)
    assert _suggested(flow)["monthly_budget"] == 4.5
    await _submit(hass, flow, monthly_budget=4.5)
    await _submit(hass, await _open(hass, butler))
    assert app.settings_requests[1:] == [{"monthly_budget": None}]


async def test_ollama_is_told_to_the_app_and_taken_back(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    url = "http://192.168.1.20:11434"
    chosen = {"ollama_url": url, "embedding_model": "embeddinggemma"}
    await _submit(hass, await _open(hass, butler), **chosen)
    assert app.settings_requests == [chosen]

    app.settings["ollama_url"]["value"] = url
    app.settings["embedding_model"]["value"] = "embeddinggemma"
    flow = await _open(hass, butler)
    assert {name: _suggested(flow)[name] for name in chosen} == chosen
    await _submit(hass, flow, ollama_url="", embedding_model="")
    assert app.settings_requests[1:] == [{"ollama_url": None, "embedding_model": None}]


async def test_an_app_that_knows_no_ollama_is_not_told_of_it(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    del app.settings["ollama_url"], app.settings["embedding_model"]
    flow = await _open(hass, butler)
    assert not {"ollama_url", "embedding_model"} & set(_suggested(flow))
    shown = {name: value for name, value in SHOWN.items() if name != "embedding_model"}
    await hass.config_entries.options.async_configure(flow["flow_id"], {**shown, "language": "de"})
    assert app.settings_requests == [{"language": "de"}]


async def test_what_is_fixed_is_named_and_not_asked(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.settings["anthropic_api_key"] = {"is_set": True, "fixed_by": "ANTHROPIC_API_KEY"}
    app.settings["model"]["fixed_by"] = "model in /data/options.json"

    flow = await _open(hass, butler)

    assert flow["description_placeholders"] == {
        "fixed": "`ANTHROPIC_API_KEY`, `model in /data/options.json`",
        "reason": "",
    }
    assert set(_suggested(flow)) == {
        *("fallback_model", "small_model", "monthly_budget"),
        *("model_url", "ollama_url", "embedding_model"),
        *("language", "local_first"),
    }


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"anthropic_api_key": "sk two"}, {"anthropic_api_key": "invalid_key"}),
        ({"model": "two words"}, {"model": "invalid_model"}),
        ({"fallback_model": "ü"}, {"fallback_model": "invalid_model"}),
        ({"small_model": "two words"}, {"small_model": "invalid_model"}),
        ({"model_url": "ftp://example.org"}, {"model_url": "invalid_model_url"}),
        ({"model_url": "http://["}, {"model_url": "invalid_model_url"}),
        ({"ollama_url": "192.168.1.20:11434"}, {"ollama_url": "invalid_ollama_url"}),
        ({"embedding_model": "two words"}, {"embedding_model": "invalid_model"}),
    ],
)
async def test_mistakes_are_named(
    hass: HomeAssistant,
    butler: MockConfigEntry,
    app: FakeApp,
    values: dict[str, str],
    errors: dict[str, str],
) -> None:
    flow = await _open(hass, butler)

    result = await _submit(hass, flow, **values)

    assert result["errors"] == errors
    assert app.settings_requests == []
    assert _suggested(result)["anthropic_api_key"] is None
    result = await _submit(hass, flow)
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_the_app_refuses(hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp) -> None:
    flow = await _open(hass, butler)
    app.settings_refusal = (400, {"code": "invalid", "message": "Not so."})

    result = await _submit(hass, flow, model="other")
    assert result["errors"] == {"base": "refused"}
    assert result["description_placeholders"] == {"fixed": "-", "reason": "Not so."}

    result = await _open(hass, butler)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "refused"


async def test_an_impostor_gets_no_key(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    flow = await _open(hass, butler)
    app.own_token = "another"

    result = await _submit(hass, flow, anthropic_api_key=KEY)

    assert result["errors"] == {"base": "not_the_app"}
    assert "settings" not in app.crossed


async def test_the_app_is_away(hass: HomeAssistant, butler: MockConfigEntry) -> None:
    flow = await _open(hass, butler)
    hass.config_entries.async_update_entry(
        butler, data={**butler.data, "url": "http://127.0.0.1:1"}
    )
    assert (await _submit(hass, flow, model="x"))["errors"] == {"base": "cannot_connect"}

    result = await _open(hass, butler)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "cannot_connect"


async def test_the_app_does_not_know_us(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    app.token = "another"

    result = await _open(hass, butler)

    assert result["reason"] == "unauthorized"


async def test_the_app_forgets_us_while_the_form_is_open(
    hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp
) -> None:
    flow = await _open(hass, butler)
    app.token = "another"

    result = await _submit(hass, flow, model="other")

    assert result["reason"] == "unauthorized"
