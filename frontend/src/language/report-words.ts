import type { Report, Reported, Step, Turn } from '../cards/health-card/report/report-topic.ts';

/** What the opened parts of the health card say. */
export interface ReportWords {
  readonly loading: string;
  readonly retry: string;
  readonly problems: Readonly<Record<NonNullable<Reported['problem']>, string>>;
  readonly offline: string;
  readonly costs: {
    readonly byDay: string;
    readonly byAsker: string;
    readonly byKind: string;
    readonly day: string;
    readonly cost: string;
    readonly tokens: string;
    readonly none: string;
    readonly budget: string;
    readonly tokenCount: (tokens: string) => string;
    readonly askers: Readonly<Record<Report['askers'][number]['kind'], string>>;
    readonly kinds: Readonly<Record<NonNullable<Report['kinds'][number]['kind']> | 'unknown', string>>;
  };
  readonly turns: {
    /** What is in them, and what is not. */
    readonly privacy: string;
    readonly none: string;
    readonly away: string;
    readonly doors: Readonly<Record<Turn['door'], string>>;
    readonly outcomes: Readonly<Record<Turn['outcome'], string>>;
    readonly firstWord: (time: string) => string;
    readonly noSteps: string;
    readonly model: string;
    readonly modelProblem: (code: string) => string;
    readonly unknownTool: string;
    readonly verdicts: Readonly<Record<Extract<Step, { kind: 'tool' }>['verdict'] | 'error', string | null>>;
    readonly cached: (share: string) => string;
  };
  readonly copy: {
    readonly about: string;
    readonly label: string;
    readonly copy: string;
    readonly copied: string;
    readonly failed: string;
  };
}
