"""Commands that cards send: any logged-in user, who sees and does what is theirs."""

from collections.abc import Mapping
from typing import Any

import probatio

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN
from .coordinator import ButlerConfigEntry
from .question import ANSWER, ANSWER_ID, QUESTION_ID
from .question_answer import Answer, AnswerError, async_answer
from .services import async_get_language
from .topics import FOR_ADMINISTRATORS, TOPICS

_ERR_NOT_SET_UP = "not_set_up"


@callback
def async_setup(hass: HomeAssistant) -> None:
    """Register the commands, once for all entries to come."""
    websocket_api.async_register_command(hass, ws_subscribe)
    websocket_api.async_register_command(hass, ws_answer_question)


@callback
def _get_entry(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, message_id: int
) -> ButlerConfigEntry | None:
    """Return the loaded entry, or say that there is none."""
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        return entry
    connection.send_error(message_id, _ERR_NOT_SET_UP, "The butler is not set up, or not loaded")
    return None


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/subscribe",
        probatio.Required("topic"): probatio.In(list(TOPICS)),
    }
)
@callback
def ws_subscribe(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send what the logged-in user may know of a topic, and what changes of it."""
    message_id: int = msg["id"]
    if msg["topic"] in FOR_ADMINISTRATORS and not connection.user.is_admin:
        connection.send_error(
            message_id, websocket_api.const.ERR_UNAUTHORIZED, "Only administrators may know this"
        )
        return
    if _get_entry(hass, connection, message_id) is None:
        return

    @callback
    def send(event: Mapping[str, Any]) -> None:
        connection.send_event(message_id, event)

    connection.send_result(message_id)
    connection.subscriptions[message_id] = TOPICS[msg["topic"]](hass, connection.user, send)


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/question/answer",
        probatio.Required("question_id"): QUESTION_ID,
        probatio.Required("answer"): ANSWER,
        probatio.Required("answer_id"): ANSWER_ID,
    }
)
@websocket_api.async_response
async def ws_answer_question(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> None:
    """Answer a question as the logged-in user."""
    if (entry := _get_entry(hass, connection, msg["id"])) is None:
        return
    answer = Answer(
        question_id=msg["question_id"],
        answer=msg["answer"],
        user_id=connection.user.id,
        door="card",
        is_unlocked=True,
        answer_id=msg["answer_id"],
    )
    try:
        result = await async_answer(hass, entry, answer, async_get_language(hass))
    except AnswerError as err:
        connection.send_error(msg["id"], err.code, str(err))
        return
    connection.send_result(msg["id"], result)
