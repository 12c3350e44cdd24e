"""Tests of setting up, unloading and removing."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .fake_app import FakeApp


async def test_setup_and_unload(hass: HomeAssistant, butler: MockConfigEntry) -> None:
    state = hass.states.get("conversation.butler")
    assert state is not None and state.state == "unknown"
    assert state.attributes["supported_features"] == 1

    assert await hass.config_entries.async_unload(butler.entry_id)
    assert butler.state is ConfigEntryState.NOT_LOADED


async def test_a_turn(hass: HomeAssistant, butler: MockConfigEntry, app: FakeApp) -> None:
    from homeassistant.components import conversation
    from homeassistant.core import Context

    result = await conversation.async_converse(
        hass, "what is love", None, Context(), agent_id="conversation.butler"
    )
    assert result.response.speech["plain"]["speech"] == "Hello."
    print(app.turns)
