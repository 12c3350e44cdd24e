"""What earlier versions of the integration left behind, and what newer ones did."""

import json
from pathlib import Path
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.butler import DOMAIN, async_migrate_entry
from custom_components.butler.const import ENTRY_VERSION
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir

from .fake_app import FakeApp
from .talk import say

FIXTURES = Path(__file__).parents[1] / "fixtures" / "upgrade"
ENTRIES = {
    path.parent.name: json.loads(path.read_text("utf-8"))
    for path in sorted(FIXTURES.glob("*/config-entry.json"))
}


def _entry(stored: dict[str, Any], **changes: Any) -> MockConfigEntry:
    names = ("data", "options", "title", "unique_id", "source", "version", "minor_version")
    return MockConfigEntry(domain=DOMAIN, **{**{name: stored[name] for name in names}, **changes})


def test_there_is_one_for_the_first_version() -> None:
    assert "0.1.0" in ENTRIES


@pytest.mark.parametrize("version", ENTRIES)
async def test_an_entry_of_before(core: HomeAssistant, app: FakeApp, version: str) -> None:
    stored = ENTRIES[version]
    data = {**stored["data"], "url": app.url}
    app.token = data["token"]
    entry = _entry(stored, data=data)
    entry.add_to_hass(core)

    assert await core.config_entries.async_setup(entry.entry_id)
    await core.async_block_till_done(wait_background_tasks=True)

    assert entry.state is ConfigEntryState.LOADED
    assert entry.version == ENTRY_VERSION
    assert entry.data.items() >= data.items()
    await say(core, "hello there")
    assert len(app.turns) == 1


async def test_a_downgrade_is_refused_with_a_sentence(core: HomeAssistant, app: FakeApp) -> None:
    entry = _entry(ENTRIES["0.1.0"], version=ENTRY_VERSION + 1)
    entry.add_to_hass(core)

    assert not await core.config_entries.async_setup(entry.entry_id)
    await core.async_block_till_done()

    assert entry.state is ConfigEntryState.MIGRATION_ERROR
    assert app.shown_tokens == []
    assert not await async_migrate_entry(core, entry)
    issue = ir.async_get(core).async_get_issue(DOMAIN, "newer_entry")
    assert issue is not None
    assert issue.translation_placeholders == {
        "entry": str(ENTRY_VERSION + 1),
        "known": str(ENTRY_VERSION),
    }


async def test_a_newer_minor_version_can_be_read(core: HomeAssistant, app: FakeApp) -> None:
    stored = ENTRIES["0.1.0"]
    app.token = stored["data"]["token"]
    entry = _entry(stored, data={**stored["data"], "url": app.url}, minor_version=99)
    entry.add_to_hass(core)

    assert await core.config_entries.async_setup(entry.entry_id)

    assert ir.async_get(core).async_get_issue(DOMAIN, "newer_entry") is None
