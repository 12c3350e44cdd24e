/** A moment of nothing: whoever plays it during a tap may play other sound later (Safari, Chrome on phones). */
const NOTHING = 'data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA=';

/** To be called while a tap is handled, so that the browser lets it play later. */
export function unlockPlayer(player: HTMLAudioElement): void {
  if (!player.paused) return;
  player.src = NOTHING;
  player.play().catch(() => undefined);
}
