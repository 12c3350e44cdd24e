/** Claims in German clauses, folded by plain.ts: no umlauts, `ss` for `ß`. */
import { byWord } from './by-word.ts';
import { listed } from './listed.ts';
import type { Claim, DeedClaim, StateWord, Tense } from './claim.ts';
import { once, pattern } from './plain.ts';
import { verbs, type GermanVerb, type Verb } from './verbs.ts';

const LEAD = String.raw`^(?:(?:ok|okay|ja|jawohl|klar|gut|alles klar|na klar|sicher|gerne|gern|naturlich|jetzt|nun|und|so|dann|prima|super|in ordnung|selbstverstandlich|wie gewunscht|wie du (?:wolltest|willst|gesagt hast|mochtest)|sofort|sehr gerne|sehr wohl|bitte schon|bitte sehr|auch|schon|bereits|gleich|beide|alle|alles) ){0,8}`;
const TAIL = String.raw`(?: (?:worden|fur (?:dich|euch|sie)|jetzt|nun|sofort|gleich|wie gewunscht|auch|wieder|schon|bereits|hiermit|gerade|soeben|dir|erfolgreich|und|chef)){0,6}`;

const participles = (verb: Verb) => anyOf(verb, ({ participle }) => participle);

/** "scharf geschaltet" is one word for some. */
function anyOf(verb: Verb, write: (entry: GermanVerb) => string): string {
  const loose =
    verb.id === 'arm'
      ? '|scharf (?:geschaltet|gestellt)'
      : verb.id === 'disarm'
        ? '|unscharf (?:geschaltet|gestellt)'
        : verb.id === 'send'
          ? '|bescheid (?:gesagt|gegeben)|erinnert'
          : verb.id === 'stop'
            ? '|stumm geschaltet'
            : verb.id === 'brighten'
              ? '|(?:heller|warmer|lauter|hoher) (?:gestellt|gemacht|gedreht|geschaltet)'
              : verb.id === 'dim'
                ? '|(?:dunkler|kalter|kuhler|leiser|niedriger) (?:gestellt|gemacht|gedreht|geschaltet)'
                : '';
  return String.raw`\b(?:${verb.german.map(write).join('|')}${loose})`;
}

function infinitives(verb: Verb): string {
  return anyOf(verb, ({ infinitive }) => infinitive);
}

/** "schalte … ein", "offne …", also without the last letter: "mach … an". */
function present(verb: Verb): string {
  const each = verb.german.map(({ first, particle }) => {
    const stem = first.replace(/e$/u, 'e?');
    return particle === null
      ? String.raw`${stem}\b(?!.* (?:auf|ab|zu|ein|aus|an|um|vor|fort|weiter|hinzu|hoch|herunter|runter|los|durch|nach|zuruck)(?=${TAIL}$))`
      : String.raw`${stem}\b.* ${particle}(?=${TAIL}$)`;
  });
  return `(?:${each.join('|')})`;
}

const FINITE =
  /\b(?:ist|sind|war|waren|hat|habe|haben|hast|wird|werden|wurde|wurden|ich|du|er|sie|wir|kann|konnte|soll|sollte|muss|darf|es|bitte|wenn|dass|zu)\b/u;

/** "heller gestellt", "Bescheid gesagt". */
const LOOSE = 'geschaltet gestellt gemacht gedreht gesagt gegeben erinnert'.split(' ');

/** A pattern is only made when one of its words is said. */
const deedsIn = byWord(
  verbs.map((verb) => {
    const words = new Set([
      ...LOOSE,
      ...verb.german.flatMap(({ participle, infinitive, first }) => [
        participle,
        infinitive,
        first,
        first.slice(0, -1),
        `${first.slice(0, -1)}t`,
        `${first}t`,
      ]),
    ]);
    const match = once(() => matcherOf(verb));
    return { words, match: (clause: string) => match()(clause) };
  }),
);

function matcherOf(verb: Verb) {
  const part = participles(verb);
  const perfect = pattern(
    String.raw`(?:\b(?:ich habe|ich hab|hab ich|habe ich|wir haben|haben wir|ich hatte)\b|${LEAD}(?:hab|habe)\b).*`,
    part,
  );
  const passive = pattern(String.raw`\b(?:wurde|wurden|ist|sind|war|waren)\b.*`, part, String.raw`\b`);
  const going = pattern(String.raw`\b(?:wird|werden)\b(?! ich).*`, part, String.raw`\b`);
  const bare = pattern(LEAD, String.raw`(?:\S+ ){0,7}?`, part, TAIL, '$');
  const now = pattern(
    String.raw`(?:\b(?:ich|wir) (?:\S+ )??${present(verb)}|\b${present(verb).replaceAll(String.raw`\b`, String.raw`\b ich\b`)})`,
  );
  const start = pattern(LEAD, present(verb));
  const promise = pattern(
    String.raw`(?:\b(?:ich werde|werde ich|wir werden|lass mich|ich will|lassen sie mich)\b.*)`,
    infinitives(verb),
    String.raw`\b`,
  );
  const word = new RegExp(`${part}|${infinitives(verb)}|\\b${present(verb)}`, 'u');
  const said = (clause: string) => word.exec(clause)?.[0].split(' ')[0] ?? '';
  const third = verb.german.map(({ first, particle }) => {
    const said = first.slice(0, -1).replace(/t?$/u, (end) => (end === 't' ? 'tet' : 't'));
    return { said, particle };
  });
  /** "Jetzt saugt er das Wohnzimmer." */
  const inverted = pattern(
    String.raw`^(?:(?:ok|okay|ja|und|aber|also|da) )*(?:jetzt|nun|gerade|gleich|schon|dort|dann|sofort) (?:`,
    third
      .map(
        ({ said, particle }) =>
          String.raw`${said} (?:er|sie|es|sich|der \S+|die \S+|das \S+)(?: \S+){0,5}?${particle === null ? '' : ` ${particle}$`}`,
      )
      .join('|'),
    String.raw`)(?= |$)`,
  );
  const byItself = pattern(
    LEAD,
    String.raw`(?<subject>(?!(?:eine?|jede[rs]?|man|viele|manche) )(?:\S+ ){1,4}?)(?:${third
      .map(({ said, particle }) =>
        particle === null
          ? String.raw`${said}(?: sich)?`
          : String.raw`${said}(?: \S+){0,4} ${particle}(?: (?:zu|zur|zum|nach|ins|in|auf) \S+(?: \S+)?)?`,
      )
      .join('|')})`,
    TAIL,
    '$',
  );
  return (clause: string): DeedClaim[] => {
    const itself = (about: string | undefined): DeedClaim[] =>
      about === undefined ? [] : claim('going', false, true).map((each) => ({ ...each, about }));
    const claim = (tense: Tense, isFirstPerson: boolean, isPassive = false): DeedClaim[] => [
      { kind: 'deed', verb, word: said(clause), tense, isFirstPerson, isPassive, clause, about: clause },
    ];
    if (promise.test(clause)) return claim('promise', true);
    if (perfect.test(clause)) return claim('past', true);
    if (now.test(clause)) return claim('going', true);
    if (going.test(clause)) return claim('going', false, true);
    if (passive.test(clause)) return claim('past', false, true);
    if (start.test(clause) && !ADVICE.test(clause) && !ENGLISH.test(clause))
      return claim('going', false).map((each) => ({ ...each, mayBeAdvice: true }));
    const alone = itself(byItself.exec(clause)?.groups?.['subject']);
    if (alone.length > 0) return alone;
    if (inverted.test(clause)) return claim('going', false, true);
    return FINITE.test(clause) ? [] : bare.test(clause) ? claim('past', false, true) : [];
  };
}

/** "Send a message", "Start the …" are no German. */
const ENGLISH = /\b(?:the|a|an|your|you|to|of|it|is|and|with|from|using)\b/u;
/** To the person, not of the butler. */
const ADVICE = /\b(?:bitte|du|selbst|am besten|zuerst|einfach|dein|deine|deinen|mal)\b/u;

const DONE = [
  pattern(
    '(?!^gerne? geschehen)',
    LEAD,
    String.raw`(?:(?:das|es|alles|beides|schon|bereits|jetzt|ist|ware|hiermit|hab ich|habe ich|ich habe es|ich hab es|ich habe das|ich hab's|das habe ich|auftrag|damit) )*(?:erledigt|gemacht|fertig|getan|geschafft|ausgefuhrt|umgesetzt|geschehen|vollbracht|abgeschlossen und fertig|eingerichtet|passt|lauft)`,
    TAIL,
    '$',
  ),
  pattern(
    String.raw`\b(?:ich habe|ich hab|habe ich|hab ich)(?: \S+){0,6} (?:erledigt|gemacht|getan|gekummert|ausgefuhrt|umgesetzt|eingerichtet|ubernommen)`,
    TAIL,
    '$',
  ),
  pattern(
    LEAD,
    String.raw`(?:wird (?:gemacht|erledigt|sofort erledigt)|mach ich|mache ich|mach' ich|kommt sofort|bin dabei|bin schon dabei|ich bin dabei|schon dabei|notiert|gesagt getan|voila|bitteschon|so sei es|zu befehl|ist vermerkt)`,
    TAIL,
    '$',
  ),
  /\b(?:nachricht|mail|sms) ist (?:raus|unterwegs|weg)\b/u,
  /(?<!\b(?:ich|du|wer|niemand)) weiss (?:(?:jetzt|nun|schon|auch|bereits) )*bescheid\b/u,
  /\bich (?:kummere mich|kummer mich|erledige|ubernehme|mache (?:das|es)|mach (?:das|es)|sorge dafur|werde (?:mich darum kummern|das erledigen|das machen|dafur sorgen|daran denken|dich erinnern|dir bescheid (?:sagen|geben))|sage? (?:dir|euch)(?: \S+){0,5}? bescheid|gebe? (?:dir|euch)(?: \S+){0,5}? bescheid|melde mich|behalte das im (?:auge|blick))\b/u,
];

const STATES: Readonly<Record<string, StateWord>> = {
  an: 'on',
  ein: 'on',
  eingeschaltet: 'on',
  angeschaltet: 'on',
  aktiv: 'on',
  aus: 'off',
  ausgeschaltet: 'off',
  abgeschaltet: 'off',
  offen: 'open',
  auf: 'open',
  geoffnet: 'open',
  oben: 'open',
  zu: 'closed',
  geschlossen: 'closed',
  unten: 'closed',
  verriegelt: 'locked',
  abgeschlossen: 'locked',
  zugeschlossen: 'locked',
  abgesperrt: 'locked',
  entriegelt: 'unlocked',
  aufgeschlossen: 'unlocked',
  unverriegelt: 'unlocked',
  pausiert: 'paused',
  gestoppt: 'stopped',
  angehalten: 'stopped',
  scharf: 'armed',
  unscharf: 'disarmed',
  stumm: 'muted',
};
const WORDS = Object.keys(STATES).join('|');
const AFTER = String.raw`(?: (?:jetzt|nun|wieder|auch|schon|bereits|gerade|momentan|aktuell|fur dich|wie gewunscht|alle|beide|chef))*$`;
const IS = pattern(
  String.raw`\b(?:ist|sind|bleibt|bleiben|steht|stehen|sollte|sollten|ist's)\b(?: \S+){0,8}? (?<state>${WORDS})(?: sein)?`,
  AFTER,
);
/** "Das Licht an der Decke ist …" has its own place for `an`; "jetzt ist das Licht aus" too. */
const BARE = pattern(LEAD, String.raw`(?:\S+ ){0,6}?(?<state>${WORDS})`, AFTER);
const BURNS = /(?<!\b(?:zum|beim) )\b(?:brennt|leuchtet|brennen|leuchten)\b/u;
/** "Er machte das Licht an" tells a story. */
const TOLD =
  /\b(?!(?:heute|bitte|unten|hinten|garten|kasten|seiten|karten|minuten|routen|hutten)\b)\p{L}{2,}ten?\b/u;
const RUNS = /\b(?:lauft|laufen)\b/u;
const PLAYS = /\b(?:spielt|spielen)\b/u;
const VALUE =
  /\b(?:ist|sind|steht|stehen|auf|bei|betragt|liegt)(?: \S+){0,4}? (?<value>-?\d+(?:\.\d+)?) ?(?:%|prozent|grad|°)/u;
const NEWS = /\b(?:jetzt|nun|wie gewunscht|sollte|sollten|fur dich|hiermit)\b/u;

const LISTED =
  /\b(?:steht|stehen|ist|sind)(?: \S+){0,2} (?:auf|von) (?:der|deiner|unserer|meiner) \S*(?:liste|zettel)\b/u;

/** No form of "ändern". */
const THE_OTHER = /(?<!\bich )\bandere\b(?! (?:die|das|den|es)\b)/u;

export function readGerman(clause: string): readonly Claim[] {
  const deeds = deedsIn(clause).filter(({ word }) => word !== 'andere' || !THE_OTHER.test(clause));
  const done: Claim[] = DONE.some((words) => words.test(clause)) ? [{ kind: 'done', clause }] : [];
  if (LISTED.test(clause)) deeds.push(...listed(clause));
  if (deeds.some(({ tense, isFirstPerson }) => isFirstPerson || tense !== 'past')) return [...deeds, ...done];
  return [...deeds, ...done, ...statesOf(clause, done.length > 0)];
}

function statesOf(clause: string, isDone: boolean): Claim[] {
  const is = IS.exec(clause);
  const isBare = is === null && !isDone && !FINITE.test(clause) && !TOLD.test(clause);
  const bare = isBare ? BARE.exec(clause) : null;
  const word = (is ?? bare)?.groups?.['state'];
  const spoken =
    BURNS.test(clause) || RUNS.test(clause)
      ? 'on'
      : PLAYS.test(clause) && !clause.endsWith(' spielen')
        ? 'playing'
        : null;
  const state = word === undefined ? spoken : (STATES[word] ?? null);
  const amount = /\b(?:ist|sind|steht|stehen|betragt|liegt)\b/u.test(clause)
    ? VALUE.exec(clause)?.groups?.['value']
    : undefined;
  const value = amount === undefined ? null : Number(amount);
  if (state === null && value === null) return [];
  return [{ kind: 'state', state, value, clause, isNews: NEWS.test(clause), isBare: bare !== null }];
}

export const germanIdle =
  /\b(?:nicht|nichts|vielleicht|moglicherweise|womoglich|niemand|nirgends|fehlgeschlagen|gescheitert|scheiterte|verweigert|nie|niemals|kein|keine|keinen|keinem|keiner|konnte|konnten|kann|konnt|soll|sollen|mochte|mochtest|wurde ich|wurdest|durfte|darf|muss|musste|versucht|versuche|ob|unmoglich|weder)\b/u;
export const germanQuestion =
  /^(?:(?:ok|okay|und|oder|aber|also) )*(?:soll|sollen|sollte|mochtest|mochten|willst|wollen|kann|konnte|konnen|konntest|darf|ist|sind|war|waren|hast|habt|hat|habe ich|haben wir|was|welche|welcher|welches|welchen|wo|wer|wen|wem|wie|wann|warum|wieso|noch|sonst|oder|brauchst|wird|wurde)\b/u;
export const germanHypothesis =
  /^(?:(?:und|aber|also|dann|nur|erst|oder|auch) )*(?:wenn|falls|sobald|ob|bevor|nachdem|bis|dass|damit|um(?! (?:\d|ein|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|halb|viertel|mitternacht)\b)|weil|obwohl|wahrend|solange|die dir|der dir|bitte|du|er(?! (?:ist|steht|lauft|fahrt|geht|brennt)\b)|man|jemand|niemand|laut)\b/u;
export const germanConsent =
  /\b(?:wenn du (?:willst|mochtest|magst|ja|zustimmst|einverstanden|bestatigst|das)|falls du|sobald du (?:bestatigst|ja|zustimmst|es)|sag (?:einfach|mir|ja)|auf wunsch|gerne wenn|deine bestatigung|deiner bestatigung|bestatigst|wenn das)\b/u;
export const germanEarlier =
  /\b(?:vorhin|gestern|vorgestern|fruher|zuvor|heute (?:morgen|fruh|mittag|vormittag|nachmittag)|letzte nacht|um \d+(?: \d+)? uhr|um (?:ein|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|halb)|mittags|vor \S+ (?:minuten?|stunden?|tagen?)|schon|bereits|seit|am (?:mon|diens|donners|frei|sams|sonn)tag|am mittwoch|zuletzt|letztes mal|im jahr)\b/u;
