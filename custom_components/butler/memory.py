"""What we remember of a conversation between its turns."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

_MAX_CONVERSATIONS = 256


@dataclass
class ConversationMemory:
    """The little that decides where the next words of a conversation go."""

    question_open: bool = False
    """The app waits for an answer: the next words go to it before anything else."""

    continues: bool = False
    """We asked something: sentence triggers and intents are skipped once, as Home Assistant does."""

    secret_expected: bool = False
    """The next words are a PIN: they go to the app and are kept nowhere."""

    seen_until: datetime | None = None
    """When the last entry of the chat log that the app knows was made."""

    @property
    def is_waiting(self) -> bool:
        """Return whether its next words are an answer: somebody else's many conversations do not end that."""
        return self.question_open or self.secret_expected


class ConversationMemories:
    """The last conversations; older ones start afresh."""

    def __init__(self) -> None:
        """Start without any."""
        self._conversations: OrderedDict[str, ConversationMemory] = OrderedDict()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._conversations)

    def get(self, conversation_id: str) -> ConversationMemory:
        """Return what is remembered of a conversation, which makes it the newest."""
        memory = self._conversations.setdefault(conversation_id, ConversationMemory())
        self._conversations.move_to_end(conversation_id)
        if len(self._conversations) > _MAX_CONVERSATIONS:
            del self._conversations[self._least()]
        return memory

    def expects_secret(self, conversation_id: str) -> bool:
        """Return whether a PIN comes next, without remembering the conversation for having looked."""
        memory = self._conversations.get(conversation_id)
        return memory is not None and memory.secret_expected

    def _least(self) -> str:
        """Return the oldest, of those that wait for no answer if there are any but the newest."""
        oldest, *others = self._conversations
        waits = (one for one in (oldest, *others[:-1]) if not self._conversations[one].is_waiting)
        return next(waits, oldest)
