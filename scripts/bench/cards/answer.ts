/** What a model writes, much as models do: all that Markdown has, in as many pieces as it comes in. */
const PART = `## The living room

Three lamps are **on**, and the *sofa lamp* is at \`30 %\`; see [the forecast](https://weather.example/today).
The heating goes down at ten, as you said last week, and the window at the back has been open since noon:

1. close the window at the back
2. turn the heating down
   - to 18 °C in the hall
   - to 19 °C in the bathroom
3. lock the front door

| Room | °C | Window |
|------|---:|--------|
| Bath | 22.5 | closed |
| Hall | 19 | closed |
| Living room | 20.5 | **open** |

\`\`\`yaml
action: light.turn_on
target:
  entity_id: light.sofa
\`\`\`

> It was *dark* when you came home, so the lamps in the hall went on, and off again after ten minutes.

`;

const LENGTH = 8_000;
export const PIECES = 750;

/** How it ends, and nothing in it before. */
export const END = 'All is well.';

export const ANSWER = `${PART.repeat(Math.ceil(LENGTH / PART.length)).slice(0, LENGTH - END.length - 2)}

${END}`;

/** The answer in pieces of about the same length. */
export const pieces: readonly string[] = Array.from({ length: PIECES }, (_, index) =>
  ANSWER.slice(Math.round((index * LENGTH) / PIECES), Math.round(((index + 1) * LENGTH) / PIECES)),
);
