/** What the tools say of devices that are not in every home: for each change, how it is told and asked. */
import type { Predicate } from './grammar.ts';

/** One change of one device. */
export interface Said {
  /** What it is once that has happened. */
  readonly now: Predicate;
  /** What did not happen, as an infinitive. */
  readonly verb: string;
  readonly question: (names: string) => string;
}

export interface DevicePhrases {
  readonly fan: {
    /** Percent. */
    readonly speed: (percent: number) => Said;
    readonly oscillating: (on: boolean) => Said;
    readonly direction: (direction: 'forward' | 'reverse') => Said;
    readonly preset: (mode: string) => Said;
  };
  readonly vacuum: Readonly<
    Record<'start' | 'pause' | 'stop' | 'return_to_base' | 'docked' | 'locate', Said>
  >;
  readonly humidifier: {
    /** Percent. */
    readonly humidity: (percent: number, isOff: boolean) => Said;
    readonly mode: (mode: string) => Said;
    readonly power: (on: boolean) => Said;
  };
  readonly waterHeater: {
    /** Degrees in the unit of the household. */
    readonly temperature: (degrees: number, isOff: boolean) => Said;
    readonly mode: (mode: string) => Said;
  };
  readonly valve: {
    readonly open: (isMoving: boolean) => Said;
    readonly close: (isMoving: boolean) => Said;
    /** Percent open. */
    readonly position: (percent: number) => Said;
  };
  readonly alarm: {
    readonly arm: (how: AlarmMode, isArming: boolean) => Said;
    readonly disarm: Said;
    /** After a failure of an alarm that takes a code. */
    readonly codeIsNotMine: string;
  };
  readonly timer: {
    readonly start: (duration: string | null) => Said;
    readonly pause: Said;
    readonly cancel: Said;
    /** There is no timer of Home Assistant's that the butler could start. */
    readonly noTimers: string;
    /** e.g. "5 minutes", from seconds. */
    readonly duration: (seconds: number) => string;
  };
}

export type AlarmMode = 'home' | 'away' | 'night' | 'vacation';
