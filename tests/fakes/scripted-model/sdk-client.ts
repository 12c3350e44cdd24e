import Anthropic from '@anthropic-ai/sdk';
import type { MessageCreateParamsBase } from '@anthropic-ai/sdk/resources/messages';

/** The real SDK against a scripted model, with no retries unless a test wants them. */
export function connectSdk(url: string, options: { maxRetries?: number; timeout?: number } = {}): Anthropic {
  return new Anthropic({ baseURL: url, apiKey: 'test-key', maxRetries: 0, ...options });
}

/** A request that is right, with what the test is about laid over it. */
export function requestWith(more: Partial<MessageCreateParamsBase> = {}): MessageCreateParamsBase {
  return {
    model: 'claude-haiku-5-5',
    max_tokens: 4096,
    messages: [{ role: 'user', content: 'Turn on the hall light' }],
    ...more,
  };
}
