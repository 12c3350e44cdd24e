import type { DetailsPart } from '../cards/health-card/health-config.ts';

/** What one line of the health card says: how it is, and for what is wrong, what to do. */
export interface Line {
  readonly value: string;
  readonly help: string;
}

/** What picker and editor say of the health card. */
export interface HealthWords {
  /** In the card picker. */
  readonly name: string;
  readonly description: string;
  readonly editor: {
    readonly show: string;
    readonly services: string;
    readonly cost: string;
    readonly versions: string;
    readonly questions: string;
    readonly details: string;
    readonly open: string;
  };
}

/** What the health card says once it is there. */
export interface HealthContentWords {
  readonly title: string;
  readonly summary: {
    readonly well: string;
    readonly one: (what: string) => string;
    readonly several: (count: number) => string;
  };
  readonly settings: string;
  readonly reload: string;
  readonly unknown: string;
  readonly nothing: string;
  readonly app: { readonly name: string; readonly running: string; readonly away: Line };
  readonly link: {
    readonly name: string;
    readonly connected: string;
    readonly disconnected: Line;
    readonly notPaired: Line;
  };
  readonly store: {
    readonly name: string;
    readonly embedded: string;
    readonly away: Line;
    readonly tooNew: Line;
  };
  readonly model: {
    readonly name: string;
    readonly none: Line;
    readonly wrongKey: Line;
    readonly noCredit: Line;
    readonly unknownModel: (name: string) => Line;
  };
  /** Ollama, through which what was told is found by its meaning. */
  readonly meaning: {
    readonly name: string;
    readonly away: Line;
    readonly notOllama: Line;
    readonly unknownModel: (name: string) => Line;
    readonly wrongSize: Line;
    readonly failing: Line;
  };
  readonly cost: {
    readonly month: string;
    readonly today: string;
    readonly cache: string;
    /** e.g. `$0.48 of $4.50` */
    readonly of: (cost: string, budget: string) => string;
    readonly tokens: (cost: string, tokens: string) => string;
    /** What was used before the app started is not known yet. */
    readonly atLeast: (cost: string) => string;
    readonly nearly: string;
    readonly usedUp: string;
  };
  readonly questions: { readonly name: string; readonly open: (count: number) => string };
  readonly versions: {
    readonly name: string;
    readonly app: string;
    readonly integration: string;
    readonly cards: string;
    readonly fit: string;
    readonly appTooOld: Line;
    readonly appTooNew: Line;
    readonly cardsTooOld: Line;
    readonly cardsTooNew: Line;
  };
  /** What opens below the rest. */
  readonly details: Readonly<Record<DetailsPart | 'updated', string>>;
}
