import { mayKnow } from '../gate/know.ts';
import type { Sentence } from './sentence.ts';

const NOWHERE = new Set(['unknown', 'unavailable', '']);

/** A person's state is `home`, `not_home`, or the name of a zone (homeassistant/components/person). */
export const whoIsHome: Sentence = {
  intent: 'ButlerWhoIsHome',
  answer({ house, asker, phrases }) {
    if (house.people.length === 0) return phrases.nobodyKnown;
    const people = house.people.filter(({ entity_id }) => mayKnow(asker, entity_id, house));
    if (people.length === 0) return phrases.gate.refused[asker.kind]('location');
    // "Nobody is home" would say something of the others.
    if (people.length < house.people.length) return phrases.gate.onlyYourOwn('location');
    const seen = people.flatMap(({ entity_id, name }) => {
      const state = house.state(entity_id)?.state;
      return state === undefined ? [] : [{ name, state }];
    });
    if (seen.length === 0) return phrases.presenceUnknown;
    const namesIn = (isMeant: (state: string) => boolean) =>
      seen.filter(({ state }) => isMeant(state)).map(({ name }) => name);
    const home = namesIn((state) => state === 'home');
    const away = namesIn((state) => state === 'not_home');
    const lost = namesIn((state) => NOWHERE.has(state));
    const elsewhere = seen.filter(
      ({ state }) => state !== 'home' && state !== 'not_home' && !NOWHERE.has(state),
    );
    return [
      home.length > 0 ? phrases.atHome(home) : lost.length < seen.length ? phrases.nobodyHome : '',
      ...elsewhere.map(({ name, state }) => phrases.at(name, state)),
      away.length > 0 && home.length + elsewhere.length > 0 ? phrases.away(away) : '',
      lost.length > 0 ? phrases.whereaboutsUnknown(lost) : '',
    ]
      .filter((part) => part !== '')
      .join(' ');
  },
};
