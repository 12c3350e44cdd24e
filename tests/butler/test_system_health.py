"""What Home Assistant's system information says of the butler."""

from pytest_homeassistant_custom_component.common import MockConfigEntry, get_system_health_info
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from .fake_app import TOKEN


async def test_paired(
    hass: HomeAssistant, butler: MockConfigEntry, aioclient_mock: AiohttpClientMocker
) -> None:
    aioclient_mock.get(f"{butler.data['url']}/health", json={"status": "ok"})
    assert await async_setup_component(hass, "system_health", {})
    await hass.async_block_till_done()

    info = await get_system_health_info(hass, "butler")

    assert await info.pop("app_reachable") == "ok"
    assert info == {
        "paired": True,
        "app_version": "0.1.0",
        "home_assistant": "connected",
        "database": "embedded",
        "database_available": True,
        "model_configured": False,
    }
    assert TOKEN not in str(info)


async def test_not_set_up(hass: HomeAssistant, butler: MockConfigEntry) -> None:
    assert await async_setup_component(hass, "system_health", {})
    await hass.config_entries.async_unload(butler.entry_id)
    await hass.async_block_till_done()

    assert await get_system_health_info(hass, "butler") == {"paired": False}
