/** Whether what was said can be said of a kind of thing: lamps are not shut, and doors are not paused. */
import { isFeeling, speaksForAny } from './speaking.ts';

/** What can be done with things of a domain, by the names of effects.ts. */
const EFFECTS: Readonly<Record<string, string>> = {
  light: 'on|off|brightness|color|kelvin',
  switch: 'on|off',
  input_boolean: 'on|off',
  fan: 'on|off|speed',
  media_player: 'on|off|play|pause|stop|next|previous|mute|unmute|volume',
  climate: 'on|off|temperature',
  water_heater: 'on|off|temperature',
  humidifier: 'on|off|humidity',
  cover: 'open|close|stop|position|awning open|awning close',
  valve: 'turn on|turn off',
  lock: 'lock|unlock',
  vacuum: 'start|pause|stop|dock|locate|on|off',
  lawn_mower: 'start|pause|dock',
  alarm_control_panel: 'arm|disarm',
  timer: 'start|pause|cancel',
  scene: 'on|start',
  script: 'on|start',
  siren: 'on|off',
};

/** True where nothing was said that would tell. */
export function suits(domain: string, said: ReadonlySet<string>): boolean {
  const plain = new Set([...said].filter((name) => !isFeeling(name)));
  const effects = EFFECTS[domain];
  return effects === undefined || plain.size === 0 || speaksForAny(effects.split('|'), plain);
}
