"""The form for one person: what they may, and how the butler is with them."""

from collections.abc import Mapping
import re
from typing import Any

import probatio

from homeassistant.core import HomeAssistant, callback
from homeassistant.data_entry_flow import section
from homeassistant.generated.languages import LANGUAGES
from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
    TimeSelector,
)

from .api import Json
from .form import FormError, suggest
from .people import PIN
from .rights_form import TEMPLATE, make_rights_fields, read_rights, show_rights
from .settings_form import SECRET_SELECTOR

_NOTIFY = "notify"
_TEMPLATE = "template"
_REMOVE_PIN = "remove_pin"
_START_MODE = "start_mode"
_LINES = TextSelector(TextSelectorConfig(multiline=True))
_TEXT = TextSelector()
_TEXTS = TextSelector(TextSelectorConfig(multiple=True))
_PHONE = TextSelector(TextSelectorConfig(type=TextSelectorType.TEL))
_SATELLITES = EntitySelector(EntitySelectorConfig(domain="assist_satellite", multiple=True))
_LANGUAGES = SelectSelector(
    SelectSelectorConfig(
        options=sorted(LANGUAGES),
        multiple=True,
        custom_value=True,
        mode=SelectSelectorMode.DROPDOWN,
    )
)
_START_MODES = SelectSelector(
    SelectSelectorConfig(
        options=["tap", "listen"],
        mode=SelectSelectorMode.DROPDOWN,
        translation_key="start_mode",
    )
)
_PLAIN_FIELDS = (
    _TEMPLATE,
    "soul",
    "languages",
    "voice",
    _START_MODE,
    "satellites",
    "alexa_ids",
)
_WHATSAPP = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_TELEGRAM = re.compile(r"-?\d{1,20}", re.ASCII)
_PIN = re.compile(r"\d{4,12}", re.ASCII)
_NO_PHONES = ("notify", "persistent_notification", "send_message")
_MAX_LANGUAGES = 5
# Bytes, as in addon/src/people/soul.ts.
_MAX_SOUL = 1_400


class PersonForm:
    """What the app has of a person, and what was changed of it."""

    def __init__(self, hass: HomeAssistant, row: Json) -> None:
        """Take the row as the app has it."""
        self.row = row
        self._phones = SelectSelector(
            SelectSelectorConfig(
                options=get_notify_targets(hass),
                multiple=True,
                custom_value=True,
                mode=SelectSelectorMode.DROPDOWN,
            )
        )

    def schema(self, user_input: dict[str, Any] | None) -> probatio.Schema:
        """Return the fields, filled with what was typed last, or else with what the app has."""
        shown = self._show() if user_input is None else _flat(user_input)
        fields: dict[Any, Any] = {}
        if not self.row.get("is_owner"):
            template = shown.get(_TEMPLATE, self.row[_TEMPLATE])
            fields[probatio.Required(_TEMPLATE, default=template)] = TEMPLATE
        # A PIN that was typed is asked for again: what is shown may be seen.
        pin: dict[Any, Any] = {probatio.Optional(PIN): SECRET_SELECTOR}
        if self.row.get("has_pin"):
            pin[probatio.Optional(_REMOVE_PIN, default=False)] = BooleanSelector()
        start_mode = probatio.Required(_START_MODE, default=shown.get(_START_MODE, "tap"))
        parts: dict[str, dict[Any, Any]] = {
            "rights": make_rights_fields(shown),
            "manner": {
                suggest("soul", shown.get("soul")): _LINES,
                suggest("languages", shown.get("languages")): _LANGUAGES,
                suggest("voice", shown.get("voice")): _TEXT,
                start_mode: _START_MODES,
            },
            "channels": {
                suggest("notify", shown.get("notify")): self._phones,
                suggest("whatsapp", shown.get("whatsapp")): _PHONE,
                suggest("telegram", shown.get("telegram")): _TEXT,
            },
            "voices": {
                suggest("satellites", shown.get("satellites")): _SATELLITES,
                suggest("alexa_ids", shown.get("alexa_ids")): _TEXTS,
            },
            "quiet_hours": {
                suggest("from", shown.get("from")): TimeSelector(),
                suggest("to", shown.get("to")): TimeSelector(),
            },
            PIN: pin,
        }
        for name, part in parts.items():
            fields[probatio.Required(name)] = section(probatio.Schema(part), {"collapsed": True})
        return probatio.Schema(fields)

    def changes(self, user_input: dict[str, Any]) -> Json:
        """Return what is different from what the app has; raises FormError."""
        typed = _flat(user_input)
        wanted = {
            **read_rights(typed),
            **read_manner(typed),
            "satellites": typed.get("satellites") or [],
            "alexa_ids": [one.strip() for one in typed.get("alexa_ids") or [] if one.strip()],
        }
        changes = {
            name: value for name, value in wanted.items() if not is_same(value, self.row.get(name))
        }
        template = typed.get(_TEMPLATE)
        if template and not (template == self.row[_TEMPLATE] and self.row.get("is_decided")):
            # Another template begins anew, without what is not sent with it.
            kept = {name: wanted[name] for name in ("areas", "media")}
            changes = {**changes, _TEMPLATE: template, **kept}
        if pin := str(typed.get(PIN) or "").strip():
            if not _PIN.fullmatch(pin):
                raise FormError({"base": "invalid_pin"})
            changes[PIN] = pin
        elif typed.get(_REMOVE_PIN):
            changes[PIN] = None
        return changes

    def placeholders(self) -> dict[str, str]:
        """Return whose form it is."""
        return {"name": str(self.row.get("name"))}

    def _show(self) -> Json:
        row = self.row
        return {
            **{name: row.get(name) for name in _PLAIN_FIELDS},
            **show_rights(row),
            **(row.get("channels") or {}),
            **(row.get("quiet_hours") or {}),
        }


def read_manner(typed: Mapping[str, Any]) -> Json:
    """Return how the butler is to be with somebody, as the wire has it; raises FormError."""
    text = {
        name: str(typed.get(name) or "").strip() or None
        for name in ("soul", "voice", "whatsapp", "telegram", "from", "to")
    }
    languages = [str(one).strip() for one in typed.get("languages") or [] if str(one).strip()]
    if text["whatsapp"] is not None:
        text["whatsapp"] = re.sub(r"[\s()/-]", "", text["whatsapp"])
    if len((text["soul"] or "").encode()) > _MAX_SOUL:
        raise FormError({"base": "soul_too_long"})
    if len(languages) > _MAX_LANGUAGES:
        raise FormError({"base": "too_many_languages"})
    if text["whatsapp"] is not None and not _WHATSAPP.fullmatch(text["whatsapp"]):
        raise FormError({"base": "invalid_whatsapp"})
    if text["telegram"] is not None and not _TELEGRAM.fullmatch(text["telegram"]):
        raise FormError({"base": "invalid_telegram"})
    since, until = text["from"], text["to"]
    if (since is None) != (until is None):
        raise FormError({"base": "half_quiet_hours"})
    return {
        "soul": text["soul"],
        "voice": text["voice"],
        _START_MODE: typed.get(_START_MODE, "tap"),
        "languages": languages,
        "channels": {
            "notify": typed.get("notify") or None,
            "whatsapp": text["whatsapp"],
            "telegram": text["telegram"],
        },
        # The selector adds seconds.
        "quiet_hours": since and until and {"from": since[:5], "to": until[:5]},
    }


@callback
def get_notify_targets(hass: HomeAssistant) -> list[str]:
    """Return everything by which a person may be reached."""
    services = hass.services.async_services_for_domain(_NOTIFY)
    return sorted(f"{_NOTIFY}.{name}" for name in services if name not in _NO_PHONES) + sorted(
        hass.states.async_entity_ids(_NOTIFY)
    )


def _flat(user_input: Mapping[str, Any]) -> Json:
    """Return the fields of all sections in one."""
    flat: Json = {}
    for name, value in user_input.items():
        flat.update(value if isinstance(value, Mapping) else {name: value})
    return flat


def is_same(value: Any, other: Any) -> bool:
    """Return whether two parts of a row say the same; nothing, an empty list and no words do."""
    return bool(_plain(value) == _plain(other))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, str):
        return value.strip() or None
    return None if value == [] else value
