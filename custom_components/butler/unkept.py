"""Words around a sentence that say that it is to be kept nowhere, in English and German."""

import re

_EN = (
    r"(?:(?:please )?(?:do not|don['’]?t|never) (?:keep|store|save|record|remember|write down)"  # noqa: RUF001
    r" (?:this|that|any of (?:this|that))(?: please| anywhere)?|(?:this is )?off the record)"
)
_DE = (
    r"(?:(?:bitte )?(?:behalte?|merke?|speicher[en]?|notier[en]?)(?: dir)?(?: bitte)? (?:das|dies)"
    r"(?: jetzt| bitte| hier)* (?:nicht|nirgends)(?: bitte)?"
    r"|(?:das |dies )?(?:bitte )?nicht (?:merken|speichern|behalten|aufheben|notieren))"
)
_WORDS = rf"(?:{_EN}|{_DE})"
# Speech to text leaves the colon out: then what follows has to begin as a sentence of its own.
_BEGINS = (
    r"(?:what|when|where|who|how|why|which|is|are|am|do|does|did|can|could|will|would|should|i|i'm|my|we"
    r"|tell|turn|was|wann|wo|wer|wie|warum|welche\w*|ist|sind|hat|habe|kann|kannst|ich|mein\w*|wir|sag"
    r"|schalte?|mach)\b"
)
_BEFORE = re.compile(
    rf"^\s*{_WORDS}(?:\s*[:,.;!–—-]+\s*|\s+(?={_BEGINS}))(?P<rest>\S.*)$",  # noqa: RUF001
    re.IGNORECASE | re.DOTALL,
)
_AFTER = re.compile(
    r"^(?P<rest>.*?\S)(?:(?<=[.!?:,;])\s+|\s*[–—-]\s*|\s(?=(?:and|but|please|und|aber|bitte)\s))"  # noqa: RUF001
    rf"(?:and |but |und |aber )?{_WORDS}\s*[.!]*\s*$",
    re.IGNORECASE | re.DOTALL,
)


def split_unkept(text: str) -> str | None:
    """Return what is said without the wish to keep it nowhere; None: there is no such wish, or nothing else."""
    for pattern in (_BEFORE, _AFTER):
        if match := pattern.match(text):
            rest = match["rest"].strip().rstrip(",;:").rstrip()
            return rest if any(one.isalnum() for one in rest) else None
    return None
