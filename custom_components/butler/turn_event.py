"""What others may know of a turn: never the words, and nothing that would let them go on with it."""

from typing import Any

from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.util.signal_type import SignalType

from .person_of import async_get_person
from .turn_report import TurnOutcome
from .turn_request import ButlerInput

EVENT_TURN = "butler_turn"
# Context for what follows from the turn, its outcome, the data of the event.
SIGNAL_TURN: SignalType[Context, TurnOutcome, dict[str, Any]] = SignalType(EVENT_TURN)


@callback
def async_publish(
    hass: HomeAssistant,
    words: ButlerInput,
    area_id: str | None,
    context: Context,
) -> None:
    """Tell automations of a turn, under the asker's context; whoever may see states sees this.

    The asker is a person, or else the room; where a person was is nobody's business.
    """
    person = async_get_person(hass, context.user_id)
    data = {
        "door": words.door,
        "person": None if person is None else person.entity_id,
        "area": area_id if context.user_id is None else None,
        "effects": [dict(effect) for effect in words.report.effects],
        "local": words.report.is_local,
    }
    async_dispatcher_send(hass, SIGNAL_TURN, context, words.report.outcome, data)
    hass.bus.async_fire(EVENT_TURN, {"outcome": words.report.outcome, **data}, context=context)
