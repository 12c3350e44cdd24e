"""The questions that are open, as the app said last; they outlive a reload of the entry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import TypedDict

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.storage import Store
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.signal_type import SignalType

from .const import DOMAIN
from .question import Ending, Question

_STORAGE_VERSION = 1
_SAVE_DELAY = 1
# Seconds after the end of a question in which somebody may still be about to answer it.
_JUST_NOW = 300


class KnownQuestion(TypedDict):
    """What is kept of an open question over a restart: none of its words, nothing to answer it with."""

    language: str
    needs_unlock: bool
    phones: list[str]
    """Config entries of the phones that were told."""


@dataclass(frozen=True, kw_only=True)
class Ended:
    """A question that is not open any more."""

    ending: Ending
    known: KnownQuestion
    question: Question | None
    """None: Home Assistant was restarted since it was asked."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a message of the app changed."""

    asked: Sequence[Question] = ()
    changed: Sequence[Question] = ()
    ended: Sequence[Ended] = field(default_factory=tuple)


SIGNAL_QUESTIONS: SignalType[Change] = SignalType(f"{DOMAIN}_questions")
_BOARD: HassKey[QuestionBoard] = HassKey(f"{DOMAIN}_questions")


class QuestionBoard:
    """All open questions by id."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Start without any."""
        self._hass = hass
        self._store = Store[dict[str, KnownQuestion]](
            hass, _STORAGE_VERSION, f"{DOMAIN}.questions", private=True
        )
        self._open: dict[str, Question] | None = None
        self._known: dict[str, KnownQuestion] = {}
        self._guarded_until = 0.0

    async def async_load(self) -> None:
        """Remember which questions were open, so that nobody is told of one twice."""
        self._known = await self._store.async_load() or {}

    async def async_remove(self) -> None:
        """Forget all of them for good."""
        self.async_set([], [])
        self._open = None
        await self._store.async_remove()

    @property
    def is_known(self) -> bool:
        """Return whether the app has said since the start what is open."""
        return self._open is not None

    @property
    def guards(self) -> bool:
        """Return whether a question about what is guarded is open, or just was."""
        is_open = any(known["needs_unlock"] for known in self._known.values())
        return is_open or monotonic() < self._guarded_until

    @property
    def open(self) -> list[Question]:
        """Return the open ones, in the app's order."""
        return list((self._open or {}).values())

    def get(self, question_id: str) -> Question | None:
        """Return an open question."""
        return (self._open or {}).get(question_id)

    @callback
    def async_set(self, questions: Iterable[Question], endings: Iterable[Ending]) -> None:
        """Take what is open now, and tell all who listen what that changes."""
        before = self._open or {}
        now = {question["id"]: question for question in questions}
        why = {ending["id"]: ending for ending in endings}
        ended = [
            Ended(
                ending=why.get(one) or {"id": one, "end": "withdrawn", "by": None, "door": None},
                known=known,
                question=before.get(one),
            )
            for one, known in self._known.items()
            if one not in now
        ]
        if any(one.known["needs_unlock"] for one in ended):
            self._guarded_until = monotonic() + _JUST_NOW
        change = Change(
            asked=[question for one, question in now.items() if one not in self._known],
            changed=[
                question
                for one, question in now.items()
                if one in self._known and question != before.get(one)
            ],
            ended=ended,
        )
        self._open = now
        self._known = {
            one: self._known.get(one)
            or {
                "language": question["language"],
                "needs_unlock": question["needs_unlock"],
                "phones": [],
            }
            for one, question in now.items()
        }
        self._save_soon()
        async_dispatcher_send(self._hass, SIGNAL_QUESTIONS, change)

    @callback
    def async_take_untold(self, question_id: str, phone: str) -> bool:
        """Return whether a phone has not been told of an open question, and note that it is now."""
        known = self._known.get(question_id)
        if known is None or phone in known["phones"]:
            return False
        known["phones"].append(phone)
        self._save_soon()
        return True

    def told(self, question_id: str) -> list[str]:
        """Return the phones that were told of an open question."""
        known = self._known.get(question_id)
        return [] if known is None else known["phones"]

    @callback
    def _save_soon(self) -> None:
        self._store.async_delay_save(lambda: self._known, _SAVE_DELAY)


async def async_load_board(hass: HomeAssistant) -> None:
    """Make the one board of this Home Assistant, if that was not done yet."""
    if _BOARD not in hass.data:
        board = hass.data[_BOARD] = QuestionBoard(hass)
        await board.async_load()


@callback
def async_get_board(hass: HomeAssistant) -> QuestionBoard:
    """Return the board; made with the first entry."""
    return hass.data[_BOARD]
