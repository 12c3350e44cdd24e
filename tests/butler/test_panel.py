"""The butler in the sidebar: there unless the option says no, gone with the entry, and nobody else's place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.butler import frontend
from homeassistant.components.frontend import DATA_PANELS, async_register_built_in_panel
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType


@pytest.fixture(autouse=True)
def cards(tmp_path: Path) -> Iterator[Path]:
    """A build of the cards."""
    for name in ("butler-cards.js", "butler-panel.js"):
        (tmp_path / name).write_text("export {};")
    with patch.object(frontend, "FOLDER", tmp_path):
        yield tmp_path


def panel(hass: HomeAssistant) -> dict[str, Any] | None:
    """Return what the frontend is told of it."""
    found = hass.data.get(DATA_PANELS, {}).get("butler")
    return None if found is None else dict(found.to_response())


async def choose(hass: HomeAssistant, entry: MockConfigEntry, *, sidebar: bool) -> None:
    """Answer the form of the options."""
    menu = await hass.config_entries.options.async_init(entry.entry_id)
    assert "panel" in menu["menu_options"]
    form = await hass.config_entries.options.async_configure(
        menu["flow_id"], {"next_step_id": "panel"}
    )
    schema = form["data_schema"]
    assert schema is not None
    assert schema({}) == {"sidebar": entry.options.get("sidebar", True)}
    result = await hass.config_entries.options.async_configure(
        form["flow_id"], {"sidebar": sidebar}
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()


async def test_everybody_has_it_by_itself(core: HomeAssistant, butler: MockConfigEntry) -> None:
    found = panel(core)
    assert found is not None
    assert found["title"] == "Butler"
    assert found["require_admin"] is False
    module = found["config"]["_panel_custom"]
    assert module["name"] == "butler-panel"
    assert module["module_url"].startswith("/butler_static/butler-panel.js?v=0.1.0-")


async def test_it_comes_and_goes_with_the_entry(
    core: HomeAssistant, butler: MockConfigEntry
) -> None:
    assert await core.config_entries.async_unload(butler.entry_id)
    assert panel(core) is None
    assert await core.config_entries.async_setup(butler.entry_id)
    await core.async_block_till_done()
    assert panel(core) is not None


async def test_the_option_takes_it_away_and_brings_it_back(
    core: HomeAssistant, butler: MockConfigEntry
) -> None:
    await choose(core, butler, sidebar=False)
    assert panel(core) is None
    await core.config_entries.async_reload(butler.entry_id)
    assert panel(core) is None
    await choose(core, butler, sidebar=True)
    assert panel(core) is not None


async def test_other_options_keep_what_was_chosen(
    core: HomeAssistant, butler: MockConfigEntry
) -> None:
    await choose(core, butler, sidebar=False)
    core.config_entries.async_update_entry(butler, title="Jeeves")
    await core.async_block_till_done()
    assert panel(core) is None


async def test_somebody_elses_page_of_that_name_stays(
    core: HomeAssistant, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    async_register_built_in_panel(core, "lovelace", "Mine", frontend_url_path="butler")
    assert await core.config_entries.async_setup(entry.entry_id)
    await core.async_block_till_done(wait_background_tasks=True)
    found = panel(core)
    assert found is not None
    assert found["title"] == "Mine"
    assert "There is a panel /butler already" in caplog.text
    assert await core.config_entries.async_unload(entry.entry_id)
    assert panel(core) is not None


async def test_without_a_build_there_is_none(
    core: HomeAssistant, entry: MockConfigEntry, cards: Path
) -> None:
    (cards / "butler-panel.js").unlink()
    assert await core.config_entries.async_setup(entry.entry_id)
    await core.async_block_till_done(wait_background_tasks=True)
    assert panel(core) is None
