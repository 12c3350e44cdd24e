"""The butler's own sentences in English."""

from pathlib import Path
from unittest.mock import patch

import pytest

from custom_components.butler import sentences as module
from custom_components.butler.sentences import Sentences
from homeassistant.core import HomeAssistant
from homeassistant.util.yaml import load_yaml_dict


@pytest.fixture
async def sentences(hass: HomeAssistant) -> Sentences:
    loaded = Sentences(hass)
    await loaded.async_load("en")
    return loaded


@pytest.mark.parametrize(
    ("intent", "said"),
    [
        (
            "ButlerWhoIsHome",
            ["who is home", "Who's home?", "is anyone at home", "Is anybody home?"],
        ),
        ("ButlerWhatCanYouDo", ["What can you do?", "help", "how can you help me"]),
        (
            "ButlerStop",
            [
                "stop",
                "Never mind.",
                "nevermind",
                "cancel that",
                "forget it",
                "Forget that, please.",
                "please forget it",
                "forget about it",
            ],
        ),
        ("ButlerYes", ["yes", "Yes, please!", "sure", "okay", "do it", "go ahead", "yes do it"]),
        ("ButlerNo", ["no", "No, thanks.", "nope", "don't do that", "better not"]),
        ("ButlerWhatDidYouDo", ["what did you just do", "What have you just done?"]),
        ("ButlerWhy", ["why?", "Why is that?", "how come"]),
        (
            "ButlerWhyDidYou",
            ["Why did you do that?", "why have you done this", "what made you do it"],
        ),
        (
            "ButlerUndo",
            [
                "undo",
                "Undo that, please.",
                "undo the last thing",
                "Can you undo that?",
                "undo what you just did",
                "put it back",
                "Change it back to how it was.",
                "put everything back the way it was",
                "take that back",
                "make it like it was before",
            ],
        ),
        ("ButlerUndoAnyway", ["undo it anyway", "undo anyway", "Put that back all the same."]),
    ],
)
def test_recognized(sentences: Sentences, intent: str, said: list[str]) -> None:
    for text in said:
        assert sentences.recognize(text, "en") == {"name": intent, "slots": {}}, text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("the first one", "1"),
        ("first", "1"),
        ("Number two.", "2"),
        ("the 3rd", "3"),
        ("take the second one please", "2"),
        ("the last one", "last"),
        ("4", "4"),
    ],
)
def test_choices(sentences: Sentences, text: str, number: str) -> None:
    assert sentences.recognize(text, "en") == {
        "name": "ButlerChoose",
        "slots": {"number": number},
    }


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("both", "both"),
        ("Both of them, please.", "both"),
        ("neither", "none"),
        ("None of them.", "none"),
    ],
)
def test_choices_of_several(sentences: Sentences, text: str, several: str) -> None:
    assert sentences.recognize(text, "en") == {
        "name": "ButlerChoose",
        "slots": {"several": several},
    }


@pytest.mark.parametrize(
    "text",
    [
        "stop the music",
        "stop the blinds",
        "turn on the light",
        "yes but only the front one",
        "who is home alone in that film",
        "be careful with the blinds",
        "forget the manner in which the light blinks",
        "is the light at home on",
        "help me find the new Dune film",
        "no lights please",
        "the first one is the best film",
        "what did you just do to my lights and why",
        "why is it so cold in here",
        "why did you say that",
        "put the book back on the shelf",
        "undo the knot",
        "can you undo the top button",
        "please forget that",
        "correct that",
        "correct the picture in the hall",
        "forget the lights",
        "forget about the key",
        "can you remember the code of the alarm",
        "can you remember that trip to Rome",
        "change the channel back",
        "take back the manner in which you spoke",
        "turn it back on",
        "what did I ask the doctor yesterday",
        "what did I say",
        "I stopped learning Spanish",
        "don't keep the door open",
        "don't save this song",
        "learn something about the stars",
        "",
        "who is home " * 100,
    ],
)
def test_not_recognized(sentences: Sentences, text: str) -> None:
    assert sentences.recognize(text, "en") is None


async def test_languages(hass: HomeAssistant) -> None:
    sentences = Sentences(hass)
    assert sentences.recognize("yes", "en") is None
    assert sentences.say("empty", "en") == ""

    await sentences.async_load("en-GB")
    await sentences.async_load("en-GB")

    assert sentences.is_loaded("en-GB")
    assert not sentences.is_loaded("de")
    assert sentences.recognize("yes", "de") == {"name": "ButlerYes", "slots": {}}
    assert sentences.say("empty", "de").startswith("I didn't hear")


def test_every_language_has_every_intent_that_english_has() -> None:
    directory = Path(__file__).parents[2] / "custom_components" / "butler" / "sentences"
    english = load_yaml_dict(str(directory / "en.yaml"))
    for path in directory.glob("*.yaml"):
        content = load_yaml_dict(str(path))
        assert content["intents"].keys() == english["intents"].keys()
        assert content["responses"].keys() == english["responses"].keys()
        assert content["language"] == path.stem


async def test_languages_that_nobody_speaks_take_no_room(hass: HomeAssistant) -> None:
    sentences = Sentences(hass)
    with patch.object(module, "_load", wraps=module._load) as load:
        for number in range(300):
            await sentences.async_load(f"x{number}-../../secrets")
    assert load.call_count == 1
    assert len(sentences._names) <= 100
    assert sentences.say("empty", "x1")


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("Dim the living room lights", "ButlerDim", {"what": "living room lights"}),
        ("make the kitchen darker please", "ButlerDim", {"what": "kitchen"}),
        ("dim the sofa lamp to 30 percent", "ButlerDim", {"what": "sofa lamp", "percent": "30.0"}),
        ("Lock the back door", "ButlerLock", {"what": "back door"}),
        ("Call me Captain.", "ButlerCallMe", {"what": "Captain"}),
        ("from now on call me Mr Smith please", "ButlerCallMe", {"what": "Mr Smith"}),
        ("be briefer with me", "ButlerManner", {"manner": "brief"}),
        ("Please be a bit more formal.", "ButlerManner", {"manner": "formal"}),
        ("talk less formally to me", "ButlerManner", {"manner": "casual"}),
        ("be funnier", "ButlerManner", {"manner": "funny"}),
        ("forget that manner", "ButlerForgetManner", {}),
        ("talk to me as before", "ButlerForgetManner", {}),
        ("Brighten the hall.", "ButlerBrighten", {"what": "hall"}),
        (
            "Remember that the spare key is with the neighbours.",
            "ButlerRemember",
            {"fact": "the spare key is with the neighbours"},
        ),
        ("don't forget that Sam is vegan", "ButlerRemember", {"fact": "Sam is vegan"}),
        (
            "Could you please remember that Sam is vegan?",
            "ButlerRemember",
            {"fact": "Sam is vegan"},
        ),
        (
            "remember for everybody that the bins go out on Monday",
            "ButlerRememberForAll",
            {"fact": "the bins go out on Monday"},
        ),
        ("Where is the spare key?", "ButlerWhereIs", {"what": "spare key"}),
        ("where did I put my passport", "ButlerWhereIs", {"what": "passport"}),
        ("where is the spare key again", "ButlerWhereIs", {"what": "spare key"}),
        ("Do you know where my passport is?", "ButlerWhereIs", {"what": "passport"}),
        ("What do you know about me?", "ButlerWhatDoYouKnow", {}),
        ("tell me what you know about me", "ButlerWhatDoYouKnow", {}),
        ("What have you learned about me?", "ButlerWhatDoYouKnow", {}),
        ("what do you know about the spare key", "ButlerWhatDoYouKnowAbout", {"what": "spare key"}),
        ("What did I ask you yesterday?", "ButlerWhatDidISay", {"when": "yesterday"}),
        (
            "What did I ask you yesterday evening?",
            "ButlerWhatDidISay",
            {"when": "yesterday", "part": "evening"},
        ),
        (
            "what did I say about the heating last week",
            "ButlerWhatDidISay",
            {"what": "heating", "when": "last_week"},
        ),
        ("what did I tell you this morning", "ButlerWhatDidISay", {"when": "today morning"}),
        ("what did I ask you last night", "ButlerWhatDidISay", {"when": "yesterday night"}),
        (
            "What did I ask you on Friday afternoon?",
            "ButlerWhatDidISay",
            {"when": "friday", "part": "afternoon"},
        ),
        ("what did I ask you three days ago", "ButlerWhatDidISay", {"days": "3"}),
        ("what did we talk about last month", "ButlerWhatDidISay", {"when": "last_month"}),
        ("what did I tell you about the car", "ButlerWhatDoYouKnowAbout", {"what": "car"}),
        ("Forget what I said about the key.", "ButlerForgetFact", {"what": "key"}),
        ("Forget everything about me.", "ButlerForgetEverything", {}),
        ("please forget all you know about me", "ButlerForgetEverything", {}),
        ("forget what you know about me", "ButlerForgetEverything", {}),
        ("Forget everything I ever told you!", "ButlerForgetEverything", {}),
        ("delete everything you know about me", "ButlerForgetEverything", {}),
        ("delete all my data please", "ButlerForgetEverything", {}),
        ("delete my data", "ButlerForgetEverything", {}),
        ("forget everything you've learned about me", "ButlerForgetEverything", {}),
        ("forget what you know about Mia", "ButlerForgetFact", {"what": "Mia"}),
        (
            "Correct that: the spare key is in the shed.",
            "ButlerCorrectFact",
            {"fact": "the spare key is in the shed"},
        ),
        (
            "correct what I said about the key to the key is in the shed",
            "ButlerCorrectFact",
            {"what": "key", "fact": "the key is in the shed"},
        ),
        ("Don't keep this.", "ButlerDontKeep", {}),
        ("please do not store what I just said", "ButlerDontKeep", {}),
        ("don't remember that", "ButlerDontKeep", {}),
        ("forget what I just said", "ButlerDontKeep", {}),
        ("that was off the record", "ButlerDontKeep", {}),
        ("Stop learning about me.", "ButlerLearning", {"learning": "off"}),
        ("please don't learn anything about me any more", "ButlerLearning", {"learning": "off"}),
        ("learn nothing from me", "ButlerLearning", {"learning": "off"}),
        ("You may learn about me again.", "ButlerLearning", {"learning": "on"}),
        ("start learning from what I say", "ButlerLearning", {"learning": "on"}),
        (
            "forget that the key is in the shed",
            "ButlerForgetFact",
            {"fact": "the key is in the shed"},
        ),
    ],
)
def test_with_a_thing(sentences: Sentences, text: str, intent: str, slots: dict[str, str]) -> None:
    assert sentences.recognize(text, "en") == {"name": intent, "slots": slots}
