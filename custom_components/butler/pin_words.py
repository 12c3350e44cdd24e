"""What may be a PIN, by its words: rather more than the app takes for one (addon/src/questions/spoken-pin.ts)."""

import re

from homeassistant.core import HomeAssistant, callback

from .question_board import async_get_board

_LEAST_DIGITS = 4
_ONES = (
    "zero|oh|o|one|two|three|four|five|six|seven|eight|nine"
    "|null|ein|eins|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun"
)
_MORE = (
    "ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    "|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    "|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn"
    "|(?:zwan|vier|fünf|sech|sieb|acht|neun)zig|drei(?:ß|ss)ig"
)
_ONE = re.compile(rf"(?:{_ONES})\Z")
# Also in one word, as "siebenundvierzig".
_TWO = re.compile(
    rf"(?:(?:{_ONES})und)?(?:{_MORE})\Z|double|doppelt?e?\Z|zweimal|triple|treble|dreimal"
)
_LARGE = re.compile(rf"(?:{_ONES}|{_MORE}|und|hundert|tausend){{2,}}\Z")
_FILLER = re.compile(
    r"(?:yes|no|please|thanks|my|mine|the|pin|code|is|it|its|here|and|number|try|ok|okay"
    r"|ja|nein|bitte|danke|mein|meine|die|der|lautet|es|ist|hier|und|nummer|zahl|also|äh|ähm|uh|um)\Z"
)
_PIN_WORD = re.compile(
    r"\b(?:pin|pincode|pinnummer|code|passcode|geheimzahl|geheimnummer)\b", re.IGNORECASE
)
# As in the app (addon/src/questions/written-times.ts): "10:30", and dates.
_TIME = re.compile(r"(?<![\d:.])(?:[01]?\d|2[0-4])[:.][0-5]\d(?![\d:]|\.\d)", re.ASCII)
_DAY, _MONTH, _YEAR = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])", "(?:19|20)[0-9]{2}"
_DATE = re.compile(
    rf"(?<![\d:./-])(?:{_DAY}\.{_MONTH}\.(?: ?{_YEAR})?|{_DAY}\.(?:0[1-9]|1[0-2])\.[0-9]{{2}}"
    rf"|{_MONTH}/{_DAY}/{_YEAR}|{_DAY}/{_MONTH}/{_YEAR}|{_YEAR}-{_MONTH}-{_DAY})(?![\d:/-]|\.\d)"
)
_TOKEN = re.compile(r"[^\W_]+")


def may_be_pin(text: str) -> bool:
    """Return whether words are nothing but four digits or more, or name a PIN beside them.

    A time and a date in figures are none, unless a PIN is named.
    """
    is_named = _PIN_WORD.search(text) is not None
    words = text if is_named else _TIME.sub(" ", _DATE.sub(" ", text))
    digits, is_pure = 0, True
    for token in _TOKEN.findall(words.lower().replace("'", "").replace("’", "")):  # noqa: RUF001
        if token.isdecimal():
            digits += len(token)
        elif _ONE.match(token):
            digits += 1
        elif _TWO.match(token):
            digits += 2
        elif _LARGE.match(token):
            digits += _LEAST_DIGITS
        else:
            is_pure = is_pure and _FILLER.match(token) is not None
    return digits >= _LEAST_DIGITS and (is_pure or is_named)


@callback
def async_is_pin(hass: HomeAssistant, text: str) -> bool:
    """Return whether words may be a PIN now: a question about what is guarded is open, or just was."""
    return may_be_pin(text) and async_get_board(hass).guards
