"""The voices in which the butler can answer aloud: those of his own pipeline's text-to-speech engine."""

from homeassistant.core import HomeAssistant, callback

from .api import Json
from .coordinator import ButlerConfigEntry
from .pipeline import async_get_agent_id, async_is_available


@callback
def async_get_voices(hass: HomeAssistant, entry: ButlerConfigEntry) -> list[Json]:
    """Return the voices in the language of the pipeline; none where there is no choice."""
    if not async_is_available(hass):
        return []
    # Only to be imported where they run: their packages are missing otherwise.
    from homeassistant.components.assist_pipeline import async_get_pipelines  # noqa: PLC0415
    from homeassistant.components.tts.helper import get_engine_instance  # noqa: PLC0415

    agent_id = async_get_agent_id(hass, entry)
    for pipeline in async_get_pipelines(hass):
        if pipeline.conversation_engine != agent_id or pipeline.tts_engine is None:
            continue
        engine = get_engine_instance(hass, pipeline.tts_engine)
        language = pipeline.tts_language or pipeline.language
        voices = None if engine is None else engine.async_get_supported_voices(language)
        return [{"id": voice.voice_id, "name": voice.name} for voice in voices or []]
    return []
