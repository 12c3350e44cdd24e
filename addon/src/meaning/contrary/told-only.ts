/** What is told, wished for later or kept away: "I turned it off myself", "remind me to", "leave the lamp alone". */
import type { FoldedWord } from '../fold-words.ts';

const WHO = '(?:i|we|he|she|they|somebody|someone|everybody|(?:my|our|the) \\S+|yesterday i|dad|mum|mom)';
const DEED = '(?:turned|switched|opened|closed|shut|locked|unlocked|dimmed|started|stopped|put)';
const REPORT = new RegExp(
  `^ (?:(?:yesterday|earlier|today|yes|no|oh|ok|but|last night|this morning|well|actually) )*${WHO} (?:(?:have|has|had|just|already|also|only|myself|ve) )*${DEED}(?= )`,
  'u',
);
const PARTICIPLE =
  '(?:(?:an|aus|ein|auf|zu|ab|hoch|runter|herunter)?ge(?:macht|schaltet|dreht|stellt|fahren|schlossen|sperrt|offnet|zogen|lassen|knipst|dimmt|startet|stoppt)|verriegelt|entriegelt)';
const BERICHT = new RegExp(
  `^ (?:(?:gestern|vorhin|heute|eben|ja|nein|ach|also|aber|gerade) )*(?:ich|wir|er|sie|\\S+ \\S+) (?:habe?|hat|haben) (?:.* )?${PARTICIPLE} $|(?:habe?|hat|haben) (?:ich|wir|er|sie|mein\\w* \\S+) (?:.* )?${PARTICIPLE}(?= )|^ (?:gestern|vorhin|heute|eben|gerade) (?:habe?|hat|haben) (?:.* )?${PARTICIPLE} $`,
  'u',
);
const REMIND =
  / (?:remind (?:me|us|him|her)|erinner\w* (?:mich|uns|ihn)|(?:tell|notify|warn|ping|inform|alert) (?:me|us) (?:when|once|if|as soon)|let (?:me|us) know (?:when|once|if|as soon)|(?:sag|sage|gib|gebe)(?: (?:mir|uns|mal|bitte))* bescheid (?:wenn|sobald|ob|falls)|(?:sag|sage)(?: (?:mir|uns|mal|bitte))* (?:wenn|sobald|falls)) /u;
const LEFT_ALONE =
  / (?:leave (?:.* )?(?:alone|as (?:it|they) (?:is|are)|as is|be)|(?:your )?(?:hands|fingers) off|finger weg|lass\w* (?:.* )?(?:in ruhe|so wie|so|wie (?:es|er|sie) (?:ist|sind)))(?= )/u;
/** An order of its own, beside what is told. */
const ORDER =
  / (?:please|bitte|turn|switch|put|close|open|lock|unlock|dim|set|make|kill|start|stop|mach|mache|schalt|schalte|offne|schliess|schliesse|dreh|drehe|stell|stelle|fahr|fahre|sperr|zieh|undo|again|wieder|zuruck)(?= )/u;

/** No order for now is in it. */
export function isToldOnly(words: readonly FoldedWord[]): boolean {
  const said = ` ${words.flatMap(({ text, isMark }) => (isMark ? [] : [text])).join(' ')} `;
  if (REMIND.test(said)) return true;
  if (LEFT_ALONE.test(said)) return !ORDER.test(said.replace(/ (?:please|bitte)(?= )/gu, ''));
  const report = REPORT.exec(said)?.[0] ?? BERICHT.exec(said)?.[0];
  return (
    report !== undefined &&
    !ORDER.test(` ${said.slice(report.length)}`) &&
    !/ (?:too|to|zu) (?:dark|bright|dunkel|hell)(?= )/u.test(said)
  );
}
