"""What the virtual home is configured with; only the test bed and the demo home load it."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from homeassistant.const import Platform
from homeassistant.util.hass_dict import HassKey

DOMAIN = "virtual_home"

PLATFORMS = [
    Platform.ASSIST_SATELLITE,
    Platform.BINARY_SENSOR,
    Platform.COVER,
    Platform.DEVICE_TRACKER,
    Platform.HUMIDIFIER,
    Platform.LIGHT,
    Platform.LOCK,
    Platform.MEDIA_PLAYER,
    Platform.SENSOR,
    Platform.SWITCH,
]


class Device(TypedDict):
    """One virtual device, which is one entity; `key` is its object id."""

    platform: str
    key: str
    name: str
    # How it answers a command: a lamp accepts and does not move, takes 3 s, or becomes unavailable; a lock jams.
    behavior: NotRequired[Literal["normal", "stuck", "slow", "vanishes", "jams"]]
    modes: NotRequired[Literal["onoff", "brightness", "color"]]
    device_class: NotRequired[str]
    unit: NotRequired[str]
    value: NotRequired[str | float | bool]
    sources: NotRequired[list[str]]


DATA_DEVICES: HassKey[list[Device]] = HassKey(DOMAIN)
