"""Which contexts come out of the butler's own turns, so that he is not asked in circles."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from homeassistant.core import Context, Event, HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

_MAX_CONTEXTS = 1024
_AUTOMATION_TRIGGERED = "automation_triggered"


@dataclass
class _Turn:
    """A turn and how many others it comes out of, itself included."""

    depth: int
    is_running: bool = True


# Also reaches the automation of a sentence trigger, whose context does not know its parent.
_TURN: ContextVar[_Turn | None] = ContextVar("butler_turn", default=None)


class Lineage:
    """Remembers the last contexts that turns led to, and how deep they are."""

    def __init__(self) -> None:
        """Start without any."""
        self._depths: OrderedDict[str, int] = OrderedDict()
        self._turns: OrderedDict[str, int] = OrderedDict()
        self._areas: OrderedDict[str, str | None] = OrderedDict()

    @callback
    def depth(self, context: Context | None) -> int:
        """Return how many turns of the butler, one set off by the other, led to this context."""
        turn = _TURN.get()
        running = turn.depth if turn is not None and turn.is_running else 0
        if context is None:
            return running
        known = (self._depths.get(one, 0) for one in (context.id, context.parent_id) if one)
        return max(running, *known)

    @contextmanager
    def turn(self, context: Context, area_id: str | None = None) -> Iterator[None]:
        """Count what happens meanwhile, and what is done under this context, as a turn's."""
        turn = _Turn(self.depth(context) + 1)
        _note(self._turns, context.id, turn.depth)
        _note(self._areas, context.id, area_id)
        token = _TURN.set(turn)
        try:
            yield
        finally:
            turn.is_running = False
            _TURN.reset(token)

    @callback
    def make_child(self, user_id: str | None, turn_context_id: str | None) -> Context:
        """Return a context for what a turn does; whoever reacts to it reacts to the butler."""
        child = Context(user_id=user_id, parent_id=turn_context_id)
        _note(self._depths, child.id, self._turns.get(turn_context_id or "", 1))
        return child

    @callback
    def area_id(self, turn_context_id: str | None) -> str | None:
        """Return where a turn was asked for."""
        return self._areas.get(turn_context_id or "")

    @callback
    def on_automation(self, event: Event) -> None:
        """Follow a turn's consequences into an automation, which gets a context of its own."""
        if depth := self.depth(event.context):
            _note(self._depths, event.context.id, depth)


def _note[T](notes: OrderedDict[str, T], context_id: str, note: T) -> None:
    notes[context_id] = note
    notes.move_to_end(context_id)
    if len(notes) > _MAX_CONTEXTS:
        notes.popitem(last=False)


_LINEAGE: HassKey[Lineage] = HassKey("butler_lineage")


@callback
def async_get_lineage(hass: HomeAssistant) -> Lineage:
    """Return the one of this Home Assistant."""
    if (lineage := hass.data.get(_LINEAGE)) is None:
        lineage = hass.data[_LINEAGE] = Lineage()
        hass.bus.async_listen(_AUTOMATION_TRIGGERED, lineage.on_automation)
    return lineage
