"""A spoken PIN, as far as it is in our hands."""

from homeassistant.components import conversation
from homeassistant.core import callback

_HIDDEN = "••••"


@callback
def hide_words(chat_log: conversation.ChatLog) -> None:
    """Take what was just said out of the conversation, so that no agent sees it later in this one.

    Home Assistant has shown it by then to whoever follows the chat log or debugs the pipeline: administrators.
    """
    if isinstance(chat_log.content[-1], conversation.UserContent):
        chat_log.content[-1] = conversation.UserContent(content=_HIDDEN)
