import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { Sample } from './benchmark.ts';

const REPORT = path.join(import.meta.dirname, 'report-memory.ts');

/**
 * Runs a program of ours in a process of its own, from its start to its end, and takes its time and memory.
 *
 * @param options for Node itself, before the program.
 */
export async function child(
  program: string,
  args: readonly string[],
  options: readonly string[] = [],
): Promise<Sample> {
  const before = performance.now();
  const running = spawn(process.execPath, ['--import', REPORT, ...options, program, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const [kilobytes, [code]] = await Promise.all([
    text(running.stdio[3] as Readable),
    once(running, 'exit') as Promise<[number]>,
  ]);
  if (code !== 0) throw new Error(`expected ${program} to succeed, came exit code ${String(code)}`);
  return { ms: performance.now() - before, megabytes: (Number(kilobytes) * 1024) / 1e6 };
}
