/** "Is the front door locked?": who asks how something is has ordered nothing. */
import { type FoldedWord, saidIn } from '../fold-words.ts';

/** How a question begins, in words without accents. */
const QUESTION =
  /^ (?:(?:hey|butler|ok|okay|so|and|und|also|hm|hmm|um|ah|ahm|sag mal|please|bitte|just|quick question) )*(?:is (?!it (?:possible|ok|okay|alright|time|too much))|are (?!you )|was |were |isnt |haben (?!sie bitte|mochten)|has |have (?:i|we|you) |did |does |do (?:i|we) |do you (?:know|remember|see|have|think|believe|reckon) |meinst du |glaubst du |denkst du |soll (?!heissen|jetzt|bitte)|sollte |am i |should i |should the |will the |what |whats |which |who |whos |whose |where |when (?=(?:did|does|was|is|will|do) )|how |why |ist (?!es (?:moglich|okay|ok|in ordnung))|sind |waren |war (?!(?:lieb|nett|schon|toll|super|gut|klasse|prima|cool) )|hat |hast du |habe ich |hab ich |haben wir |lauft |brennt |brennen |leuchtet |steht |stehen |muss ich |soll ich |was |welche[rsnm]? |wer |wieso |warum |weshalb |wo |wann (?=(?:ist|war|hat|wird|geht) )|wie |weisst du |gibt es )/u;
/** "Tell me whether", "schau nach, ob". */
const EMBEDDED =
  / (?:asked|asks|gefragt|fragt|fragte|idea|ahnung|sure|sicher|tell|know|see|check|say|wonder|wondering|find out|look|sag|sage|sagen|weisst|wissen|pruf|prufe|prufen|schau|guck|nachsehen|nachschauen|sieh|frage mich|verrat|verrate)(?: (?:me|us|mir|uns|mal|bitte|please|out|nach|doch|du|,))* (?:if|whether|ob) (?!you )/u;
/** What sounds like a question and is an order, a wish or a proposal. */
const ORDER =
  / (?:could|can|would|wouldnt|will|wont) (?:you|u|we|i|someone|somebody) | (?:kannst|konntest|wurdest|wirst|willst|magst|mochtest|traust) (?:du|mal|bitte) | (?:kann|konnen|durfte|konnten) (?:ich|wir) | (?:why|warum|wieso|weshalb) (?:do (?:you )?not|not|nicht|machst|schaltest|offnest|\p{L}+ (?:du|ihr) (?:.* )?nicht) | (?:how|what|was|wie) (?:about|ware(?! wenn)|wars|haltst|if(?! i | we )|ist mit|is with|about) | (?:way|chance|moglichkeit|lust|possible|moglich|able|mind) | (?:tell|told|ask|asked) you to | (?:make sure|sorg|sorge|ensure) | (?:too|zu|so|ein bisschen|a bit|a little|pretty|quite|ziemlich) (?:dark|bright|cold|hot|warm|loud|quiet|stuffy|dunkel|hell|kalt|heiss|laut|leise|stickig) |(?:^| )is it not | (?:please|bitte) $/u;
/** Words that begin an order of its own, beside the question. */
const ORDERING = new Set(
  `turn switch put set make open close shut lock unlock dim start stop keep leave bring play pause add remove cancel
  raise lower run skip mute arm disarm change get give show kill hit flip brighten increase decrease do then
  mach mache schalt schalte dreh drehe stell stelle fahr fahre lass lasse offne schliess schliesse starte stoppe dimm dimme
  setz setze spiel spiele pausiere aktiviere verriegle entriegle sperr sperre zieh ziehe knips knipse bring dann
  off on aus an ein zu auf up down hoch runter please bitte`.split(/\s+/u),
);
const ENDS = new Set(['.', ',', ';', '!', '?', ':', '\n']);
const JOINS = new Set('and und then dann so else otherwise sonst'.split(' '));
const JOINED_ORDER =
  /^(?:(?:please|bitte|just|then|dann|also|now|jetzt|if not|if so|wenn nicht|wenn ja|falls nicht) )*(?:turn|switch|put|set|make|open|close|shut|lock|unlock|dim|start|stop|keep|leave|bring|play|pause|add|remove|cancel|raise|lower|run|arm|disarm|change|mach|mache|schalt|schalte|dreh|drehe|stell|stelle|fahr|fahre|lass|lasse|offne|schliess|schliesse|starte|stoppe|dimm|dimme|setz|setze|spiel|spiele|verriegle|sperr|sperre|zieh|ziehe) (?!(?:or|oder)\b)/u;

/** "You have not turned it off, have you?", "hast du aber nicht ausgemacht, oder". */
const TAGGED =
  / (?:hast du|habt ihr) (?:.* )?(?:\p{L}{0,8}ge\p{L}+t|\p{L}{0,8}ge\p{L}+en|verriegelt|entriegelt) (?:oder|ne|gell|nicht wahr|ja) $| you (?:did|have|did not|didnt|have not|havent) .* (?:did you|have you|did not you|have not you|right) $| (?:is|are|was|isnt|arent|is not|are not) .* (?:is it|are they|isnt it|arent they|was it|is not it) $/u;

/** Nothing in the words is an order: all that they do is ask how something is. */
export function isOnlyAsked(text: string, words: readonly FoldedWord[]): boolean {
  const clauses = clausesOf(words);
  const said = saidIn(words);
  const questions = clauses.map((clause) => {
    const isTold = text.trim().endsWith('?') && clauses.length === 1 && STATING.test(clause);
    return isTold || QUESTION.test(clause);
  });
  if (TAGGED.test(said)) return true;
  const isEmbedded = EMBEDDED.test(said);
  if (ORDER_INSIDE.test(said)) return false;
  if (!isEmbedded && (ORDER.test(said) || !questions.includes(true))) return false;
  return clauses.every((clause, at) => {
    const own = clause.trim().split(' ');
    if (hasJoinedOrder(own)) return false;
    return (
      questions[at] === true || isEmbeddedIn(clause, isEmbedded) || !own.some((word) => ORDERING.has(word))
    );
  });
}

/** "Why is it still on turn it off": an order that nothing divides from the question. */
const ORDER_INSIDE =
  /(?<! (?:i|we|you|to|they|he|she|can|could|should|do|did|does|if|and|or|not|ich|wir|du|zu|man|er|sie|ihr|\p{L}+st|nicht)) (?:turn|switch|shut|close|open|lock|mach|schalt|schalte|schliess|dreh) (?:it|them|that|those|es|sie|ihn|das|die|den|bitte|mal|ab|aus|an|zu|auf)(?= )/u;

/** "The front door is locked?" */
const STATING = / (?:is|are|ist|sind) /u;
const ASKS = / (?:if|whether|ob|tell|check|see|know|sag|schau|guck|pruf|prufe|weisst) /u;

function isEmbeddedIn(clause: string, isEmbedded: boolean): boolean {
  return isEmbedded && ASKS.test(clause);
}

/** "Is it locked and lock it if not." */
function hasJoinedOrder(words: readonly string[]): boolean {
  return words.some((word, at) => JOINS.has(word) && JOINED_ORDER.test(`${words.slice(at + 1).join(' ')} `));
}

function clausesOf(words: readonly FoldedWord[]): readonly string[] {
  const clauses: string[][] = [[]];
  for (const { text } of words) {
    if (ENDS.has(text)) clauses.push([]);
    else clauses.at(-1)?.push(text);
  }
  return clauses.filter((clause) => clause.length > 0).map((clause) => ` ${clause.join(' ')} `);
}
