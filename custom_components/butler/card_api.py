"""Commands that cards send: any logged-in user, who sees and does what is theirs."""

from collections.abc import Mapping
from typing import Any

import probatio

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback

from .api import ButlerError
from .card_entry import async_get_entry
from .chat_api import send_failure
from .question import ANSWER, ANSWER_ID, QUESTION_ID
from .question_answer import Answer, AnswerError, async_answer
from .services import async_get_language
from .topics import FOR_ADMINISTRATORS, TOPICS, TOPICS_WITH_PARAMS


@callback
def async_setup(hass: HomeAssistant) -> None:
    """Register the commands, once for all entries to come."""
    websocket_api.async_register_command(hass, ws_subscribe)
    websocket_api.async_register_command(hass, ws_answer_question)


@websocket_api.websocket_command(
    {
        probatio.Required("type"): "butler/subscribe",
        probatio.Required("topic"): probatio.In([*TOPICS, *TOPICS_WITH_PARAMS]),
        # Of the topics that take some; what they may be is the topic's.
        probatio.Optional("params"): dict,
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
    if (entry := async_get_entry(hass, connection, message_id)) is None:
        return

    @callback
    def send(event: Mapping[str, Any]) -> None:
        connection.send_event(message_id, event)

    if msg["topic"] in TOPICS:
        connection.send_result(message_id)
        connection.subscriptions[message_id] = TOPICS[msg["topic"]](hass, connection.user, send)
        return
    topic = TOPICS_WITH_PARAMS[msg["topic"]]
    try:
        params = topic.read(msg.get("params"))
    except probatio.Invalid as err:
        connection.send_error(message_id, websocket_api.const.ERR_INVALID_FORMAT, str(err))
        return

    @callback
    def accept() -> None:
        connection.send_result(message_id)

    async def follow() -> None:
        try:
            end = await topic.async_subscribe(hass, entry, connection.user, params, accept, send)
        except ButlerError as err:
            del connection.subscriptions[message_id]
            send_failure(connection, message_id, err)
        else:
            connection.subscriptions[message_id] = end

    # A card may go before the app has answered.
    following = hass.async_create_background_task(follow(), "butler card", eager_start=False)
    connection.subscriptions[message_id] = following.cancel


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
    if (entry := async_get_entry(hass, connection, msg["id"])) is None:
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
