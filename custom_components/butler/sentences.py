"""The butler's own sentences, recognised here in about a millisecond, and what it says by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hassil.intents import Intents
from hassil.recognize import recognize_best

from homeassistant.core import HomeAssistant
from homeassistant.util import language as language_util
from homeassistant.util.yaml import load_yaml_dict

from .const import MAX_LOCAL_TEXT
from .wire import RecognizedIntent

_DIRECTORY = Path(__file__).parent / "sentences"
_FALLBACK = "en"
_MAX_NAMES = 100
# Home Assistant may know what is meant, too, and comes first then.
_AFTER_HOME_ASSISTANT = {"ButlerWhereIs", "ButlerWhatDoYouKnowAbout"}


def comes_first(recognized: RecognizedIntent | None) -> bool:
    """Return whether a sentence is ours before it is Home Assistant's."""
    return recognized is not None and recognized["name"] not in _AFTER_HOME_ASSISTANT


@dataclass(frozen=True)
class _Language:
    intents: Intents
    responses: Mapping[str, str]


class Sentences:
    """All languages that were loaded; a language without a file is English."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Start without any language."""
        self._hass = hass
        self._files: dict[str, _Language] = {}
        # Which file a language is in; anybody may send any text as one.
        self._names: dict[str, str] = {}

    async def async_load(self, language: str) -> None:
        """Load a language, if that was not done yet."""
        for one in (language, _FALLBACK):
            if one in self._names:
                continue
            name = await self._hass.async_add_executor_job(_find, one)
            if name not in self._files:
                self._files[name] = await self._hass.async_add_executor_job(_load, name)
            if len(self._names) >= _MAX_NAMES:
                self._names.clear()
            self._names[one] = name

    def recognize(self, text: str, language: str) -> RecognizedIntent | None:
        """Return which of our own sentences this is, if any."""
        if len(text) > MAX_LOCAL_TEXT or (loaded := self._get(language)) is None:
            return None
        result = recognize_best(text, loaded.intents)
        if result is None:
            return None
        slots = {entity.name: str(entity.value) for entity in result.entities_list}
        return {"name": result.intent.name, "slots": slots}

    def say(self, key: str, language: str) -> str:
        """Return one of the sentences that we say without the app."""
        loaded = self._get(language)
        return "" if loaded is None else loaded.responses[key]

    def is_loaded(self, language: str) -> bool:
        """Return whether a language is ready."""
        return language in self._names

    def _get(self, language: str) -> _Language | None:
        return self._files.get(self._names.get(language, _FALLBACK))


def _find(language: str) -> str:
    """Return the name of the file that fits a language best."""
    available = {path.stem for path in _DIRECTORY.glob("*.yaml")}
    matches = language_util.matches(language, available)
    return matches[0] if matches else _FALLBACK


def _load(name: str) -> _Language:
    """Read a file and recognise once, which builds what recognising needs."""
    content = _read(name)
    intents = Intents.from_dict(content)
    recognize_best("what can you do", intents)
    return _Language(intents, _read(_FALLBACK)["responses"] | content["responses"])


def _read(language: str) -> dict[str, Any]:
    return load_yaml_dict(str(_DIRECTORY / f"{language}.yaml"))
