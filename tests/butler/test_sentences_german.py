"""The butler's own sentences in German."""

import pytest

from custom_components.butler.sentences import Sentences
from homeassistant.core import HomeAssistant


@pytest.fixture
async def sentences(hass: HomeAssistant) -> Sentences:
    loaded = Sentences(hass)
    await loaded.async_load("de-AT")
    return loaded


@pytest.mark.parametrize(
    ("intent", "said"),
    [
        (
            "ButlerWhoIsHome",
            [
                "Wer ist zu Hause?",
                "wer ist gerade da",
                "Ist jemand daheim?",
                "Sind alle zuhause?",
                "Wer ist denn alles da?",
            ],
        ),
        (
            "ButlerWhatCanYouDo",
            [
                "Was kannst du?",
                "was kannst du alles",
                "Was kannst du für mich tun?",
                "Hilfe!",
                "Wie kannst du mir helfen?",
                "Was kann ich dich fragen?",
            ],
        ),
        (
            "ButlerStop",
            [
                "Stopp!",
                "halt",
                "Vergiss es.",
                "Schon gut.",
                "Hör auf!",
                "lass das",
                "Sei still!",
                "ach vergiss es",
                "Bitte vergiss das wieder.",
            ],
        ),
        (
            "ButlerYes",
            [
                "Ja.",
                "ja bitte",
                "Klar!",
                "gerne",
                "Ja, gerne.",
                "mach das",
                "Ja, mach es.",
                "Das stimmt.",
            ],
        ),
        (
            "ButlerNo",
            [
                "Nein.",
                "Nein, danke.",
                "nö",
                "lieber nicht",
                "Nein, lass das.",
                "Mach das bitte nicht.",
            ],
        ),
        (
            "ButlerWhatDidYouDo",
            [
                "Was hast du gerade gemacht?",
                "was hast du getan",
                "Was war das?",
                "Was ist da passiert?",
            ],
        ),
        ("ButlerWhy", ["Warum?", "wieso denn das"]),
        (
            "ButlerWhyDidYou",
            [
                "Warum hast du das gemacht?",
                "wieso hast du das gerade getan",
                "Weshalb machst du das?",
            ],
        ),
        (
            "ButlerUndo",
            [
                "Mach das rückgängig!",
                "rückgängig",
                "Kannst du das rückgängig machen?",
                "mach rückgängig",
                "das bitte rückgängig machen",
                "Nimm das zurück.",
                "stell es wieder zurück",
                "Mach es bitte wieder so wie vorher.",
                "mach die letzte Aktion rückgängig",
            ],
        ),
        ("ButlerUndoAnyway", ["Mach es trotzdem rückgängig.", "trotzdem rückgängig machen"]),
    ],
)
def test_recognized(sentences: Sentences, intent: str, said: list[str]) -> None:
    for text in said:
        assert sentences.recognize(text, "de-AT") == {"name": intent, "slots": {}}, text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("die erste", "1"),
        ("Das zweite, bitte.", "2"),
        ("Nummer drei", "3"),
        ("nimm den vierten", "4"),
        ("5", "5"),
        ("die letzte bitte", "last"),
    ],
)
def test_choices(sentences: Sentences, text: str, number: str) -> None:
    assert sentences.recognize(text, "de-AT") == {
        "name": "ButlerChoose",
        "slots": {"number": number},
    }


@pytest.mark.parametrize(
    "text",
    [
        "stopp die Musik",
        "halt die Rollläden an",
        "mach das Licht an",
        "mach das Licht im Flur aus bitte",
        "ja aber nur das vordere",
        "wer ist zu Hause der Chef",
        "ist das Licht zu Hause an",
        "hilf mir beim Kochen",
        "nein das andere Licht",
        "die erste Lampe ist kaputt",
        "was hast du mit meinem Licht gemacht",
        "ist die Tür zu",
        "mach es wärmer",
        "warum ist es so kalt",
        "mach das Licht wieder an",
        "stell den Stuhl zurück",
        "nimm die Leiter zurück",
        "mach den obersten Knopf rückgängig",
        "vergiss das Licht",
        "vergiss nicht die Lichter auszumachen",
        "denk daran das Licht auszumachen",
        "",
    ],
)
def test_not_recognized(sentences: Sentences, text: str) -> None:
    assert sentences.recognize(text, "de-AT") is None


@pytest.mark.parametrize("language", ["de", "de-DE", "de-AT", "de-CH"])
async def test_spoken_without_the_app(hass: HomeAssistant, language: str) -> None:
    sentences = Sentences(hass)
    await sentences.async_load(language)

    assert sentences.say("empty", language).startswith("Ich habe nichts gehört")
    assert sentences.say("unreachable", language).startswith("Ich erreiche")


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        (
            "Korrigiere das: Der Ersatzschlüssel liegt im Schuppen.",
            "ButlerCorrectFact",
            {"fact": "Der Ersatzschlüssel liegt im Schuppen"},
        ),
        (
            "Berichtige, was ich über den Schlüssel gesagt habe: Der Schlüssel ist im Schuppen.",
            "ButlerCorrectFact",
            {"what": "Schlüssel", "fact": "Der Schlüssel ist im Schuppen"},
        ),
        ("Merk dir das nicht.", "ButlerDontKeep", {}),
        ("Behalte das bitte nicht!", "ButlerDontKeep", {}),
        ("merk dir nicht, was ich gerade gesagt habe", "ButlerDontKeep", {}),
        ("Bitte nicht speichern.", "ButlerDontKeep", {}),
        ("Lösche, was ich gerade gesagt habe.", "ButlerDontKeep", {}),
        ("vergiss was ich eben gesagt habe", "ButlerDontKeep", {}),
        ("Hör auf, über mich zu lernen.", "ButlerLearning", {"learning": "off"}),
        ("lerne bitte nichts mehr über mich", "ButlerLearning", {"learning": "off"}),
        ("Du darfst wieder über mich lernen.", "ButlerLearning", {"learning": "on"}),
        ("Lerne wieder von mir", "ButlerLearning", {"learning": "on"}),
        ("lerne wieder etwas über mich", "ButlerLearning", {"learning": "on"}),
        (
            "Kannst du dir merken, dass Mia keine Zwiebeln mag?",
            "ButlerRemember",
            {"fact": "Mia keine Zwiebeln mag"},
        ),
        ("denk dran, dass Sam vegan ist", "ButlerRemember", {"fact": "Sam vegan ist"}),
        (
            "Merk dir, dass der Ersatzschlüssel bei den Nachbarn liegt.",
            "ButlerRemember",
            {"fact": "der Ersatzschlüssel bei den Nachbarn liegt"},
        ),
        (
            "merke dir bitte für alle dass die Tonne montags rausgeht",
            "ButlerRememberForAll",
            {"fact": "die Tonne montags rausgeht"},
        ),
        ("Wo ist der Ersatzschlüssel?", "ButlerWhereIs", {"what": "Ersatzschlüssel"}),
        ("Wo habe ich meinen Pass hingelegt?", "ButlerWhereIs", {"what": "Pass"}),
        ("Wo ist nochmal der Ersatzschlüssel?", "ButlerWhereIs", {"what": "Ersatzschlüssel"}),
        ("Weißt du, wo der Ersatzschlüssel ist?", "ButlerWhereIs", {"what": "Ersatzschlüssel"}),
        ("wo finde ich meinen Pass", "ButlerWhereIs", {"what": "Pass"}),
        ("Was weißt du über mich?", "ButlerWhatDoYouKnow", {}),
        ("Was weißt du eigentlich von mir?", "ButlerWhatDoYouKnow", {}),
        ("sag mir, was du über mich weißt", "ButlerWhatDoYouKnow", {}),
        ("Was hast du über mich gelernt?", "ButlerWhatDoYouKnow", {}),
        ("was weißt du über den Schlüssel", "ButlerWhatDoYouKnowAbout", {"what": "Schlüssel"}),
        ("Was habe ich dich gestern gefragt?", "ButlerWhatDidISay", {"when": "yesterday"}),
        (
            "Was habe ich dich gestern Abend gefragt?",
            "ButlerWhatDidISay",
            {"when": "yesterday", "part": "evening"},
        ),
        (
            "was habe ich letzte Woche über die Heizung gesagt",
            "ButlerWhatDidISay",
            {"when": "last_week", "what": "Heizung"},
        ),
        (
            "was hab ich über die Heizung letzte Woche gesagt",
            "ButlerWhatDidISay",
            {"what": "Heizung", "when": "last_week"},
        ),
        (
            "was habe ich heute früh zu dir gesagt",
            "ButlerWhatDidISay",
            {"when": "today", "part": "morning"},
        ),
        ("was habe ich dich heute Nacht gefragt", "ButlerWhatDidISay", {"when": "yesterday night"}),
        (
            "was habe ich dich am Freitag Nachmittag gefragt",
            "ButlerWhatDidISay",
            {"when": "friday", "part": "afternoon"},
        ),
        ("was wollte ich vor drei Tagen von dir", "ButlerWhatDidISay", {"days": "3"}),
        ("worüber haben wir letzten Monat gesprochen", "ButlerWhatDidISay", {"when": "last_month"}),
        (
            "was habe ich über das Auto gesagt",
            "ButlerWhatDoYouKnowAbout",
            {"what": "Auto"},
        ),
        (
            "Vergiss, was ich über den Schlüssel gesagt habe.",
            "ButlerForgetFact",
            {"what": "Schlüssel"},
        ),
        ("Vergiss alles über mich.", "ButlerForgetEverything", {}),
        ("bitte vergiss alles, was du über mich weißt", "ButlerForgetEverything", {}),
        ("Vergiss, was du über mich weißt.", "ButlerForgetEverything", {}),
        ("vergiss alles was ich dir je gesagt habe", "ButlerForgetEverything", {}),
        ("Lösche alles über mich", "ButlerForgetEverything", {}),
        ("lösch bitte alle meine Daten", "ButlerForgetEverything", {}),
        ("Lösche meine Daten!", "ButlerForgetEverything", {}),
        ("vergiss alles, was du von mir weißt", "ButlerForgetEverything", {}),
        (
            "Vergiss, dass der Schlüssel im Schuppen ist.",
            "ButlerForgetFact",
            {"fact": "der Schlüssel im Schuppen ist"},
        ),
        ("Vergiss, was du über Mia weißt.", "ButlerForgetFact", {"what": "Mia"}),
        ("Dimme das Wohnzimmerlicht", "ButlerDim", {"what": "Wohnzimmerlicht"}),
        ("mach das Licht im Flur dunkler", "ButlerDim", {"what": "Licht im Flur"}),
        (
            "dimme die Leselampe auf 30 Prozent",
            "ButlerDim",
            {"what": "Leselampe", "percent": "30.0"},
        ),
        ("Schließ bitte die Haustür ab", "ButlerLock", {"what": "Haustür"}),
        ("Nenn mich Käpt'n.", "ButlerCallMe", {"what": "Käpt'n"}),
        ("Nenne mich bitte ab jetzt Herr Doktor", "ButlerCallMe", {"what": "Herr Doktor"}),
        ("sei kürzer zu mir", "ButlerManner", {"manner": "brief"}),
        ("Sprich bitte etwas förmlicher mit mir!", "ButlerManner", {"manner": "formal"}),
        ("Rede mit mir lockerer", "ButlerManner", {"manner": "casual"}),
        ("Vergiss diese Art wieder", "ButlerForgetManner", {}),
        ("Sei wieder wie vorher", "ButlerForgetManner", {}),
        ("Mach das Licht bitte heller", "ButlerBrighten", {"what": "Licht"}),
    ],
)
def test_with_a_thing(sentences: Sentences, text: str, intent: str, slots: dict[str, str]) -> None:
    assert sentences.recognize(text, "de-AT") == {"name": intent, "slots": slots}


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Beide!", "both"),
        ("alle beide bitte", "both"),
        ("nimm beide", "both"),
        ("keine davon", "none"),
        ("Keins.", "none"),
        ("keine von beiden", "none"),
    ],
)
def test_choices_of_several(sentences: Sentences, text: str, several: str) -> None:
    assert sentences.recognize(text, "de-AT") == {
        "name": "ButlerChoose",
        "slots": {"several": several},
    }
