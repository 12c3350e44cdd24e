/** "The gate is fully open" while it is opening; "Your coffee is ready" when the machine was just switched on. */
import type { Acted } from './said-amount.ts';

const FULLY =
  /(?:\b(?:is|are|ist|sind)|'s|'re)(?: \S+){0,2} (?:fully|completely|all the way|ganz|vollstandig|komplett) (?:open|opened|up|closed|shut|down|offen|geoffnet|auf|zu|geschlossen|oben|unten)\b/u;
const READY =
  /^(?:(?:ok|okay|and|so|und) )*(?:your|the|dein|deine|der|die|das) (?!\S*(?:machine|maschine|system|house|haus)\b)\p{L}+(?:'s| is| ist)(?: (?:now|all|already|jetzt|schon))* (?:ready|brewed|done|finished|fertig|durchgelaufen|clean|sauber)\b/u;
const BREWED = /^(?:\S+ )?\p{L}+'s (?:brewed|ready)\b/u;

export function saysTooFar(clause: string, { facts, done }: Acted): boolean {
  if (FULLY.test(clause)) {
    return done.some(({ entityId }) =>
      /^(?:opening|closing)$/u.test(facts.house.state(entityId ?? '')?.state ?? ''),
    );
  }
  if (!READY.test(clause) && !BREWED.test(clause)) return false;
  return (
    done.length > 0 &&
    done.every(({ action }) => /^(?:switch|vacuum|input_boolean)\.(?:turn_on|start)$/u.test(action))
  );
}
