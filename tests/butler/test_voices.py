"""The voices and phones that a card lets somebody choose from."""

import sys
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.butler import me_api, voices
from custom_components.butler.phone import Phone
from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant

PIPELINE = {"tts_engine": "tts.piper", "tts_language": "en", "language": "en"}
AMY = SimpleNamespace(voice_id="amy", name="Amy")


def _voices(hass: HomeAssistant, entry: MockConfigEntry, pipeline: Any, engine: Any) -> Any:
    """Ask with speech as if it were set up; its packages are not installed here."""
    assist = ModuleType("homeassistant.components.assist_pipeline")
    helper = ModuleType("homeassistant.components.tts.helper")
    assist.async_get_pipelines = lambda _hass: [pipeline]  # type: ignore[attr-defined]
    helper.get_engine_instance = lambda _hass, _engine: engine  # type: ignore[attr-defined]
    modules = {
        assist.__name__: assist,
        "homeassistant.components.tts": ModuleType("homeassistant.components.tts"),
        helper.__name__: helper,
    }
    with (
        patch.dict(sys.modules, modules),
        patch.object(voices, "async_is_available", return_value=True),
    ):
        return voices.async_get_voices(hass, entry)


@pytest.mark.parametrize(
    ("changes", "known", "shown"),
    [
        ({}, [AMY], [{"id": "amy", "name": "Amy"}]),
        ({"tts_language": None}, None, []),
        ({"tts_engine": None}, [AMY], []),
        ({"conversation_engine": "conversation.other"}, [AMY], []),
    ],
)
async def test_voices_of_the_butlers_pipeline(
    hass: HomeAssistant, butler: MockConfigEntry, changes: Any, known: Any, shown: Any
) -> None:
    ours = {"conversation_engine": "conversation.butler", **PIPELINE, **changes}
    engine = SimpleNamespace(async_get_supported_voices=lambda _language: known)
    assert _voices(hass, butler, SimpleNamespace(**ours), engine) == shown
    assert _voices(hass, butler, SimpleNamespace(**ours), None) == []


async def test_phones_by_the_name_of_their_entry(
    hass: HomeAssistant, butler: MockConfigEntry
) -> None:
    entry = MockConfigEntry(domain="mobile_app", title="Pixel of Mia")
    entry.add_to_hass(hass)
    user: User = await hass.auth.async_create_user("Mia")

    def phone(entry_id: str, action: str) -> Phone:
        return Phone(
            entry_id=entry_id,
            user_id=user.id,
            action=action,
            entity_id=None,
            can_ask_for_unlock=False,
        )

    found = [phone(entry.entry_id, "mobile_app_pixel"), phone("gone", "mobile_app_old")]
    with patch.object(me_api, "async_get_phones", return_value=found):
        assert me_api._phones(hass, user) == [
            {"id": "notify.mobile_app_pixel", "name": "Pixel of Mia"},
            {"id": "notify.mobile_app_old", "name": "mobile_app_old"},
        ]
