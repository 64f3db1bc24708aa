/**
 * `npm test`: checks types, style and unused code, and runs all tests; with options, those that vitest picks by them.
 *
 * Tests of the served site and of its copies take turns, which leaves processors idle: the rest runs beside them.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';

type Command = readonly [program: string, ...args: string[]];

const LINT: Command = ['npm', 'run', 'lint'];

/** Returns the command that runs projects of vitest. */
function testsOf(...projects: readonly string[]): Command {
  return ['vitest', 'run', ...projects.flatMap((project) => ['--project', project])];
}

const options = process.argv.slice(2);
const lanes: readonly (readonly Command[])[] =
  options.length === 0
    ? [[LINT, testsOf('copies')], [testsOf('unit', 'build'), testsOf('served')], [testsOf('browser')]]
    : [[LINT], [['vitest', 'run', ...options]]];

/** Runs commands one after the other and prints what they print. @returns those that failed. */
async function runInTurn(commands: readonly Command[]): Promise<string[]> {
  const failed: string[] = [];
  for (const [program, ...args] of commands) {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.pipe(process.stdout, { end: false });
    child.stderr.pipe(process.stderr, { end: false });
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) failed.push([program, ...args].join(' '));
  }
  return failed;
}

const failed = (await Promise.all(lanes.map(runInTurn))).flat();
console.log(failed.length === 0 ? '\nAll passed.' : `\nFailed: ${failed.join('; ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
