"""The app's word on what Home Assistant's own matcher may execute without asking it."""

from dataclasses import dataclass
from typing import Any

import probatio

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from .const import DOMAIN

_STORAGE_VERSION = 1
_SAVE_DELAY = 1

ALLOW_LIST_SCHEMA = probatio.Schema(
    {
        probatio.Required("version"): 1,
        probatio.Required("max_targets"): probatio.All(int, probatio.Range(min=0)),
        probatio.Required("rules"): [
            {
                probatio.Required("intent"): str,
                probatio.Required("domain"): probatio.Any(None, str),
                probatio.Required("device_classes"): probatio.Any(None, [probatio.Any(None, str)]),
            }
        ],
    }
)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One kind of target that an intent may have."""

    domain: str | None
    device_classes: frozenset[str | None] | None


class AllowList:
    """The last list that the app pushed; it survives restarts, and is empty before the first."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Take where it is stored."""
        self._store = Store[dict[str, Any]](hass, _STORAGE_VERSION, f"{DOMAIN}.allow_list")
        self._raw: dict[str, Any] = {"version": 1, "max_targets": 0, "rules": []}
        self._rules: dict[str, list[Rule]] = {}

    async def async_load(self) -> None:
        """Read the stored list. One that cannot be read allows nothing."""
        stored = await self._store.async_load()
        if stored is None:
            return
        try:
            self._use(ALLOW_LIST_SCHEMA(stored))
        except probatio.Invalid:
            return

    def async_set(self, raw: dict[str, Any]) -> None:
        """Use a list that ALLOW_LIST_SCHEMA has passed, and keep it."""
        self._use(raw)
        self._store.async_delay_save(lambda: self._raw, _SAVE_DELAY)

    async def async_remove(self) -> None:
        """Forget the list for good."""
        await self._store.async_remove()

    @property
    def max_targets(self) -> int:
        """Return how many entities one sentence may move."""
        return int(self._raw["max_targets"])

    def rules(self, intent_name: str) -> list[Rule]:
        """Return what an intent may move; empty when it is not for us."""
        return self._rules.get(intent_name, [])

    def as_dict(self) -> dict[str, Any]:
        """Return the list as the app pushed it."""
        return self._raw

    def _use(self, raw: dict[str, Any]) -> None:
        rules: dict[str, list[Rule]] = {}
        for rule in raw["rules"]:
            classes = rule["device_classes"]
            rules.setdefault(rule["intent"], []).append(
                Rule(
                    domain=rule["domain"],
                    device_classes=None if classes is None else frozenset(classes),
                )
            )
        self._raw = raw
        self._rules = rules
