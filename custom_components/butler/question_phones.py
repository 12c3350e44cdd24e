"""Tells people on their phones that they are asked, and takes their answers from there."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from functools import partial
import hmac
import logging

from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, Event, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from .coordinator import ButlerConfigEntry
from .phone import Phone, async_get_phones, async_send
from .question import Notify, Question
from .question_answer import Answer, AnswerError, async_answer
from .question_board import SIGNAL_QUESTIONS, Change, Ended, async_get_board
from .question_notice import (
    CLEAR,
    make_buttons,
    make_data,
    make_ending,
    make_message,
    make_quiet_data,
    make_title,
    read_button,
)

_LOGGER = logging.getLogger(__name__)

type Send = Callable[[], Awaitable[None]]

_EVENT_BUTTON = "mobile_app_notification_action"


@callback
def async_setup_entry(hass: HomeAssistant, entry: ButlerConfigEntry) -> None:
    """Work as long as the entry is loaded; notices of before stay where they are."""
    phones = QuestionPhones(hass, entry)
    entry.async_on_unload(async_dispatcher_connect(hass, SIGNAL_QUESTIONS, phones.on_change))
    entry.async_on_unload(hass.bus.async_listen(_EVENT_BUTTON, phones.on_button))
    if hass.state is not CoreState.running:
        # A phone is set up after the app was connected, perhaps.
        entry.async_on_unload(hass.bus.async_listen(EVENT_HOMEASSISTANT_STARTED, phones.on_started))


class QuestionPhones:
    """All phones of the house."""

    def __init__(self, hass: HomeAssistant, entry: ButlerConfigEntry) -> None:
        """Take whose questions these are."""
        self._hass = hass
        self._entry = entry
        self._sentences = entry.runtime_data.sentences
        # What goes to one phone goes in order.
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        # Users whose button is being answered, by question: they will hear what became of it.
        self._answering: defaultdict[str, set[str]] = defaultdict(set)

    @callback
    def on_change(self, change: Change) -> None:
        """Tell of what is new, and take back what is decided."""
        for ended in change.ended:
            self._end(ended)
        self.tell()

    @callback
    def on_started(self, _event: Event) -> None:
        """Tell phones that were not there yet."""
        self.tell()

    @callback
    def tell(self) -> None:
        """Tell whoever is to be told and was not."""
        for question in async_get_board(self._hass).open:
            for notify in question["notify"]:
                self._tell(question, notify)

    def _tell(self, question: Question, notify: Notify) -> None:
        targets = notify["targets"]
        phones = async_get_phones(self._hass)
        for phone in phones:
            names = {f"notify.{phone.action}", phone.entity_id}
            if phone.user_id == notify["user_id"] and (targets is None or names & {*targets}):
                self._once(
                    question, phone.entry_id, partial(self._async_ask, phone, question, notify)
                )
        # Somebody's phone is not another's to be told by.
        taken = {f"notify.{phone.action}" for phone in phones}
        for target in targets or ():
            domain, _, action = target.partition(".")
            if target not in taken and self._hass.services.has_service(domain, action):
                self._once(question, target, partial(self._async_mention, action, question))

    def _once(self, question: Question, target: str, send: Send) -> None:
        if async_get_board(self._hass).async_take_untold(question["id"], target):
            self._in_order(target, send)

    def _in_order(self, target: str, send: Send) -> None:
        async def run() -> None:
            async with self._locks[target]:
                await send()

        self._entry.async_create_background_task(self._hass, run(), "butler tells a phone")

    async def _async_ask(
        self, phone: Phone, question: Question, notify: Notify, *hints: str
    ) -> None:
        """Show the question with its buttons."""
        language = question["language"]
        await self._sentences.async_load(language)
        may_say_yes = phone.can_ask_for_unlock or not question["needs_unlock"]
        buttons = make_buttons(self._sentences, question, notify, may_say_yes=may_say_yes)
        if len(buttons) == 1:
            hints = (*hints, self._sentences.say("phone_open_home_assistant", language))
        await async_send(
            self._hass,
            phone.action,
            make_message(self._sentences, question, *hints),
            title=make_title(self._sentences, question),
            data=make_data(question, buttons),
        )

    async def _async_mention(self, action: str, question: Question) -> None:
        """Send the question to something without buttons."""
        language = question["language"]
        await self._sentences.async_load(language)
        hint = self._sentences.say("phone_open_home_assistant", language)
        await async_send(
            self._hass,
            action,
            make_message(self._sentences, question, hint),
            title=make_title(self._sentences, question),
        )

    @callback
    def _end(self, ended: Ended) -> None:
        told = {*ended.known["phones"]}
        hear_themselves = self._answering.get(ended.ending["id"], set())
        for phone in async_get_phones(self._hass):
            if phone.entry_id in told and phone.user_id not in hear_themselves:
                self._in_order(phone.entry_id, partial(self._async_end, phone, ended))

    async def _async_end(self, phone: Phone, ended: Ended) -> None:
        language = ended.known["language"]
        await self._sentences.async_load(language)
        text = make_ending(self._sentences, ended.ending, language)
        await self._async_replace(phone, ended.ending["id"], text)

    async def _async_replace(self, phone: Phone, question_id: str, text: str | None) -> None:
        """Show a sentence in place of the question, or nothing."""
        await async_send(self._hass, phone.action, text or CLEAR, data=make_quiet_data(question_id))

    @callback
    def on_button(self, event: Event) -> None:
        """Take an answer, if the event carries what only the asked person's phone knows."""
        found = read_button(event.data.get("action"))
        if found is None:
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
        answering = self._answering[question_id]
        answering.add(answer.user_id)
        try:
            result = await async_answer(self._hass, self._entry, answer, question["language"])
        except AnswerError as err:
            # Pressing the button took the notice away, and the question is still open.
            show = [partial(self._async_ask, one, question, notify, str(err)) for one in phones]
        else:
            text = None if result["state"] == "declined" else result["message"]
            show = [partial(self._async_replace, one, question_id, text) for one in phones]
        finally:
            answering.discard(answer.user_id)
            if not answering:
                self._answering.pop(question_id, None)
        for phone, send in zip(phones, show, strict=True):
            self._in_order(phone.entry_id, send)
