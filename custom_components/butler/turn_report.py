"""How a turn ended, in one word, and what it did."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, get_args

from .wire import Effect

type TurnOutcome = Literal[
    "answered", "acted", "asked", "not_reached", "refused", "failed", "interrupted"
]
OUTCOMES: list[str] = list(get_args(TurnOutcome.__value__))


@dataclass
class TurnReport:
    """How a turn ended; interrupted, as long as nothing else is known."""

    outcome: TurnOutcome = "interrupted"
    effects: list[Effect] = field(default_factory=list)
    is_local: bool = False
    is_question_open: bool = False
    """The conversation waits for a yes or no; its next words go to the app."""

    is_fleeting: bool = False
    """Nothing of it, nor of what came before it in its conversation, is to be shown again."""

    def answer(
        self, effects: Iterable[Effect], ending: str = "answered", *, is_question: bool = False
    ) -> None:
        """Take what was done, and the app's own word for the ending (contract.ts, turnOutcome)."""
        self.effects = list(effects)
        self.is_question_open = is_question
        outcomes = {effect["outcome"] for effect in self.effects}
        if ending in ("failed", "no_model"):
            self.outcome = "failed"
        elif is_question:
            self.outcome = "asked"
        elif outcomes & {"not_reached", "failed"}:
            self.outcome = "not_reached"
        elif ending == "refused" or "refused" in outcomes:
            self.outcome = "refused"
        else:
            self.outcome = "acted" if outcomes else "answered"
