/** Tells the person at the terminal how far we are; one line, no newline at its end. */
export type Say = (line: string) => void;

/** Progress belongs on stderr: stdout is for what a program reads. */
export function sayOnStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
