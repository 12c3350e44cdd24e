"""Takes people's answers from the buttons that their phones were sent."""

from functools import partial
import hmac
import logging

from homeassistant.core import Event, HomeAssistant, callback

from .coordinator import ButlerConfigEntry
from .lineage import async_get_lineage
from .phone import Phone, async_get_phones
from .question import Notify, Question
from .question_answer import Answer, AnswerError, async_answer
from .question_board import async_get_board
from .question_notice import read_button
from .question_phones import QuestionPhones

_LOGGER = logging.getLogger(__name__)

_EVENT_BUTTON = "mobile_app_notification_action"


@callback
def async_setup_entry(
    hass: HomeAssistant, entry: ButlerConfigEntry, phones: QuestionPhones
) -> None:
    """Listen as long as the entry is loaded."""
    buttons = QuestionButtons(hass, entry, phones)
    entry.async_on_unload(hass.bus.async_listen(_EVENT_BUTTON, buttons.on_button))


class QuestionButtons:
    """The buttons of all open questions."""

    def __init__(
        self, hass: HomeAssistant, entry: ButlerConfigEntry, phones: QuestionPhones
    ) -> None:
        """Take whose questions these are, and where to say what became of an answer."""
        self._hass = hass
        self._entry = entry
        self._phones = phones

    @callback
    def on_button(self, event: Event) -> None:
        """Take an answer, if the event carries what only the asked person's phone knows."""
        found = read_button(event.data.get("action"))
        if found is None:
            return
        if async_get_lineage(self._hass).depth(event.context) > 0:
            _LOGGER.debug("A button that a turn of the butler's pressed")
            return
        word, nonce = found
        for question in async_get_board(self._hass).open:
            for notify in question["notify"]:
                if hmac.compare_digest(notify["nonce"].encode(), nonce.encode()):
                    self._on_answer(question, notify, word, event.context.user_id)
                    return
        _LOGGER.debug("A button of a question that is not open")

    @callback
    def _on_answer(
        self, question: Question, notify: Notify, word: str | int, user_id: str | None
    ) -> None:
        if user_id != notify["user_id"]:
            _LOGGER.debug("A button that somebody else was given")
            return
        if isinstance(word, int):
            options = question["options"] or []
            if word >= len(options):
                return
            word = options[word]["id"]
        told = async_get_board(self._hass).told(question["id"])
        phones = [one for one in async_get_phones(self._hass, user_id) if one.entry_id in told]
        answer = Answer(
            question_id=question["id"],
            answer=word,
            user_id=user_id,
            door="phone",
            # Where the phone could not have been asked for it, there was no such button.
            is_unlocked=question["needs_unlock"] and any(one.can_ask_for_unlock for one in phones),
            nonce=notify["nonce"],
        )
        self._entry.async_create_background_task(
            self._hass,
            self._async_answer(question, notify, answer, phones),
            "butler takes an answer",
        )

    async def _async_answer(
        self, question: Question, notify: Notify, answer: Answer, phones: list[Phone]
    ) -> None:
        """Let the app decide, and show what it says on the phones of who answered."""
        question_id = question["id"]
        ask, replace = self._phones.async_ask, self._phones.async_replace
        with self._phones.waiting(question_id, answer.user_id):
            try:
                result = await async_answer(self._hass, self._entry, answer, question["language"])
            except AnswerError as err:
                # Pressing the button took the notice away, and the question is still open.
                show = [partial(ask, phone, question, notify, str(err)) for phone in phones]
            else:
                text = None if result["state"] == "declined" else result["message"]
                show = [partial(replace, phone, question_id, text) for phone in phones]
        for phone, send in zip(phones, show, strict=True):
            self._phones.in_order(phone.entry_id, send)
