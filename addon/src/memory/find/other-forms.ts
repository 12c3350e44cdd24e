/**
 * Other forms of a question's words that no stemmer knows: "When did Ada break it?" asks for "broke", "Was hat sie
 * gekauft?" for "kauft", and "road trip" for "roadtrip".
 */
import { wordsIn } from '../fact-words.ts';

const MOST_FORMS = 8;

/** For each of the words, its other forms with spaces between; null: it has none. `text`: what the words stand in. */
export function otherForms(
  text: string,
  words: readonly string[],
  language: string,
): readonly (string | null)[] {
  const all = wordsIn(text);
  const isGerman = /^de\b/iu.test(language);
  const irregular = isGerman ? GERMAN : /^en\b/iu.test(language) ? ENGLISH : new Map<string, string[]>();
  return words.map((word) => {
    const forms = new Set([
      ...irregularForms(word, irregular),
      ...(isGerman ? participleForms(word) : []),
      ...together(all, word, words),
    ]);
    forms.delete(word);
    return forms.size === 0 ? null : [...forms].slice(0, MOST_FORMS).join(' ');
  });
}

/** Also of "breaks", "breaking" and "running"; not of what is more often another word. */
function irregularForms(word: string, irregular: ReadonlyMap<string, readonly string[]>): readonly string[] {
  if (MORE_OFTEN_ANOTHER.has(word)) return [];
  const base = word.replace(/(?:ing|s)$/u, '');
  const known = [word, base, `${base}e`, base.replace(/(.)\1$/u, '$1')].find((form) => irregular.has(form));
  return known === undefined ? [] : (irregular.get(known) ?? []);
}

const MORE_OFTEN_ANOTHER = new Set(['saw', 'left', 'leaves', 'felt', 'found', 'shot', 'spoke', 'bit']);

/** With the word beside it: "road trip", "Auto Schlüssel". */
function together(all: readonly string[], word: string, words: readonly string[]): readonly string[] {
  const at = all.indexOf(word);
  const [before, after] = [all[at - 1], all[at + 1]];
  return [
    ...(before !== undefined && words.includes(before) ? [`${before}${word}`] : []),
    ...(after !== undefined && words.includes(after) ? [`${word}${after}`] : []),
  ];
}

const PREFIX = `(ab|an|auf|aus|bei|ein|fest|her|hin|los|mit|nach|um|vor|weg|zu|zurück)?`;
const PARTICIPLE = new RegExp(`^${PREFIX}ge(\\p{L}{3,}?)(?:e?t)$`, 'u');
const VERB = new RegExp(`^${PREFIX}(\\p{L}{3,}?)(?:e?te?|e?st|en|e|ten)$`, 'u');

/** "gekauft" and "kaufen", "eingekauft" and "einkaufen": what follows the rule. */
function participleForms(word: string): readonly string[] {
  const participle = PARTICIPLE.exec(word);
  if (participle !== null) {
    const [, prefix = '', base = ''] = participle;
    return [`${prefix}${base}en`, `${prefix}${base}t`, `${prefix}${base}te`];
  }
  const [, prefix = '', base] = VERB.exec(word) ?? [];
  return base === undefined ? [] : [`${prefix}ge${base}t`];
}

/** Each with all of its kind. */
function formsIn(text: string): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, readonly string[]>();
  for (const line of text.split(',')) {
    const words = line.trim().split(/\s+/u);
    for (const word of words) forms.set(word, [...new Set([...(forms.get(word) ?? []), ...words])]);
  }
  return forms;
}

const ENGLISH = formsIn(`
  become became, begin began begun, bite bit bitten, blow blew blown, break broke broken, build built, burn burnt, buy
  bought, catch caught, choose chose chosen, come came, dig dug, draw drew drawn, dream dreamt, drink drank
  drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found,
  fly flew flown, forget forgot forgotten, freeze froze frozen, get got gotten, give gave given, go went gone, grow
  grew grown, hang hung, hear heard, hide hid hidden, hold held, keep kept, know knew known, lend lent, lose lost,
  make made, mean meant, meet met, pay paid, ride rode ridden, ring rang rung, run ran, say said, see
  saw seen, sell sold, send sent, sew sewn, shake shook shaken, shine shone, shoot shot, sing sang sung, sink sank
  sunk, sit sat, sleep slept, speak spoke spoken, spend spent, stand stood, steal stole stolen, stick stuck, sting
  stung, swim swam swum, swing swung, take took taken, teach taught, tear tore torn, think thought, throw threw
  thrown, understand understood, wake woke woken, wear wore worn, win won, write wrote written, child children, man
  men, woman women, foot feet, tooth teeth, mouse mice, goose geese, wife wives, knife knives, life lives, leaf
  leaves, shelf shelves, half halves, loaf loaves, wolf wolves`);

const GERMAN = formsIn(`
  backen bäckt gebacken, beginnen begann begonnen, beißen biss gebissen, bekommen bekam, biegen bog gebogen, binden
  band gebunden, bitten bat gebeten, bleiben blieb geblieben, brechen bricht brach gebrochen, brennen brannte
  gebrannt, bringen brachte gebracht, denken dachte gedacht, dürfen darf durfte, empfehlen empfiehlt empfahl
  empfohlen, essen isst aß gegessen, fahren fährt fuhr gefahren, fallen fällt fiel gefallen, fangen fängt fing
  gefangen, finden fand gefunden, fliegen flog geflogen, frieren fror gefroren, geben gibt gab gegeben, gehen ging
  gegangen, gewinnen gewann gewonnen, gießen goss gegossen, graben gräbt grub gegraben, halten hält hielt gehalten,
  heben hob gehoben, heißen hieß geheißen, helfen hilft half geholfen, kennen kannte gekannt, kommen kam gekommen,
  laden lädt lud geladen, lassen lässt ließ gelassen, laufen läuft lief gelaufen, leiden litt gelitten, leihen lieh
  geliehen, lesen liest las gelesen, messen misst maß gemessen, nehmen nimmt nahm genommen, nennen nannte genannt,
  reiten ritt geritten, rennen rannte gerannt, riechen roch gerochen, rufen rief gerufen, scheinen schien geschienen,
  schlafen schläft schlief geschlafen, schlagen schlägt schlug geschlagen, schließen schloss geschlossen, schneiden
  schnitt geschnitten, schreiben schrieb geschrieben, schwimmen schwamm geschwommen, sehen sieht sah gesehen, singen
  sang gesungen, sitzen saß gesessen, sprechen spricht sprach gesprochen, springen sprang gesprungen, stechen sticht
  stach gestochen, stehlen stiehlt stahl gestohlen, steigen stieg gestiegen, sterben stirbt starb gestorben, streichen
  strich gestrichen, streiten stritt gestritten, tragen trägt trug getragen, treffen trifft traf getroffen, trinken
  trank getrunken, tun tat getan, umziehen umgezogen, verbieten verbot verboten, vergessen vergisst vergaß, verlieren
  verlor verloren, versprechen verspricht versprach versprochen, wachsen wächst wuchs gewachsen, waschen wäscht wusch
  gewaschen, werfen wirft warf geworfen, ziehen zog gezogen`);
