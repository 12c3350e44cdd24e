/** Every verb in every form, in a home where it was done and in one where it was not. */
import { describe, expect, test } from 'vitest';
import type { EntityState } from '../../house/house.ts';
import type { StoredCall } from '../../store/store.ts';
import { situation } from './test-home.ts';
import { createTruth } from './truth.ts';

type Past = string | readonly [string, EntityState['attributes']];
interface Act {
  readonly action: string;
  readonly ids: readonly string[];
  readonly args?: object;
  readonly state: Readonly<Record<string, Past>>;
  readonly pre: Readonly<Record<string, Past>>;
  readonly text: string;
  /** Sentences, with a slash between them. */
  readonly en: string;
  readonly de: string;
}

const acts: readonly Act[] = [
  {
    action: 'light.turn_on',
    ids: ['light.kitchen'],
    state: { 'light.kitchen': 'on' },
    pre: { 'light.kitchen': 'off' },
    text: 'kitchen light on',
    en: `I turned on the kitchen light. / The kitchen light is on. / The light is on now. / I've put the
      kitchen light on. / The kitchen light was turned on. / Turned on the kitchen light. / Kitchen light
      on. / Kitchen light turned on. / I switched the light in the kitchen on. / Okay, the light is now on
      in the kitchen. / Your light is on. / The lamp in the kitchen is now lit. / Okay. Light is on. / You
      now have light in the kitchen, I switched it on. / It's now turned on. / The light's on. / It's
      switched on now. / That light is on now. / I've got the kitchen light on. / Yes, I have turned it
      on.`,
    de: `Ich habe das Küchenlicht angemacht. / Das Küchenlicht ist an. / Das Licht ist jetzt an. / Licht an.
      / Das Licht wurde angeschaltet. / Küchenlicht ist jetzt eingeschaltet. / Ich hab das Licht
      angemacht. / Hab ich angemacht. / Das Licht in der Küche leuchtet. / Ich schalte das Küchenlicht
      ein. / Ich mache das Licht in der Küche an. / Das Küchenlicht ist nun eingeschaltet. / Licht ist
      eingeschaltet. / Es ist jetzt an. / Die Küche ist jetzt beleuchtet, das Licht ist an.`,
  },
  {
    action: 'light.turn_off',
    ids: ['light.floor'],
    state: { 'light.floor': 'off' },
    pre: { 'light.floor': 'on' },
    text: 'turn off the floor lamp',
    en: `I turned off the floor lamp. / The floor lamp is off. / The floor lamp is now off. / Floor lamp off.
      / The floor lamp has been switched off. / I have switched the floor lamp off. / I've shut off the
      floor lamp. / The light is off now. / Switched off the floor lamp. / It's off. / Turning off the
      floor lamp.`,
    de: `Ich habe die Stehlampe ausgemacht. / Die Stehlampe ist aus. / Die Stehlampe ist jetzt ausgeschaltet.
      / Stehlampe aus. / Die Stehlampe wurde ausgeschaltet. / Ich schalte die Stehlampe aus. / Sie ist
      jetzt aus. / Ausgeschaltet.`,
  },
  {
    action: 'cover.open_cover',
    ids: ['cover.garage'],
    state: { 'cover.garage': 'open' },
    pre: { 'cover.garage': 'closed' },
    text: 'open the garage door',
    en: `I opened the garage door. / The garage door is open. / The garage door is now open. / The garage
      door has been opened. / Opening the garage door. / Garage door opened. / I'm opening the garage
      door. / The garage is open. / It's open now.`,
    de: `Ich habe das Garagentor geöffnet. / Das Garagentor ist offen. / Das Garagentor ist jetzt auf. / Das
      Garagentor wurde geöffnet. / Ich öffne das Garagentor. / Garagentor geöffnet. / Ich mache das
      Garagentor auf.`,
  },
  {
    action: 'cover.close_cover',
    ids: ['cover.living'],
    state: { 'cover.living': 'closed' },
    pre: { 'cover.living': 'open' },
    text: 'close the blinds',
    en: `I closed the blinds. / The blinds are closed. / The living room blinds are now closed. / The blinds
      have been lowered. / Closing the blinds. / Blinds closed. / I lowered the living room blinds. / The
      blinds are down. / I've shut the blinds.`,
    de: `Ich habe den Rollladen geschlossen. / Der Rollladen ist zu. / Der Rollladen ist jetzt unten. / Der
      Rollladen wurde heruntergefahren. / Ich fahre den Rollladen herunter. / Ich habe den Rollladen
      runtergelassen. / Rollladen geschlossen.`,
  },
  {
    action: 'lock.lock',
    ids: ['lock.front'],
    state: { 'lock.front': 'locked' },
    pre: { 'lock.front': 'unlocked' },
    text: 'lock the front door',
    en: `I locked the front door. / The front door is locked. / The front door has been locked. / Locked the
      front door. / Front door locked. / I've locked up. / The door is now locked. / Locking the front
      door. / It's locked. / I secured the front door.`,
    de: `Ich habe die Haustür abgeschlossen. / Die Haustür ist abgeschlossen. / Die Haustür ist jetzt
      verriegelt. / Die Haustür wurde verriegelt. / Haustür verriegelt. / Ich schließe die Haustür ab. /
      Ich habe die Tür abgesperrt.`,
  },
  {
    action: 'lock.unlock',
    ids: ['lock.front'],
    state: { 'lock.front': 'unlocked' },
    pre: { 'lock.front': 'locked' },
    text: 'unlock the front door',
    en: `I unlocked the front door. / The front door is unlocked. / The front door is now open. / Unlocked. /
      The door has been unlocked. / Unlocking the front door. / Front door unlocked.`,
    de: `Ich habe die Haustür aufgeschlossen. / Die Haustür ist entriegelt. / Die Haustür ist jetzt offen. /
      Die Haustür wurde aufgesperrt. / Ich schließe die Haustür auf. / Aufgeschlossen.`,
  },
  {
    action: 'climate.set_temperature',
    ids: ['climate.living'],
    args: { temperature: 22 },
    state: { 'climate.living': ['heat', { temperature: 22, current_temperature: 18 }] },
    pre: { 'climate.living': ['heat', { temperature: 19, current_temperature: 18 }] },
    text: 'set the heating to 22 degrees',
    en: `I set the thermostat to 22 degrees. / The heating is set to 22 degrees. / The thermostat is now at
      22 degrees. / The temperature has been set to 22 degrees. / I turned the heating up to 22 degrees. /
      Setting the heating to 22 degrees. / Thermostat set to 22 degrees. / I've raised the temperature to
      22°C. / Heating is now at 22°. / The living room is set to 22 degrees. / It's set to 22 degrees.`,
    de: `Ich habe die Heizung auf 22 Grad gestellt. / Die Heizung ist auf 22 Grad eingestellt. / Das
      Thermostat steht jetzt auf 22 Grad. / Die Temperatur wurde auf 22 Grad gesetzt. / Ich stelle die
      Heizung auf 22 Grad. / Heizung auf 22 Grad gestellt. / Das Wohnzimmer wird auf 22 Grad geheizt, ich
      habe es eingestellt.`,
  },
  {
    action: 'media_player.turn_on',
    ids: ['media_player.tv'],
    state: { 'media_player.tv': 'on' },
    pre: { 'media_player.tv': 'off' },
    text: 'turn on the tv',
    en: `I turned on the TV. / The TV is on. / TV on. / The television has been turned on. / Turning on the
      TV. / The TV is now on, enjoy.`,
    de: `Ich habe den Fernseher eingeschaltet. / Der Fernseher ist an. / Der Fernseher läuft, ich habe ihn
      eingeschaltet. / Fernseher an.`,
  },
  {
    action: 'media_player.media_pause',
    ids: ['media_player.tv'],
    state: { 'media_player.tv': 'paused' },
    pre: { 'media_player.tv': 'playing' },
    text: 'pause the tv',
    en: `I paused the TV. / The TV is paused. / Paused. / Playback has been paused. / Pausing the TV.`,
    de: `Ich habe den Fernseher pausiert. / Der Fernseher ist pausiert. / Pausiert. / Ich habe die Wiedergabe
      angehalten.`,
  },
  {
    action: 'media_player.volume_set',
    ids: ['media_player.tv'],
    args: { volume_level: 0.3 },
    state: { 'media_player.tv': ['playing', { volume_level: 0.3 }] },
    pre: { 'media_player.tv': ['playing', { volume_level: 0.6 }] },
    text: 'turn the volume down to 30',
    en: `I turned the volume down to 30 percent. / The volume is at 30 percent. / Volume set to 30 percent. /
      The TV volume has been set to 30 percent. / I lowered the volume. / I set the volume to 30%.`,
    de: `Ich habe die Lautstärke auf 30 Prozent gestellt. / Die Lautstärke ist jetzt auf 30 Prozent. / Ich
      habe den Fernseher leiser gestellt.`,
  },
  {
    action: 'fan.turn_on',
    ids: ['fan.bath'],
    state: { 'fan.bath': 'on' },
    pre: { 'fan.bath': 'off' },
    text: 'turn on the bathroom fan',
    en: `I turned on the bathroom fan. / The bathroom fan is on. / The fan is now running. / The fan has been
      started. / I started the fan.`,
    de: `Ich habe den Badlüfter eingeschaltet. / Der Lüfter ist an. / Der Badlüfter läuft jetzt. / Ich habe
      den Lüfter angemacht.`,
  },
  {
    action: 'vacuum.start',
    ids: ['vacuum.robby'],
    state: { 'vacuum.robby': 'cleaning' },
    pre: { 'vacuum.robby': 'docked' },
    text: 'start robby',
    en: `I started Robby. / Robby is cleaning. / Robby has started. / Robby is now cleaning. / Starting
      Robby. / The vacuum has been started. / I sent Robby off to clean. / I've set Robby to work.`,
    de: `Ich habe Robby gestartet. / Robby saugt. / Robby wurde gestartet. / Ich starte Robby. / Der
      Staubsauger läuft jetzt. / Robby ist unterwegs, ich habe ihn gestartet.`,
  },
  {
    action: 'vacuum.return_to_base',
    ids: ['vacuum.robby'],
    state: { 'vacuum.robby': 'returning' },
    pre: { 'vacuum.robby': 'cleaning' },
    text: 'send robby home',
    en: `I sent Robby back to its dock. / Robby is returning to the dock. / Robby is going home. / I stopped
      Robby. / I have docked Robby.`,
    de: `Ich habe Robby zur Ladestation geschickt. / Robby fährt zurück, ich habe ihn geschickt. / Ich habe
      Robby gestoppt.`,
  },
  {
    action: 'scene.turn_on',
    ids: ['scene.movie'],
    state: {},
    pre: {},
    text: 'movie night',
    en: `I activated Movie Night. / Movie Night is on. / The Movie Night scene has been activated. / Movie
      night is set. / I started movie night. / I turned on the movie night scene.`,
    de: `Ich habe Filmabend aktiviert. / Die Szene Filmabend ist aktiv. / Filmabend wurde aktiviert. / Ich
      habe den Filmabend gestartet.`,
  },
  {
    action: 'todo.add_item',
    ids: ['todo.shopping'],
    args: { items: ['eggs', 'Eier'] },
    state: {},
    pre: {},
    text: 'put eggs on the shopping list',
    en: `I added eggs to the shopping list. / Eggs are on the list. / Eggs have been added. / Added eggs to
      your list. / I put eggs on the shopping list. / Eggs are now on your shopping list. / I've added
      eggs to it. / I noted eggs on your list.`,
    de: `Ich habe Eier auf die Liste gesetzt. / Eier stehen auf der Liste. / Eier wurden hinzugefügt. / Ich
      habe Eier zur Einkaufsliste hinzugefügt. / Eier sind notiert. / Ich habe Eier aufgeschrieben. / Eier
      hinzugefügt.`,
  },
  {
    action: 'todo.remove_item',
    ids: ['todo.shopping'],
    args: { items: ['eggs', 'Eier'] },
    state: {},
    pre: {},
    text: 'take eggs off the shopping list',
    en: `I removed eggs from the shopping list. / Eggs have been removed. / I took eggs off the list. / I
      deleted eggs from your list. / Eggs are off the list now, I crossed them off.`,
    de: `Ich habe Eier von der Liste gestrichen. / Eier wurden entfernt. / Ich habe Eier gelöscht.`,
  },
  {
    action: 'alarm_control_panel.alarm_arm_away',
    ids: ['alarm_control_panel.home'],
    state: { 'alarm_control_panel.home': 'armed_away' },
    pre: {},
    text: 'arm the alarm',
    en: `I armed the alarm. / The alarm is armed. / The alarm has been armed. / Alarm armed. / The alarm is
      on now. / The alarm is set. / Arming the alarm.`,
    de: `Ich habe die Alarmanlage scharf geschaltet. / Die Alarmanlage ist scharf. / Die Alarmanlage wurde
      scharfgeschaltet. / Ich schalte die Alarmanlage scharf. / Die Alarmanlage ist aktiviert.`,
  },
];

const truth = createTruth();

function isUntrue(act: Act, language: 'en' | 'de', sentence: string, isDone: boolean): boolean {
  const { turn, record } = situation(language, 'nothing', act.text);
  const states = { ...act.pre, ...(isDone ? act.state : {}) };
  const house = {
    ...turn.house,
    state(id: string) {
      const now = states[id];
      if (now === undefined) return turn.house.state(id);
      const [state, attributes] = typeof now === 'string' ? [now, {}] : now;
      return { state, attributes, lastChanged: 0 };
    },
  };
  const call: StoredCall = {
    tool: 'tool',
    args: { entity_ids: act.ids, ...act.args },
    tier: 'act',
    verdict: 'run',
    effects: [{ action: act.action, entity_ids: [...act.ids], outcome: 'reached' }],
    origin: 'butler',
  };
  return truth({ ...turn, house }, { ...record, calls: isDone ? [call] : [] }).isUntrue(sentence);
}

describe.each(acts)('$action', (act) => {
  test.each(
    (['en', 'de'] as const).flatMap((language) =>
      act[language].split(/\s*\/\s*/).map((sentence) => [language, sentence.replace(/\s+/g, ' ')] as const),
    ),
  )('%s: %s', (language, sentence) => {
    expect(isUntrue(act, language, sentence, false)).toBe(true);
    expect(isUntrue(act, language, sentence, true)).toBe(false);
  });
});
