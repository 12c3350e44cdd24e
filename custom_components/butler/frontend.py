"""Serves the cards, and has every dashboard load them: one resource, with their version in its address."""

from datetime import datetime
import hashlib
import logging
from pathlib import Path
from urllib.parse import urlsplit

from homeassistant.components.http import StaticPathConfig
from homeassistant.components.lovelace.const import LOVELACE_DATA, MODE_STORAGE
from homeassistant.components.lovelace.resources import ResourceStorageCollection
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_ID, CONF_TYPE, CONF_URL
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.loader import async_get_integration

from .const import DOMAIN, POLL_INTERVAL

_LOGGER = logging.getLogger(__name__)

FOLDER = Path(__file__).parent / "frontend"
ENTRY = "butler-cards.js"
STATIC = "/butler_static"
RESOURCE = f"{STATIC}/{ENTRY}"
RESOURCE_MISSING = "resource_missing"


async def async_setup(hass: HomeAssistant) -> None:
    """Serve the built cards. Anybody may fetch them, as a browser does before it logs in."""
    if await hass.async_add_executor_job((FOLDER / ENTRY).is_file):
        await hass.http.async_register_static_paths([StaticPathConfig(STATIC, str(FOLDER))])
    else:
        # A checkout: what people install has them.
        _LOGGER.warning("The cards are not built: run npm run build and restart Home Assistant")


async def async_setup_entry(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Have the dashboards load the cards, or say which line of YAML would."""
    if (url := await async_get_url(hass, ENTRY)) is None or (
        data := hass.data.get(LOVELACE_DATA)
    ) is None:
        return
    if data.resource_mode == MODE_STORAGE:
        if isinstance(data.resources, ResourceStorageCollection):
            await _async_keep_one(data.resources, url)
        return

    @callback
    def check(_now: datetime | None = None) -> None:
        _async_check_yaml(hass, url)

    check()
    # Nobody is told when the resources in YAML are loaded again.
    entry.async_on_unload(
        async_track_time_interval(hass, check, POLL_INTERVAL, cancel_on_shutdown=True)
    )


async def async_remove_entry(hass: HomeAssistant) -> None:
    """Leave nothing behind that dashboards would look for in vain."""
    if hass.config_entries.async_entries(DOMAIN):
        return
    data = hass.data.get(LOVELACE_DATA)
    if data is not None and isinstance(data.resources, ResourceStorageCollection):
        await _async_keep_one(data.resources, None)


async def async_get_url(hass: HomeAssistant, name: str) -> str | None:
    """Return the address of this very file, which browsers keep for a month; None when it is not built."""
    integration = await async_get_integration(hass, DOMAIN)

    def read() -> str | None:
        file = FOLDER / name
        return hashlib.sha256(file.read_bytes()).hexdigest()[:8] if file.is_file() else None

    if (digest := await hass.async_add_executor_job(read)) is None:
        return None
    return f"{STATIC}/{name}?v={integration.version}-{digest}"


async def _async_keep_one(resources: ResourceStorageCollection, url: str | None) -> None:
    """Bring the resources that are ours to exactly this one, or to none."""
    # Loads them: before that there seem to be none.
    await resources.async_get_info()
    ours = [item for item in resources.async_items() if urlsplit(item[CONF_URL]).path == RESOURCE]
    wanted = None if url is None else {"res_type": "module", CONF_URL: url}
    if wanted is not None and not ours:
        await resources.async_create_item(wanted)
        return
    for index, item in enumerate(ours):
        if wanted is None or index > 0:
            await resources.async_delete_item(item[CONF_ID])
        elif (item[CONF_URL], item[CONF_TYPE]) != (url, "module"):
            await resources.async_update_item(item[CONF_ID], wanted)


@callback
def _async_check_yaml(hass: HomeAssistant, url: str) -> None:
    items = hass.data[LOVELACE_DATA].resources.async_items()
    if any((item[CONF_URL], item[CONF_TYPE]) == (url, "module") for item in items):
        ir.async_delete_issue(hass, DOMAIN, RESOURCE_MISSING)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        RESOURCE_MISSING,
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=RESOURCE_MISSING,
        translation_placeholders={"url": url},
    )
