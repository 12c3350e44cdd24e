/** Everything that the butler can do, one line each. */
import { controlTimer } from './devices/control-timer.ts';
import { controlVacuum } from './devices/control-vacuum.ts';
import { setAlarm } from './devices/set-alarm.ts';
import { setFan } from './devices/set-fan.ts';
import { setHumidifier } from './devices/set-humidifier.ts';
import { setValve } from './devices/set-valve.ts';
import { setWaterHeater } from './devices/set-water-heater.ts';
import { activateScene } from './home/activate-scene.ts';
import { controlMediaPlayer } from './home/control-media-player.ts';
import type { HomeDeps } from './home/deps.ts';
import { findEntities } from './home/find-entities.ts';
import { getStates } from './home/get-states.ts';
import { runScript } from './home/run-script.ts';
import { setClimate } from './home/set-climate.ts';
import { setCover } from './home/set-cover.ts';
import { setLight } from './home/set-light.ts';
import { setLock } from './home/set-lock.ts';
import { turnOnOff } from './home/turn-on-off.ts';
import { readHistory } from './history/read-history.ts';
import { changeList } from './lists/change-list.ts';
import { readList } from './lists/read-list.ts';
import { correctFact } from './memory/correct-fact.ts';
import type { MemoryDeps } from './memory/deps.ts';
import { forgetEverything } from './memory/forget-everything.ts';
import { forgetFact } from './memory/forget-fact.ts';
import { recallFacts } from './memory/recall-facts.ts';
import { keepNothing } from './memory/keep-nothing.ts';
import { getRecentConversations } from './memory/recent-conversations.ts';
import { rememberFact } from './memory/remember-fact.ts';
import { takeBackFact } from './memory/take-back-fact.ts';
import { aboutMe } from './people/about-me.ts';
import type { PeopleDeps } from './people/deps.ts';
import { updateProfile } from './people/update-profile.ts';
import { updateSoul } from './people/update-soul.ts';
import type { UndoDeps } from './undo/deps.ts';
import { recentActions } from './undo/recent-actions.ts';
import { undo } from './undo/undo.ts';
import { findTools } from './find-tools.ts';
import type { MoreTool, Tool } from './tool.ts';
import { useTool } from './use-tool.ts';

export type ToolDeps = HomeDeps & PeopleDeps & MemoryDeps & UndoDeps;

/** What is declared to the model, in every request. The order is part of the prompt: add at the end. */
export function allTools(deps: ToolDeps): readonly Tool[] {
  const more = moreTools(deps);
  return [
    findEntities(deps),
    getStates(deps),
    turnOnOff(deps),
    setLight(deps),
    setCover(deps),
    setClimate(deps),
    controlMediaPlayer(deps),
    activateScene(deps),
    runScript(deps),
    setLock(deps),
    findTools(more),
    useTool(more),
  ];
}

/** What the model finds by `find_tools`: a word or two of each are in the prompt. Add at the end. */
export function moreTools(deps: ToolDeps): readonly MoreTool[] {
  return [
    setFan(deps),
    controlVacuum(deps),
    setHumidifier(deps),
    setWaterHeater(deps),
    setValve(deps),
    setAlarm(deps),
    controlTimer(deps),
    readHistory(deps),
    readList(deps),
    changeList(deps),
    updateSoul(deps),
    updateProfile(deps),
    aboutMe(deps),
    rememberFact(deps),
    recallFacts(deps),
    forgetFact(deps),
    correctFact(deps),
    getRecentConversations(deps),
    keepNothing(deps),
    recentActions(deps),
    undo(deps),
    takeBackFact(deps),
    forgetEverything(deps),
  ];
}
