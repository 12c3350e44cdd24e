"""Fixtures of the tests of the Butler integration."""

from collections.abc import AsyncGenerator
from typing import Any

from aiohttp.test_utils import TestServer
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

# The test plug-in brings a package of the same name: ours must be imported before it looks for it.
import custom_components
from custom_components.butler import user
from custom_components.butler.const import DOMAIN
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from .chat import Card, login
from .fake_app import APP_ID, TOKEN, FakeApp
from .home import ALLOW_LIST, async_make_home

assert custom_components


@pytest.fixture(autouse=True)
def auto_enable_custom_integrations(
    enable_custom_integrations: None, hass_storage: dict[str, Any]
) -> None:
    """Let Home Assistant find our integration; what it stores is its own for each test."""


@pytest.fixture
async def app(socket_enabled: None) -> AsyncGenerator[FakeApp]:
    """An app that listens."""
    fake = FakeApp()
    server = TestServer(fake.application())
    # A turn that a test leaves open is not waited for when the test is over.
    await server.start_server(shutdown_timeout=0.1)
    fake.url = str(server.make_url("")).rstrip("/")
    yield fake
    await server.close()


@pytest.fixture
async def core(hass: HomeAssistant) -> HomeAssistant:
    """Home Assistant with what the integration builds on."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", {})
    return hass


@pytest.fixture
async def entry(core: HomeAssistant, app: FakeApp) -> MockConfigEntry:
    """A paired entry, not set up yet."""
    login = await user.async_create_login(core)
    config_entry = MockConfigEntry(
        domain=DOMAIN,
        title="Butler",
        unique_id=APP_ID,
        data={
            "url": app.url,
            "token": TOKEN,
            "app_id": APP_ID,
            "user_id": login.user_id,
            "refresh_token_id": login.refresh_token_id,
        },
    )
    config_entry.add_to_hass(core)
    return config_entry


@pytest.fixture
async def butler(core: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """A butler that is set up."""
    assert await core.config_entries.async_setup(entry.entry_id)
    await core.async_block_till_done(wait_background_tasks=True)
    return entry


@pytest.fixture
async def home(core: HomeAssistant) -> AsyncGenerator[HomeAssistant]:
    """A home whose devices really move."""
    async for furnished in async_make_home(core):
        yield furnished


@pytest.fixture
async def butler_home(home: HomeAssistant, butler: MockConfigEntry) -> HomeAssistant:
    """A home with a butler who may do the harmless things by himself."""
    butler.runtime_data.allow_list.async_set(ALLOW_LIST)
    return home


@pytest.fixture
async def cards(
    hass: HomeAssistant, butler: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> tuple[Card, Card]:
    """Anna's and Ben's."""
    anna, ben = [(await login(hass, name))[1] for name in ("Anna", "Ben")]
    return Card(await hass_ws_client(hass, anna)), Card(await hass_ws_client(hass, ben))
