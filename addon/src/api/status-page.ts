/** The page that Home Assistant shows for the app: where it stands, and the ways to talk to it. No scripts. */
import type { StatusResponse } from './contract.ts';
import type { StatusWords } from './status-words.ts';

/** Home Assistant's own colours: ingress shows the page in a frame that does not inherit them. */
export const STYLE = `
:root { color-scheme: light dark; --page: #fafafa; --card: #fff; --text: #141414; --quiet: #5e5e5e;
  --line: #e0e0e0; --primary: #00779a; --on-primary: #fff; --good: #2e7d32; --wait: #a15c00; }
@media (prefers-color-scheme: dark) {
  :root { --page: #111; --card: #1c1c1c; --text: #e1e1e1; --quiet: #9b9b9b; --line: #333;
    --primary: #4ac1e6; --on-primary: #00212c; --good: #81c784; --wait: #ffb74d; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 24px 16px; background: var(--page); color: var(--text);
  font: 16px/1.5 Roboto, "Noto Sans", system-ui, sans-serif; }
main { max-width: 520px; margin: 0 auto; padding: 24px; background: var(--card);
  border: 1px solid var(--line); border-radius: 12px; }
header { display: flex; align-items: center; gap: 16px; margin-bottom: 16px; }
header svg { flex: none; width: 48px; height: 48px; }
h1 { margin: 0; font-size: 24px; font-weight: 400; line-height: 1.25; overflow-wrap: anywhere; }
dl { margin: 0; }
dl div { display: grid; grid-template-columns: 9rem 1fr; gap: 16px; padding: 12px 0;
  border-top: 1px solid var(--line); }
dt { color: var(--quiet); }
dd { margin: 0; padding-left: 18px; overflow-wrap: anywhere; }
dd.good::before, dd.wait::before { content: ""; display: inline-block; width: 10px; height: 10px;
  margin: 0 8px 0 -18px; border-radius: 50%; background: var(--good); }
dd.wait::before { background: var(--wait); }
nav { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 16px; }
a { padding: 8px 16px; border-radius: 20px; color: var(--primary); font-weight: 500; text-decoration: none;
  outline-offset: 2px; }
a:hover { background: color-mix(in srgb, var(--primary) 12%, transparent); }
a.main, a.main:hover { background: var(--primary); color: var(--on-primary); }
@media (max-width: 420px) { dl div { grid-template-columns: 1fr; gap: 0; } }
`;

/** The butler's bow tie, as in Home Assistant's lists. */
const ICON = `<svg viewBox="0 0 64 64" aria-hidden="true"><circle cx="32" cy="32" r="32" fill="#182c42"/>
<path fill="#f0c45c" d="M8 18Q6 32 8 46Q20 45 28 37V27Q20 19 8 18ZM56 18Q58 32 56 46Q44 45 36 37V27Q44 19 56 18ZM29 27H35V37H29Z"/></svg>`;

const TALK = '/home/overview?conversation=1';
const VOICES = '/config/voice-assistants/assistants';
const CONNECT = '/config/integrations/dashboard';
/** Seconds until a page on which something is still missing looks again. */
const LOOK_AGAIN = 5;

/** HTML; `name` is who looks at it. */
export function statusPage(status: StatusResponse, words: StatusWords, name: string | undefined): string {
  const { home_assistant: home, model, store } = status;
  const isConnected = home === 'connected';
  const rows = [
    row(words.home, words.homes[home], isConnected),
    row(words.model, modelWords(model, words), model.configured && model.problem === null),
    row(words.memory, storeWords(store, words), store.available),
    row(words.version, status.version),
  ];
  const links = isConnected
    ? [link(TALK, words.talk, 'main'), link(VOICES, words.voices)]
    : [link(CONNECT, words.connect, 'main')];
  return `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${isConnected && store.available ? '' : `<meta http-equiv="refresh" content="${LOOK_AGAIN}">`}
<title>Butler</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>${ICON}<h1>${escaped(words.hello(name))}</h1></header>
<dl>${rows.join('')}</dl>
<nav>${links.join('')}</nav>
</main>
</body>
</html>
`;
}

function modelWords({ name, problem }: StatusResponse['model'], words: StatusWords): string {
  if (name === null) return words.noModel;
  return problem === null ? name : `${name}: ${words.modelProblems[problem]}`;
}

function storeWords({ kind, available, problem }: StatusResponse['store'], words: StatusWords): string {
  if (problem !== null) return words.memoryProblems[problem];
  return available ? words.memories[kind] : words.noMemory;
}

function row(what: string, how: string, isGood?: boolean): string {
  const mark = isGood === undefined ? '' : ` class="${isGood ? 'good' : 'wait'}"`;
  return `<div><dt>${escaped(what)}</dt><dd${mark}>${escaped(how)}</dd></div>`;
}

/** Out of the frame: these are pages of Home Assistant. */
function link(to: string, words: string, look?: 'main'): string {
  const mark = look === undefined ? '' : ` class="${look}"`;
  return `<a href="${escaped(to)}" target="_top"${mark}>${escaped(words)}</a>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');
