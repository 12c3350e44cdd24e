/**
 * A capability: schema, tier, question, effect and spoken sentence together. The tools are listed in
 * tools/index.ts, one line each.
 */
import * as z from 'zod';
import type { Effect } from '../api/contract.ts';
import type { Origin, Taint, TurnContext } from '../agent/turn-context.ts';
import { ButlerError } from '../errors.ts';
import { areasOf } from '../gate/areas.ts';
import { areasOfCall } from '../gate/standing.ts';
import type { Change } from '../undo/change.ts';
import type { RightsArea } from '../people/rights.ts';

/** `read` and `act` run; `confirm` needs a person's yes; `owner` is people, permissions, keys. Worst last. */
export const tiers = ['read', 'act', 'confirm', 'owner'] as const;
export type Tier = (typeof tiers)[number];

export interface Outcome {
  /** What the model is told; a JSON object. */
  readonly data: Readonly<Record<string, unknown>>;
  /** One sentence that claims no more than was verified. */
  readonly spoken: string;
  readonly effects: readonly Effect[];
  /** What undoing it needs; absent: it changed nothing. */
  readonly changes?: readonly Change[];
  /** What it comes to, of the tools that there are: each is judged, run and recorded as if it had been called. */
  readonly calls?: readonly InnerCall[];
  /** The call did not do what it should; the model sees it as an error. */
  readonly isError: boolean;
  /** Where the data comes from; `device` for anything that HA or a service says of itself. */
  readonly origin: Origin;
  /** Free text in the data that strangers may have written. */
  readonly taint?: readonly Taint[];
  /** A code or a password was said: neither the words nor the answer nor the arguments are kept. */
  readonly isSecret?: boolean;
  /** The person wants this turn kept nowhere. */
  readonly isUnkept?: boolean;
}

/** A parsed call, its input sealed inside: what the gate judges and what runs is the same thing. */
export interface PreparedCall {
  readonly tool: string;
  readonly tier: Tier;
  /** The exact arguments after parsing, areas already turned into entity ids. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly entityIds: readonly string[];
  /** Whose rights it touches: every one of these is needed. */
  readonly areas: readonly RightsArea[];
  /** Its arguments leave the house: a search of the web, of media. */
  readonly sendsOut: boolean;
  /** It concerns nothing but the asker's own manner and settings; only a person has those. */
  readonly isAboutAsker: boolean;
  /** What it would call, on which entities; empty for what only reads. */
  readonly actions: readonly Pick<Effect, 'action' | 'entity_ids'>[];
  /** What a person would be asked before this runs, e.g. "Unlock the front door?" */
  readonly question: string;
  run(turn: TurnContext): Promise<Outcome>;
}

/** What `resolve` makes of the model's input: named targets instead of areas. */
export interface Resolved<Call> {
  readonly call: Call;
  readonly entityIds: readonly string[];
}

export interface ToolSpec<Input extends z.ZodObject, Call extends Readonly<Record<string, unknown>>> {
  readonly name: string;
  /** For the model: when to use it, in one or two short sentences. */
  readonly description: string;
  readonly input: Input;
  /** Turns areas, names and defaults into exact targets. Throws `not_found` or `invalid` with candidates. */
  readonly resolve: (input: z.output<Input>, turn: TurnContext) => Resolved<Call>;
  /** Tier of exactly this call: the worst of its targets. */
  readonly tier: (call: Call, turn: TurnContext) => Tier;
  /** Of a tool that acts: the service that it calls for each entity, e.g. `unlock` for `lock.front_door`. */
  readonly services?: (call: Call) => Readonly<Record<string, string>>;
  readonly question: (call: Call, turn: TurnContext) => string;
  /** Absent: what the entities of the call belong to. */
  readonly areas?: (call: Call, turn: TurnContext) => readonly RightsArea[];
  readonly sendsOut?: boolean;
  readonly isAboutAsker?: boolean | ((call: Call, turn: TurnContext) => boolean);
  readonly run: (call: Call, turn: TurnContext) => Promise<Outcome>;
}

export interface Tool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the input, as the Messages API takes it. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
  /** Throws ButlerError `invalid` that names the wrong field, or what `resolve` throws. */
  prepare(input: unknown, turn: TurnContext): PreparedCall;
  /** Of a tool that runs another one: the call inside, as people are shown it. */
  inside?(input: unknown): InnerCall | undefined;
}

export interface InnerCall {
  readonly name: string;
  readonly input: unknown;
}

/** A tool that is not declared to the model but found by `find_tools`. */
export interface MoreTool {
  readonly tool: Tool;
  /** One or two words for what it is about; all of these stand in the prompt. */
  readonly about: string;
  /** What people say when they need it, in English and German. */
  readonly words: string;
}

/** The input's and the call's types end here, so that a list of tools needs no `any`. */
export function defineTool<Input extends z.ZodObject, Call extends Readonly<Record<string, unknown>>>(
  spec: ToolSpec<Input, Call>,
): Tool {
  const { $schema: _, ...inputSchema } = z.toJSONSchema(spec.input, { io: 'input' });
  return {
    name: spec.name,
    description: spec.description,
    inputSchema,
    prepare(input, turn) {
      const parsed = spec.input.safeParse(input);
      if (!parsed.success) throw new ButlerError('invalid', z.prettifyError(parsed.error));
      const { call, entityIds } = spec.resolve(parsed.data, turn);
      const tier = spec.tier(call, turn);
      const { isAboutAsker: about = false } = spec;
      const isAboutAsker = typeof about === 'boolean' ? about : about(call, turn);
      const areas = spec.areas?.(call, turn) ?? areasOf(entityIds, turn.house);
      return {
        tool: spec.name,
        tier,
        args: { ...call },
        entityIds,
        areas: areasOfCall({ areas, tier, isAboutAsker }),
        sendsOut: spec.sendsOut ?? false,
        isAboutAsker,
        actions: actionsOf(spec.services?.(call) ?? {}),
        question: spec.question(call, turn),
        run: (now) => spec.run(call, now),
      };
    },
  };
}

function actionsOf(services: Readonly<Record<string, string>>): PreparedCall['actions'] {
  const groups = Map.groupBy(
    Object.entries(services),
    ([entityId, service]) => `${entityId.split('.')[0] ?? ''}.${service}`,
  );
  return [...groups].map(([action, entries]) => ({
    action,
    entity_ids: entries.map(([entityId]) => entityId),
  }));
}
