"""Whether words came from a satellite, or from a login that only says so."""

from dataclasses import replace

from homeassistant.components import conversation
from homeassistant.core import Context, HomeAssistant

from .turn_request import ButlerInput


async def async_hear(hass: HomeAssistant, words: ButlerInput) -> ButlerInput:
    """Return a satellite's words as nobody's, also where its integration has a user, as voip does."""
    if not is_borrowed(words):
        return words
    user = await hass.auth.async_get_user(words.context.user_id or "")
    if user is None or not user.system_generated:
        return words
    return replace(words, context=Context(parent_id=words.context.id))


def is_borrowed(words: conversation.ConversationInput) -> bool:
    """Return whether a login names a satellite: `conversation/process` takes any, from everybody."""
    return words.satellite_id is not None and words.context.user_id is not None
