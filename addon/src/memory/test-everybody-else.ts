/** Everybody who is not Ada, or only says so. */
import type { Asker } from '../people/asker.ts';
import { askerWith } from '../people/test-askers.ts';
import { ada, guest, mia, sam } from './test-facts.ts';

const room = askerWith('room');
export const everybodyElse: readonly (readonly [string, Asker])[] = [
  ['another owner', { ...ada, key: sam.key, personId: sam.personId, userId: sam.userId, name: 'Sam' }],
  ['another adult', sam],
  ['a child', mia],
  ['a guest', guest],
  ['a guest whom an owner has raised', { ...guest, areas: ada.areas }],
  ['a room', room],
  ['a room that an owner has raised', { ...room, areas: ada.areas }],
  ['a room that says it is Ada', { ...room, personId: ada.personId, userId: ada.userId, isOwner: true }],
  ['a wall tablet', { ...room, key: 'room:user:u9', userId: 'u9', isCertain: true }],
  ['an automation', { ...askerWith('house'), areas: ada.areas }],
  ['an automation that says it is Ada', { ...askerWith('house'), personId: ada.personId }],
  ['Ada as Home Assistant alone knows her', { ...ada, personId: null, key: 'person:person.ada' }],
];
