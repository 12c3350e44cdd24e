/** Everything that the butler can do, one line each. The order is part of the prompt: add at the end. */
import type { HomeDeps } from './home/deps.ts';
import { turnOnOff } from './home/turn-on-off.ts';
import type { Tool } from './tool.ts';

export function allTools(deps: HomeDeps): readonly Tool[] {
  return [turnOnOff(deps)];
}
