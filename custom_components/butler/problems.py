"""What the app's status says that a person has to mend; each issue goes when it is mended."""

from collections.abc import Mapping
from typing import Any

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN
from .coordinator import ButlerConfigEntry, ButlerCoordinator

# Seconds that something may be away before it is worth a person's time: updates and restarts take minutes.
UNREACHABLE_AFTER = 600.0
DATABASE_AFTER = 180.0

MODEL_KEY_REFUSED = "model_key_refused"
PEOPLE_UNDECIDED = "people_undecided"
_APP_UNREACHABLE = "app_unreachable"
_DATABASE_DOWN = "database_down"
_DATABASE_TOO_NEW = "database_too_new"
_NEWER_ENTRY = "newer_entry"
_OF_MODEL = {
    "wrong_key": MODEL_KEY_REFUSED,
    "no_credit": "model_no_credit",
    "unknown_model": "model_unknown",
}
_FIXABLE = (MODEL_KEY_REFUSED, PEOPLE_UNDECIDED)
_ALL = (
    _APP_UNREACHABLE,
    _DATABASE_DOWN,
    _DATABASE_TOO_NEW,
    *_OF_MODEL.values(),
    PEOPLE_UNDECIDED,
)


class Problems:
    """Watches one app."""

    def __init__(self, hass: HomeAssistant, entry: ButlerConfigEntry) -> None:
        """Take whose app it is."""
        self._hass = hass
        self._entry = entry
        self._since: dict[str, float] = {}

    @callback
    def async_check(self, coordinator: ButlerCoordinator) -> None:
        """Bring the issues in line with what is known now."""
        found = self._find(coordinator)
        for issue_id in _ALL:
            if issue_id in found:
                ir.async_create_issue(
                    self._hass,
                    DOMAIN,
                    issue_id,
                    is_fixable=issue_id in _FIXABLE,
                    severity=_severity(issue_id),
                    translation_key=issue_id,
                    translation_placeholders=found[issue_id],
                    data={"entry_id": self._entry.entry_id},
                )
            elif coordinator.last_update_success or issue_id == _APP_UNREACHABLE:
                # Nobody knows how the rest is while the app is away.
                ir.async_delete_issue(self._hass, DOMAIN, issue_id)

    def _find(self, coordinator: ButlerCoordinator) -> dict[str, dict[str, str]]:
        url = {"url": coordinator.client.url}
        is_away = not coordinator.last_update_success
        found = {}
        if self._lasts(_APP_UNREACHABLE, is_away, UNREACHABLE_AFTER):
            found[_APP_UNREACHABLE] = url
        if is_away:
            return found
        status = coordinator.data
        store = _part(status, "store")
        is_too_new = store.get("problem") == "too_new"
        is_down = store.get("available") is False and not is_too_new
        if is_too_new:
            found[_DATABASE_TOO_NEW] = {"version": str(status.get("version"))}
        if self._lasts(_DATABASE_DOWN, is_down, DATABASE_AFTER):
            found[_DATABASE_DOWN] = {}
        model = _part(status, "model")
        if (issue_id := _OF_MODEL.get(str(model.get("problem")))) is not None:
            found[issue_id] = {"model": str(model.get("name"))}
        if undecided := status.get("undecided_people"):
            found[PEOPLE_UNDECIDED] = {"people": ", ".join(map(str, undecided))}
        return found

    def _lasts(self, issue_id: str, is_so: bool, seconds: float) -> bool:
        """Return whether something has been so for that long."""
        if not is_so:
            self._since.pop(issue_id, None)
            return False
        now = self._hass.loop.time()
        return now - self._since.setdefault(issue_id, now) >= seconds


@callback
def async_check_entries(hass: HomeAssistant, version: int) -> None:
    """Say why an entry that a newer version made is not set up; Home Assistant only writes it into its log."""
    newer = [one for one in hass.config_entries.async_entries(DOMAIN) if one.version > version]
    if not newer:
        ir.async_delete_issue(hass, DOMAIN, _NEWER_ENTRY)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        _NEWER_ENTRY,
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key=_NEWER_ENTRY,
        translation_placeholders={"entry": str(newer[0].version), "known": str(version)},
    )


def _severity(issue_id: str) -> ir.IssueSeverity:
    """Everything works without a choice, only with fewer rights than meant."""
    is_choice = issue_id == PEOPLE_UNDECIDED
    return ir.IssueSeverity.WARNING if is_choice else ir.IssueSeverity.ERROR


def _part(status: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = status.get(name)
    return part if isinstance(part, Mapping) else {}
