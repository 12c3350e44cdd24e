"""What is kept of the chat over a restart: which turns were sent, and those that the app may not have."""

from collections.abc import Callable, Iterable, Mapping
import secrets
from typing import TypedDict

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.storage import Store

from .chat_turn import HIDDEN, ChatTurn, StoredTurn
from .const import DOMAIN
from .unkept import split_unkept

_STORAGE_VERSION = 1
_SAVE_DELAY = 1
# Seconds for which a turn is shown that came to no good end; the app has it by then, or never will.
SHOWN_FOR = 600


class Kept(TypedDict):
    """Everything that is stored."""

    secret: str
    """Of the ids of conversations: whoever knows them could get in the way of others."""

    known: list[list[str]]
    """User and id of turns that were sent, oldest first."""

    turns: dict[str, list[StoredTurn]]
    """By conversation."""


class ChatStore:
    """The one file of the chat."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Start with a secret of our own, which a stored one replaces."""
        self._store = Store[Kept](hass, _STORAGE_VERSION, f"{DOMAIN}.chat", private=True)
        self.secret = secrets.token_hex(32)

    async def async_load(self) -> Kept:
        """Return what was kept."""
        kept = await self._store.async_load()
        if kept is None:
            kept = {"secret": self.secret, "known": [], "turns": {}}
            await self._store.async_save(kept)
        self.secret = kept["secret"]
        return kept

    async def async_save(self, kept: Kept) -> None:
        """Keep this at once."""
        await self._store.async_save(kept)

    async def async_remove(self) -> None:
        """Forget it for good."""
        await self._store.async_remove()

    @callback
    def async_save_soon(self, get: Callable[[], Kept]) -> None:
        """Keep what there is then, also when Home Assistant stops before."""
        self._store.async_delay_save(get, _SAVE_DELAY)


def is_kept(turn: ChatTurn) -> bool:
    """Return whether the words of a turn may be written down."""
    return turn.text != HIDDEN and split_unkept(turn.text) is None


def stored(turns: Mapping[str, Iterable[ChatTurn]]) -> dict[str, list[StoredTurn]]:
    """Return the turns of all conversations as they are kept."""
    kept = {
        one: [turn.as_stored() for turn in all_ if is_kept(turn)] for one, all_ in turns.items()
    }
    return {one: all_ for one, all_ in kept.items() if all_}


def broken_off(kept: StoredTurn) -> ChatTurn:
    """Return a turn that came to no good end before Home Assistant stopped, or by that."""
    turn = ChatTurn(
        turn_id=kept["turn_id"],
        user_id=kept["user_id"],
        at=kept["at"],
        text=kept["text"],
        language=kept["language"],
        by=kept["by"],
        answer=kept["answer"],
        state="running",
    )
    turn.end("stopped")
    turn.ended_at = kept["ended_at"] or turn.ended_at
    return turn
