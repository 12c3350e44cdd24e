/** Switches behind which there is a door, a gate or a lock: only what they are called can tell. */
import type { Entity } from './house.ts';

const PLAIN_SWITCHES = new Set(['switch', 'input_boolean']);

/** A door or a gate with what moves it, or that and nothing behind it: "Gate light" is a light. */
const WORDS = [
  /\b(?:door|gate|barrier) ?(?:opener|release|strike|buzzer|relay|lock|latch|unlock)\b/u,
  /\bdoors?$|\bgates?$|\bbuzzer$|\bunlock\b/u,
  /(?:tür|tuer|tor)(?:öffner|oeffner|summer|relais|schloss|verriegelung)/u,
  /(?:garagen|hof|einfahrts|roll|garten|schiebe|\b)tore?$|\bschranke$|entriegel/u,
  // No tax: "steuer" ends in it, too.
  /(?:tür|(?<!\bs)tuer)(?:en)?$/u,
];

export function opensADoor({
  domain,
  entityId,
  name,
  aliases,
}: Pick<Entity, 'domain' | 'entityId' | 'name' | 'aliases'>): boolean {
  if (!PLAIN_SWITCHES.has(domain)) return false;
  const said = [entityId.split('.')[1] ?? '', name, ...aliases].map(plain);
  return said.some((words) => WORDS.some((pattern) => pattern.test(words)));
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
    .trim();
}
