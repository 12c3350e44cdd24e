"""What was said and is to be kept nowhere, as far as that is in our hands: a PIN, and whatever somebody says so of."""

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


@callback
def hide_all(chat_log: conversation.ChatLog) -> None:
    """Take everything that was said so far out of the conversation, by either side."""
    for index, content in enumerate(chat_log.content):
        if isinstance(content, conversation.UserContent):
            chat_log.content[index] = conversation.UserContent(content=_HIDDEN)
        elif isinstance(content, conversation.AssistantContent):
            chat_log.content[index] = conversation.AssistantContent(
                agent_id=content.agent_id, content=_HIDDEN
            )
