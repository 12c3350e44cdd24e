/** What the chat card says before its content is loaded. */
export interface ChatWords {
  /** In the card picker. */
  readonly name: string;
  readonly description: string;
  readonly title: string;
  /** Of the switch between the two. */
  readonly threads: { readonly name: string; readonly personal: string; readonly household: string };
  /** Begins another conversation. */
  readonly anew: string;
  /** Asks whether the shown one is to be deleted. */
  readonly remove: string;
  readonly forbidden: { readonly title: string; readonly text: string };
  readonly editor: {
    readonly labels: {
      readonly thread: string;
      readonly suggestions: string;
      readonly voice: string;
      readonly speak_replies: string;
      readonly auto_send_transcript: string;
      readonly show_tools: string;
    };
    readonly threads: { readonly personal: string; readonly household: string; readonly new: string };
    readonly tools: { readonly none: string; readonly summary: string; readonly details: string };
  };
}
