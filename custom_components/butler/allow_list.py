"""The app's word on what Home Assistant's own matcher may execute without asking it."""

from dataclasses import dataclass
from typing import Any

import probatio

from homeassistant.core import HomeAssistant
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.storage import Store
from homeassistant.util.signal_type import SignalType

from .const import DOMAIN, HOUSEHOLD

# Lists have come: somebody's rights may be others now.
SIGNAL_ALLOW_LIST: SignalType[()] = SignalType(f"{DOMAIN}_allow_list")
_STORAGE_VERSION = 1
_SAVE_DELAY = 1
_NOTHING: dict[str, Any] = {
    "version": 2,
    "max_targets": 0,
    "lists": {},
    "users": {},
    "satellites": {},
    "room": "",
    "house": "",
}

ALLOW_LIST_SCHEMA = probatio.Schema(
    {
        probatio.Required("version"): 2,
        probatio.Required("max_targets"): probatio.All(int, probatio.Range(min=0)),
        probatio.Required("lists"): {
            str: [
                {
                    probatio.Required("intent"): str,
                    probatio.Required("domain"): probatio.Any(None, str),
                    probatio.Required("device_classes"): probatio.Any(
                        None, [probatio.Any(None, str)]
                    ),
                }
            ]
        },
        # What always goes to the app, whatever the lists say.
        probatio.Optional("kept"): [str],
        probatio.Required("users"): {str: str},
        probatio.Required("satellites"): {str: str},
        # As whom what is said to one person's satellite is done.
        probatio.Optional("satellite_users"): {str: str},
        probatio.Required("room"): str,
        probatio.Required("house"): str,
    }
)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One kind of target that an intent may have."""

    domain: str | None
    device_classes: frozenset[str | None] | None


class Allowed:
    """What one asker may have done without the app."""

    def __init__(
        self, rules: dict[str, list[Rule]], max_targets: int, kept: frozenset[str]
    ) -> None:
        """Take the rules by intent, how many entities one sentence may move, and which never."""
        self._rules = rules
        self.max_targets = max_targets
        self.kept = kept

    def rules(self, intent_name: str) -> list[Rule]:
        """Return what an intent may move; empty when it is not for us."""
        return self._rules.get(intent_name, [])


class AllowList:
    """The last lists that the app pushed; they survive restarts, and are empty before the first."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Take where they are stored."""
        self._hass = hass
        self._store = Store[dict[str, Any]](hass, _STORAGE_VERSION, f"{DOMAIN}.allow_list")
        self._use(_NOTHING)

    async def async_load(self) -> None:
        """Read what is stored. What cannot be read, as that of an older version, allows nothing."""
        stored = await self._store.async_load()
        if stored is None:
            return
        try:
            self._use(ALLOW_LIST_SCHEMA(stored))
        except probatio.Invalid:
            return

    def async_set(self, raw: dict[str, Any]) -> None:
        """Use lists that ALLOW_LIST_SCHEMA has passed, and keep them."""
        self._use(raw)
        self._store.async_delay_save(lambda: self._raw, _SAVE_DELAY)
        async_dispatcher_send(self._hass, SIGNAL_ALLOW_LIST)

    async def async_remove(self) -> None:
        """Forget the lists for good."""
        await self._store.async_remove()

    def allowed_for(
        self, *, user_id: str | None, satellite_id: str | None, device_id: str | None
    ) -> Allowed:
        """Return what whoever asks may; which list is whose has been decided by the app.

        As for the app itself (addon/src/people/who.ts), a microphone comes before a user; nobody asks
        here for a login that only names a satellite. In the household's thread of the chat somebody may what
        both a room and they may.
        """
        raw = self._raw
        if satellite_id is not None:
            name = raw["satellites"].get(satellite_id, raw["room"])
        elif user_id is not None:
            name = raw["users"].get(user_id, raw["room"])
        else:
            name = raw["house"] if device_id is None else raw["room"]
        rules = self._lists.get(name, {})
        if device_id == HOUSEHOLD and user_id is not None and satellite_id is None:
            rules = _in_both(rules, self._lists.get(raw["room"], {}))
        return Allowed(rules, int(raw["max_targets"]), frozenset(raw.get("kept", ())))

    def user_of(self, satellite_id: str | None) -> str | None:
        """Return the user of whom a satellite is alone."""
        user_id: str | None = self._raw.get("satellite_users", {}).get(satellite_id)
        return user_id

    def as_dict(self) -> dict[str, Any]:
        """Return the lists as the app pushed them."""
        return self._raw

    def _use(self, raw: dict[str, Any]) -> None:
        self._raw = raw
        self._lists = {name: _by_intent(rules) for name, rules in raw["lists"].items()}


def _in_both(one: dict[str, list[Rule]], other: dict[str, list[Rule]]) -> dict[str, list[Rule]]:
    """Return the rules that are the same in both; what is in one only may be too much."""
    return {
        name: [rule for rule in rules if rule in other.get(name, ())] for name, rules in one.items()
    }


def _by_intent(raw: list[dict[str, Any]]) -> dict[str, list[Rule]]:
    rules: dict[str, list[Rule]] = {}
    for rule in raw:
        classes = rule["device_classes"]
        rules.setdefault(rule["intent"], []).append(
            Rule(
                domain=rule["domain"],
                device_classes=None if classes is None else frozenset(classes),
            )
        )
    return rules
