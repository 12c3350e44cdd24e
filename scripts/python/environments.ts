import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory } from '../paths.ts';
import type { Say } from '../say.ts';
import { runCommand } from '../command.ts';
import type { Interpreter } from './interpreter.ts';
import { findInterpreter } from './interpreter.ts';
import { withLock } from './lock.ts';
import { collectRequirements } from './requirements.ts';
import { sayProgress } from './say-progress.ts';
import { hasStamp, stampOf, writeStamp } from './stamp.ts';
import { uvEnvironment, uvProgram } from './uv.ts';

/** A set of Python packages around one release of Home Assistant, in a virtual environment of its own. */
type Recipe = {
  readonly name: string;
  readonly packages: readonly string[];
  /** Whose requirements are collected from the manifests of the release that `packages` brings. */
  readonly integrations: readonly string[];
  readonly size: string;
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** The demo integration with its platforms, and what the bed and the product's later parts talk to. */
const HOME_ASSISTANT: Recipe = {
  name: 'home-assistant',
  packages: ['homeassistant==2026.11.*'],
  integrations: words(`
    demo frontend conversation assist_pipeline assist_satellite lovelace person history logbook recorder
    alexa mcp_server local_calendar local_todo anthropic ai_task caldav wyoming mobile_app imap analytics
    camera stt tts media_source weather template automation script scene notify calendar backup file_upload
    hardware homeassistant_alerts image_upload ffmpeg cloud radio_browser met google_translate infrared
    radio_frequency repairs diagnostics system_log search trace blueprint my hassio marketplace config tag
    zone`),
  size: '1.6 GB on disk',
};

/** Brings the oldest Home Assistant that we support, 2026.10. */
const TESTS: Recipe = {
  name: 'tests',
  packages: ['pytest-homeassistant-custom-component==0.13.375', 'ruff==0.17.6', 'mypy==2.4.1'],
  integrations: words(
    'conversation frontend http lovelace assist_pipeline alexa hassio diagnostics repairs camera mobile_app',
  ),
  size: '1 GB on disk',
};

async function componentsFolder(environment: string): Promise<string> {
  const library = join(environment, 'lib');
  const [python] = (await readdir(library)).filter((name) => name.startsWith('python3'));
  return join(library, python ?? 'python3.14', 'site-packages/homeassistant/components');
}

async function install(
  uv: string,
  directory: string,
  recipe: Recipe,
  interpreter: Interpreter,
  say: Say,
): Promise<void> {
  const python = join(directory, 'bin/python');
  const environment = { ...uvEnvironment(cacheDirectory()), ...interpreter.buildFlags };
  const installed = ['pip', 'install', '--quiet', '--python', python];
  await runCommand(uv, ['venv', '--quiet', '--clear', '--python', interpreter.program, directory], {
    environment,
  });
  await sayProgress(
    say,
    `${recipe.name} (1 of 2): installing ${recipe.packages.join(', ')} from PyPI (${recipe.size} in the end)`,
    runCommand(uv, [...installed, ...recipe.packages], { environment }),
  );
  const components = await componentsFolder(directory);
  const requirements = await collectRequirements(components, recipe.integrations);
  const constraints = join(components, '../package_constraints.txt');
  await sayProgress(
    say,
    `${recipe.name} (2 of 2): installing what its integrations need (${requirements.length} packages)`,
    runCommand(uv, [...installed, '--constraints', constraints, ...requirements], { environment }),
  );
}

async function prepare(recipe: Recipe, say: Say): Promise<string> {
  const cache = cacheDirectory();
  const directory = join(cache, 'venvs', recipe.name);
  const python = join(directory, 'bin/python');
  const stamp = stampOf([directory, ...recipe.packages, '', ...recipe.integrations]);
  if (await hasStamp(directory, stamp)) return python;
  const interpreter = await findInterpreter(say);
  return await withLock(join(cache, 'locks'), `python-${recipe.name}`, say, async () => {
    if (await hasStamp(directory, stamp)) return python;
    await install(await uvProgram(say), directory, recipe, interpreter, say);
    await writeStamp(directory, stamp);
    say(`${recipe.name}: Python packages are ready`);
    return python;
  });
}

/**
 * The python of an environment with Home Assistant 2026.11 and everything that the bed's integrations need.
 * Made at the first call (minutes), a look at one file afterwards. Throws with what to do when it cannot be.
 */
export async function homeAssistantPython(say: Say): Promise<string> {
  return await prepare(HOME_ASSISTANT, say);
}

/** The python of an environment with pytest, ruff and mypy around the oldest supported Home Assistant. */
export async function testsPython(say: Say): Promise<string> {
  return await prepare(TESTS, say);
}
