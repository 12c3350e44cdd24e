/** "Run off to work", and something else is switched instead. */
import type { Question } from './ambiguity.ts';
import { foldWords, saidIn } from './fold-words.ts';
import type { Known, NameIndex } from './name-index.ts';

/** What each answer would act on; fewer than two: nothing to ask. */
export function startsInstead({ turn, scope, chosen }: Question): readonly (readonly string[])[] {
  const told = toldToStart(turn.text, scope.index);
  const names = new Set(told.flatMap(({ labels }) => labels.map(({ verbatim }) => verbatim)));
  const isCalledSo = (id: string) =>
    scope.index.known.get(id)?.labels.some(({ verbatim }) => names.has(verbatim)) === true;
  if (told.length === 0 || chosen.some(isCalledSo)) return [];
  return [chosen, ...told.map(({ entity }) => [entity.entityId])];
}

const BEFORE_STARTED =
  /^ (?:(?:please|bitte|hey|butler|ok|okay|can|could|you|kannst|du|mal|now|jetzt|then|dann|and|und) )*(?:run|start|activate|execute|trigger|launch|starte|starten|aktiviere|aktivieren) (?:(?:the|my|our|die|das|den|der|bitte|mal|scene|szene|script|skript|routine) )*/u;
const AFTER_STARTED =
  / (?:(?:scene|szene|script|skript|routine|please|bitte|mal|now|jetzt|starten|aktivieren|ausfuhren|thanks|danke) )+$/u;
const STARTED = / (?:starten|aktivieren|ausfuhren) /u;

/** It was told to be started by its name: "run off to work". */
function toldToStart(text: string, { byDomain }: NameIndex): readonly Known[] {
  const said = saidIn(foldWords(text));
  if (!BEFORE_STARTED.test(said) && !STARTED.test(said)) return [];
  const name = said.replace(BEFORE_STARTED, ' ').replace(AFTER_STARTED, ' ');
  return [...(byDomain.get('scene') ?? []), ...(byDomain.get('script') ?? [])].filter(({ labels }) =>
    labels.some(({ verbatim }) => verbatim === name),
  );
}
