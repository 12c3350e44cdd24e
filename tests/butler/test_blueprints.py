"""The blueprints, imported and filled in as Home Assistant's frontend does it."""

from collections.abc import Iterator
import logging
from pathlib import Path
from typing import Any, override
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from homeassistant.components.assist_satellite import (
    AssistSatelliteEntity,
    AssistSatelliteEntityFeature,
)
from homeassistant.components.assist_satellite.const import DATA_COMPONENT
from homeassistant.components.assist_satellite.services import async_setup_services
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_component import EntityComponent
from homeassistant.setup import async_setup_component

from .fake_app import FakeApp, done

FOLDER = Path(__file__).parents[2] / "blueprints" / "automation" / "butler"
REPOSITORY = "https://github.com/butler-home/butler/blob/main/blueprints/automation/butler"
SATELLITE = "assist_satellite.hall"
BELL = "event.doorbell"
RING = {"event_types": ["ring", "motion"], "event_type": "ring", "device_class": "doorbell"}


class Satellite(AssistSatelliteEntity):
    """A satellite in the hall, with somebody in front of it."""

    entity_id = SATELLITE
    _attr_supported_features = (
        AssistSatelliteEntityFeature.ANNOUNCE | AssistSatelliteEntityFeature.START_CONVERSATION
    )

    def __init__(self) -> None:
        self.asked: list[str | None] = []
        self.backgrounds: list[str | None] = []
        self.announced: list[str | None] = []

    @override
    async def async_internal_start_conversation(
        self,
        start_message: str | None = None,
        start_media_id: str | None = None,
        extra_system_prompt: str | None = None,
        *_: Any,
        **__: Any,
    ) -> None:
        self.asked.append(start_message)
        self.backgrounds.append(extra_system_prompt)

    @override
    async def async_internal_announce(self, message: str | None = None, *_: Any, **__: Any) -> None:
        self.announced.append(message)

    def async_get_configuration(self) -> Any: ...
    async def async_set_configuration(self, config: Any) -> None: ...
    def on_pipeline_event(self, event: Any) -> None: ...


@pytest.fixture
async def satellite(hass: HomeAssistant, butler: MockConfigEntry) -> Satellite:
    """The satellite, behind Home Assistant's own actions."""
    component = EntityComponent[AssistSatelliteEntity](
        logging.getLogger(__name__), "assist_satellite", hass
    )
    hass.data[DATA_COMPONENT] = component
    async_setup_services(hass)
    one = Satellite()
    await component.async_add_entities([one])
    return one


@pytest.fixture
def configuration(hass: HomeAssistant, butler: MockConfigEntry, tmp_path: Path) -> Iterator[Path]:
    """A folder for what is imported."""
    with patch.object(hass.config, "config_dir", str(tmp_path)):
        yield tmp_path


class _GitHub:
    """What Home Assistant downloads a blueprint from."""

    def __init__(self) -> None:
        self.urls: list[str] = []

    async def get(self, url: str, **_: Any) -> _GitHub:
        self.urls.append(url)
        return self

    async def text(self) -> str:
        return (FOLDER / Path(self.urls[-1]).name).read_text()


async def _import(hass: HomeAssistant, ws: WebSocketGenerator, name: str) -> dict[str, Any]:
    """Import and save a blueprint as the frontend does, and return its metadata."""
    assert await async_setup_component(hass, "automation", {})
    client = await ws(hass)
    session = "homeassistant.components.blueprint.importer.aiohttp_client.async_get_clientsession"
    with patch(session, return_value=_GitHub()):
        await client.send_json_auto_id(
            {"type": "blueprint/import", "url": f"{REPOSITORY}/{name}.yaml"}
        )
        imported = (await client.receive_json())["result"]
    assert imported["validation_errors"] is None
    await client.send_json_auto_id(
        {
            "type": "blueprint/save",
            "domain": "automation",
            "path": imported["suggested_filename"],
            "yaml": imported["raw_data"],
            "source_url": f"{REPOSITORY}/{name}.yaml",
        }
    )
    assert (await client.receive_json())["success"]
    metadata: dict[str, Any] = imported["blueprint"]["metadata"]
    return metadata


async def _automate(hass: HomeAssistant, name: str, inputs: dict[str, Any]) -> None:
    """Make an automation from a saved blueprint."""
    config = {
        "alias": name,
        "use_blueprint": {"path": f"butler-home/{name}.yaml", "input": inputs},
    }
    with patch("homeassistant.config.load_yaml_config_file", return_value={"automation": [config]}):
        await hass.services.async_call("automation", "reload", blocking=True)
    await hass.async_block_till_done()
    assert hass.states.is_state(f"automation.{name}", "on")


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.yaml")))
async def test_every_blueprint_is_imported(
    hass: HomeAssistant, configuration: Path, hass_ws_client: WebSocketGenerator, name: str
) -> None:
    metadata = await _import(hass, hass_ws_client, name)

    assert metadata["source_url"] == f"{REPOSITORY}/{name}.yaml"
    assert metadata["homeassistant"]["min_version"] == "2026.10.0"
    assert all({"name", "selector"} <= set(one) for one in metadata["input"].values())


@pytest.fixture
async def doorbell(
    hass: HomeAssistant,
    configuration: Path,
    satellite: Satellite,
    hass_ws_client: WebSocketGenerator,
) -> Satellite:
    """A doorbell that asks in the hall."""
    for entity_id in (BELL, "input_button.bell"):
        hass.states.async_set(entity_id, "unknown")
    hass.states.async_set("binary_sensor.bell", "off")
    await _import(hass, hass_ws_client, "doorbell")
    bells = [BELL, "binary_sensor.bell", "input_button.bell"]
    await _automate(hass, "doorbell", {"doorbell": bells, "satellite": SATELLITE})
    return satellite


async def _ring(
    hass: HomeAssistant, entity_id: str, state: str, attributes: dict[str, Any] | None = None
) -> None:
    hass.states.async_set(entity_id, state, attributes)
    await hass.async_block_till_done()


@pytest.mark.parametrize(
    ("entity_id", "state", "attributes"),
    [
        (BELL, "2026-11-22T10:00:00.000+00:00", RING),
        ("binary_sensor.bell", "on", None),
        ("input_button.bell", "2026-11-22T10:00:00.000+00:00", None),
    ],
)
async def test_somebody_rings(
    hass: HomeAssistant,
    app: FakeApp,
    doorbell: Satellite,
    entity_id: str,
    state: str,
    attributes: dict[str, Any] | None,
) -> None:
    """The room is asked, and answers by itself: nothing is done in the name of the automation."""
    await _ring(hass, entity_id, state, attributes)

    assert doorbell.asked == ["Somebody is at the door. What shall I do?"]
    (background,) = doorbell.backgrounds
    assert background is not None
    assert "doorbell rang" in background
    assert app.turns == []


async def test_nobody_rings(hass: HomeAssistant, doorbell: Satellite) -> None:
    await _ring(hass, BELL, "2026-11-22T10:00:00.000+00:00", {**RING, "event_type": "motion"})
    for entity_id, last in ((BELL, "2026-11-22T10:00:00.000+00:00"), ("binary_sensor.bell", "on")):
        await _ring(hass, entity_id, "unavailable")
        await _ring(hass, entity_id, last, RING)
        await _ring(hass, entity_id, "unknown")
    await _ring(hass, "binary_sensor.bell", "on")

    assert doorbell.asked == []


async def test_a_button_is_answered_aloud(
    hass: HomeAssistant,
    app: FakeApp,
    configuration: Path,
    satellite: Satellite,
    hass_ws_client: WebSocketGenerator,
) -> None:
    await _import(hass, hass_ws_client, "button")
    inputs = {
        "button": ["input_button.goodnight"],
        "request": "is everything closed",
        "satellites": [SATELLITE],
    }
    assert await async_setup_component(
        hass, "input_button", {"input_button": {"goodnight": {"name": "Goodnight"}}}
    )
    await _automate(hass, "button", inputs)

    for answer in ("Everything is closed.", "3"):
        app.events = [done(answer)]
        await hass.services.async_call(
            "input_button", "press", {"entity_id": "input_button.goodnight"}, True
        )
        await hass.async_block_till_done()

    assert [turn["text"] for turn in app.turns] == ["is everything closed"] * 2
    assert satellite.announced == ["Everything is closed.", "3.\u2060"]


async def test_a_button_is_answered_by_a_notification(
    hass: HomeAssistant,
    app: FakeApp,
    configuration: Path,
    hass_ws_client: WebSocketGenerator,
) -> None:
    shown = async_mock_service(hass, "persistent_notification", "create")
    hass.states.async_set("input_button.goodnight", "unknown")
    await _import(hass, hass_ws_client, "button")
    inputs = {"button": "input_button.goodnight", "request": "is everything closed"}
    await _automate(hass, "button", inputs)
    app.events = [done("The garage is open.")]

    await _ring(hass, "input_button.goodnight", "2026-11-22T10:00:00.000+00:00")

    (call,) = shown
    assert call.data == {"title": "Butler", "message": "The garage is open."}
