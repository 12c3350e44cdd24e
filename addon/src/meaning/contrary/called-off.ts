/** "Turn it off, never mind", "mach das Licht aus, ach nein": an order that is taken back before it ends. */
import type { FoldedWord } from '../fold-words.ts';

const CALLED_OFF =
  / (?:never ?mind(?: (?:that|it))?|(?:forget|cancel|scrap) (?:it|that)|(?:no )?actually no|(?:ach )?vergiss es|(?:ach )?(?:nee|nein) (?:doch nicht|lass(?: (?:es|das|mal|doch|sein|gut))*)|[,.!?] (?:oh |ach |oder |wait )*(?:(?:no|nope|nein|nee)(?: (?:no|dont|do not|stop|leave it|wait|way))*|(?:auf )?keinen fall|niemals|bloss nicht|stopp?|dont|do not|leave (?:it|that)|doch nicht|lass(?: (?:es|das|mal|doch|gut|sein))+))(?: [.!])* $/u;
/** "Ich verbiete dir, das Licht anzumachen", "don't you dare". */
const FORBIDDEN =
  / (?:(?:do not|dont) (?:you )?dare|wehe (?:du|dir|ihr)|wag\w* es nicht|i (?:hereby )?forbid (?:you|it)|ich verbiete(?: es)? (?:dir|euch|das)) /u;
/** "If it is on, turn it off, otherwise never mind." */
const ONLY_THEN = / (?:if|otherwise|else|unless|wenn|falls|sonst|ansonsten) /u;

export function isCalledOff(words: readonly FoldedWord[]): boolean {
  const said = ` ${words.map(({ text }) => text).join(' ')} `;
  return FORBIDDEN.test(said) || (CALLED_OFF.test(said) && !ONLY_THEN.test(said));
}
