import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Benchmark, Sample } from './benchmark.ts';
import { ensureBuilt, packageScript, ROOT } from './built.ts';

const { data } = await ensureBuilt();

/** Measures the time from the start of a script of the package to its first page, and the memory that it holds then. */
async function started(script: string): Promise<Sample> {
  const { options, program } = packageScript(script);
  const began = performance.now();
  const server = spawn(process.execPath, [...options, program], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', CANOPY_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      const address = /^Canopy is at (\S+)$/.exec(line)?.[1];
      if (address === undefined) continue;
      const status = (await fetch(`${address}/synset/n02084071`)).status;
      if (status !== 200) throw new Error(`The first page was answered ${String(status)}.`);
      const ms = performance.now() - began;
      const resident = /VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${String(server.pid)}/status`, 'utf8'))![1];
      return { ms, megabytes: (Number(resident) * 1024) / 1e6 };
    }
    throw new Error(`npm run ${script} ended before it served.`);
  } finally {
    server.kill('SIGKILL');
  }
}

/** Measures a process of Node that does nothing: no program starts sooner. */
async function nothing(): Promise<Sample> {
  const began = performance.now();
  await new Promise((resolve) => spawn(process.execPath, ['-e', '0']).once('exit', resolve));
  return { ms: performance.now() - began };
}

export default {
  question: 'How long from a command to its first page, when everything is built, and with what memory?',
  cases: [
    { name: 'node -e 0', run: nothing },
    { name: 'npm run serve', run: () => started('serve') },
    { name: 'npm start', run: () => started('start') },
  ],
} satisfies Benchmark;
