/** "The gate is fully open" while it is opening; "Your coffee is ready" when the machine was just switched on. */
import type { House } from '../../house/house.ts';
import { numberOf } from '../../house/state-words.ts';
import type { Acted } from './said-amount.ts';

const FULLY =
  /(?:\b(?:is|are|ist|sind)|'s|'re)(?: \S+){0,2} (?:fully|completely|all the way|ganz|vollstandig|komplett) (?:open|opened|up|closed|shut|down|offen|geoffnet|auf|zu|geschlossen|oben|unten)\b/u;
const ALL_THE_WAY =
  /^(?!.*\b(?:not|nicht)\b)(?:\S+ ){0,4}?(?:open|opened|closed|shut|offen|geoffnet|geschlossen|zu) (?:all the way|fully|completely|ganz|vollstandig|komplett)$|^(?:\S+ ){0,3}?(?:fully|completely|ganz|vollstandig|komplett) (?:open|opened|closed|shut|offen|geoffnet|geschlossen|zu)$/u;
const READY =
  /^(?:(?:ok|okay|and|so|und) )*(?:your|the|dein|deine|der|die|das) (?!\S*(?:machine|maschine|system|house|haus)\b)\p{L}+(?:'s| is| ist)(?: (?:now|all|already|jetzt|schon))* (?:ready|brewed|done|finished|fertig|durchgelaufen|clean|sauber)\b/u;
const BREWED = /^(?:\S+ )?\p{L}+'s (?:brewed|ready)\b/u;

export function saysTooFar(clause: string, { facts, done }: Acted): boolean {
  if (FULLY.test(clause) || ALL_THE_WAY.test(clause)) {
    return done.some(({ entityId }) => entityId !== null && isBetween(entityId, facts.house));
  }
  if (!READY.test(clause) && !BREWED.test(clause)) return false;
  return (
    done.length > 0 &&
    done.every(({ action }) => /^(?:switch|vacuum|input_boolean)\.(?:turn_on|start)$/u.test(action))
  );
}

/** On its way, or neither open nor closed. */
function isBetween(entityId: string, house: House): boolean {
  const state = house.state(entityId);
  const position = numberOf(state?.attributes['current_position']);
  return (
    /^(?:opening|closing)$/u.test(state?.state ?? '') ||
    (position !== undefined && position > 0 && position < 100)
  );
}
