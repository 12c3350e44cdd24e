import { fillData, fillText, type TemplateValues } from './fill-template.ts';
import { blocksOf, viewTurn, type ContentBlock, type MessagesRequest } from './request-body.ts';
import {
  DEFAULT_REPLY,
  matchPattern,
  type ParsedScript,
  type Piece,
  type Reply,
  type Rule,
} from './script.ts';

export interface Chosen {
  reply: Reply;
  pieces: Piece[];
  /** Index of the rule; `null`: none matched. */
  rule: number | null;
  step: number;
}

function textsOf(block: ContentBlock): string[] {
  if (block.type === 'tool_result') return blocksOf(block.content).flatMap(textsOf);
  return block.text === undefined ? [] : [block.text];
}

function allTexts(request: MessagesRequest): string[] {
  const messages = request.messages.flatMap((message) => blocksOf(message.content).flatMap(textsOf));
  return [...messages.toReversed(), ...blocksOf(request.system).flatMap(textsOf)];
}

function ruleMatches(rule: Rule, request: MessagesRequest, said: string, step: number): boolean {
  const { when } = rule;
  if (when.step !== undefined && when.step !== step) return false;
  if (when.said !== undefined && matchPattern(when.said, said) === null) return false;
  if (when.model !== undefined && matchPattern(when.model, request.model) === null) return false;
  if (when.has_tool !== undefined && !request.tools?.some((tool) => tool.name === when.has_tool))
    return false;
  return when.prompt === undefined || matchPattern(when.prompt, JSON.stringify(request)) !== null;
}

function replyOf(rule: Rule, step: number): Reply {
  if (rule.reply !== undefined) return rule.reply;
  return rule.replies?.[step - 1] ?? rule.replies?.at(-1) ?? DEFAULT_REPLY;
}

function fillPiece(piece: Piece, values: TemplateValues): Piece {
  if ('text' in piece) return { text: fillText(piece.text, values) };
  if ('thinking' in piece) return piece;
  if ('raw_input' in piece) return { tool: piece.tool, raw_input: fillText(piece.raw_input, values) };
  return { tool: piece.tool, input: fillData(piece.input, values) as Record<string, unknown> };
}

/**
 * The answer to a request. `used` counts the uses of each rule and is changed.
 * Throws ScriptError when the script asks for something that the request does not hold.
 */
export function chooseReply(
  script: ParsedScript,
  used: Map<number, number>,
  request: MessagesRequest,
): Chosen {
  const turn = viewTurn(request);
  const index = script.findIndex(
    (rule, at) =>
      (used.get(at) ?? 0) < (rule.times ?? Number.POSITIVE_INFINITY) &&
      ruleMatches(rule, request, turn.said, turn.step),
  );
  const rule = script[index];
  if (rule !== undefined) used.set(index, (used.get(index) ?? 0) + 1);
  const reply = rule === undefined ? DEFAULT_REPLY : replyOf(rule, turn.step);
  const said = rule?.when.said;
  const values: TemplateValues = {
    said: turn.said,
    match: said === undefined ? null : matchPattern(said, turn.said),
    lastToolResult: turn.lastToolResult,
    texts: allTexts(request),
  };
  const content = typeof reply.content === 'string' ? [{ text: reply.content }] : reply.content;
  const pieces = content.map((piece) => fillPiece(piece, values));
  return { reply, pieces, rule: rule === undefined ? null : index, step: turn.step };
}
