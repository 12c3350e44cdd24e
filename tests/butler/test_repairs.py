"""What a person has to put right."""

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.butler import pipeline
from custom_components.butler.repairs import async_create_fix_flow, get_version_problem
from homeassistant.components.assist_pipeline import (
    async_get_pipeline,
    async_get_pipelines,
    async_update_pipeline,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component

from .talk import BUTLER


@pytest.fixture
async def preferring(core: HomeAssistant, entry: MockConfigEntry) -> str:
    """A pipeline that leads to the butler and prefers local handling."""
    assert await async_setup_component(core, "assist_pipeline", {})
    one = async_get_pipeline(core)
    await async_update_pipeline(core, one, conversation_engine=BUTLER, prefer_local_intents=True)
    assert await core.config_entries.async_setup(entry.entry_id)
    await core.async_block_till_done()
    return one.id


def _issue(hass: HomeAssistant, pipeline_id: str) -> ir.IssueEntry | None:
    return ir.async_get(hass).async_get_issue("butler", f"prefers_local_{pipeline_id}")


async def test_the_fix(
    hass: HomeAssistant, preferring: str, hass_client: ClientSessionGenerator
) -> None:
    issue = _issue(hass, preferring)
    assert issue is not None
    assert issue.is_fixable
    client = await hass_client()

    response = await client.post(
        "/api/repairs/issues/fix", json={"handler": "butler", "issue_id": issue.issue_id}
    )
    flow = await response.json()
    assert flow["step_id"] == "confirm"
    assert flow["description_placeholders"] == {"pipeline": "Home Assistant"}
    response = await client.post(f"/api/repairs/issues/fix/{flow['flow_id']}", json={})
    assert (await response.json())["type"] == "create_entry"

    await hass.async_block_till_done()
    assert not async_get_pipeline(hass).prefer_local_intents
    assert async_get_pipeline(hass).conversation_engine == BUTLER
    assert _issue(hass, preferring) is None


async def test_it_comes_and_goes_with_the_setting(hass: HomeAssistant, preferring: str) -> None:
    await async_update_pipeline(hass, async_get_pipeline(hass), prefer_local_intents=False)
    await hass.async_block_till_done()
    assert _issue(hass, preferring) is None

    await async_update_pipeline(hass, async_get_pipeline(hass), prefer_local_intents=True)
    await hass.async_block_till_done()
    assert _issue(hass, preferring) is not None


async def test_only_the_butlers_pipelines(
    hass: HomeAssistant, preferring: str, entry: MockConfigEntry
) -> None:
    await async_update_pipeline(
        hass, async_get_pipeline(hass), conversation_engine="conversation.home_assistant"
    )
    await hass.async_block_till_done()

    assert _issue(hass, preferring) is None
    assert pipeline.async_get_preferring_local(hass, entry) == []


async def test_a_pipeline_that_is_gone(hass: HomeAssistant, preferring: str) -> None:
    before = async_get_pipelines(hass)

    await pipeline.async_stop_preferring_local(hass, "no-such-pipeline")

    assert async_get_pipelines(hass) == before


async def test_a_flow_without_a_pipeline(hass: HomeAssistant) -> None:
    with pytest.raises(KeyError):
        await async_create_fix_flow(hass, "prefers_local_x", None)


def test_versions() -> None:
    assert get_version_problem({}) is None
    assert get_version_problem({"min": 1, "max": 1}) is None
    assert get_version_problem({"min": 0, "max": 9}) is None
    assert get_version_problem({"min": 0, "max": 0}) == "app_too_old"
    assert get_version_problem({"min": 2, "max": 2}) == "app_too_new"
