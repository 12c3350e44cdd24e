"""How the cards come into the dashboards: served once, one resource, or the line of YAML that it takes."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.butler import frontend
from homeassistant.components.lovelace.const import LOVELACE_DATA
from homeassistant.components.lovelace.resources import ResourceYAMLCollection
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util

KEY = "lovelace_resources"
FOREIGN = {"id": "foreign", "type": "module", "url": "/local/other-card.js"}


@pytest.fixture(autouse=True)
def cards(tmp_path: Path) -> Iterator[Path]:
    """A build of the cards."""
    folder = tmp_path / "cards"
    folder.mkdir()
    (folder / "butler-cards.js").write_text("export {};")
    with patch.object(frontend, "FOLDER", folder):
        yield folder


async def setup(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)


async def with_dashboards(hass: HomeAssistant, config: dict[str, Any] | None = None) -> None:
    assert await async_setup_component(hass, "lovelace", {"lovelace": config or {}})


def ours(hass: HomeAssistant) -> list[dict[str, Any]]:
    items = hass.data[LOVELACE_DATA].resources.async_items()
    return [item for item in items if "butler" in item["url"]]


def stored(*items: dict[str, Any]) -> dict[str, Any]:
    return {"version": 1, "minor_version": 1, "key": KEY, "data": {"items": [FOREIGN, *items]}}


async def test_the_cards_are_one_resource_that_can_be_fetched(
    core: HomeAssistant, entry: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> None:
    await with_dashboards(core)
    await setup(core, entry)

    (resource,) = ours(core)
    assert resource["type"] == "module"
    assert resource["url"].startswith("/butler_static/butler-cards.js?v=0.1.0-")
    response = await (await hass_client_no_auth()).get(resource["url"])
    assert await response.text() == "export {};"
    assert "max-age" in response.headers["cache-control"]

    await core.config_entries.async_reload(entry.entry_id)
    assert ours(core) == [resource]


async def test_an_update_takes_the_place_of_what_was_there(
    core: HomeAssistant,
    entry: MockConfigEntry,
    cards: Path,
    hass_storage: dict[str, Any],
) -> None:
    """Also of what an older version or a person left behind twice; others' resources stay."""
    hass_storage[KEY] = stored(
        {"id": "one", "type": "js", "url": "/butler_static/butler-cards.js?v=0.0.9"},
        {"id": "two", "type": "module", "url": "/butler_static/butler-cards.js"},
    )
    await with_dashboards(core)
    await setup(core, entry)
    (first,) = ours(core)
    assert first["id"] == "one"
    assert first["type"] == "module"

    (cards / "butler-cards.js").write_text("export const newer = true;")
    await core.config_entries.async_reload(entry.entry_id)

    (second,) = ours(core)
    assert second["id"] == "one"
    assert second["url"] != first["url"]
    assert FOREIGN in core.data[LOVELACE_DATA].resources.async_items()


async def test_removing_the_last_entry_removes_the_resource(
    core: HomeAssistant, entry: MockConfigEntry, hass_storage: dict[str, Any]
) -> None:
    hass_storage[KEY] = stored()
    await with_dashboards(core)
    other = MockConfigEntry(domain="butler", unique_id="app-2", data=dict(entry.data))
    other.add_to_hass(core)
    await setup(core, entry)
    assert len(ours(core)) == 1

    await core.config_entries.async_remove(other.entry_id)
    assert len(ours(core)) == 1

    await core.config_entries.async_remove(entry.entry_id)
    assert core.data[LOVELACE_DATA].resources.async_items() == [FOREIGN]


async def test_dashboards_in_yaml_are_told_which_line_to_add(
    core: HomeAssistant, entry: MockConfigEntry
) -> None:
    old = {"url": "/butler_static/butler-cards.js?v=0.0.9", "type": "module"}
    await with_dashboards(core, {"resource_mode": "yaml", "resources": [old]})
    await setup(core, entry)

    issues = ir.async_get(core)
    issue = issues.async_get_issue("butler", "resource_missing")
    assert issue is not None
    assert issue.translation_placeholders is not None
    url = issue.translation_placeholders["url"]
    assert ours(core) == [old]

    # As the person reloads the resources.
    core.data[LOVELACE_DATA].resources = ResourceYAMLCollection([{"url": url, "type": "module"}])
    async_fire_time_changed(core, dt_util.utcnow() + timedelta(seconds=31))
    await core.async_block_till_done(wait_background_tasks=True)
    assert issues.async_get_issue("butler", "resource_missing") is None

    core.data[LOVELACE_DATA].resources = ResourceYAMLCollection([])
    await core.config_entries.async_reload(entry.entry_id)
    assert issues.async_get_issue("butler", "resource_missing") is not None
    await core.config_entries.async_remove(entry.entry_id)
    assert issues.async_get_issue("butler", "resource_missing") is None


async def test_a_checkout_without_built_cards_says_so(
    core: HomeAssistant, entry: MockConfigEntry, cards: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (cards / "butler-cards.js").unlink()
    await with_dashboards(core)
    await setup(core, entry)

    assert ours(core) == []
    assert "npm run build" in caplog.text


async def test_without_dashboards_nothing_is_missing(
    core: HomeAssistant, entry: MockConfigEntry
) -> None:
    await setup(core, entry)
    assert entry.state is ConfigEntryState.LOADED
    assert ir.async_get(core).async_get_issue("butler", "resource_missing") is None
