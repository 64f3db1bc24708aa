import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built site is served, such as `http://127.0.0.1:40123`. */
    address: string;
  }
}

/**
 * Starts the server as `npm start` does, on a free port, for all tests of the served site.
 *
 * What is missing or stale is built first. A server that runs already may be named by `CANOPY_ADDRESS` instead.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['CANOPY_ADDRESS'];
  if (running !== undefined && running !== '') {
    project.provide('address', running);
    return () => Promise.resolve();
  }
  const root = path.resolve(import.meta.dirname, '../..');
  const server = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: root,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', CANOPY_ORIGIN: '', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => server.once('close', resolve));
  project.provide('address', await addressFrom(server.stdout, ended));
  return async () => {
    server.kill();
    await ended;
  };
}

async function addressFrom(output: NodeJS.ReadableStream, ended: Promise<void>): Promise<string> {
  const printed: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface({ input: output }).on('line', (line) => {
      printed.push(line);
      const match = /^Canopy is at (\S+)$/.exec(line);
      if (match !== null) resolve(match[1]!);
    });
    void ended.then(() => reject(new Error(`The server ended before it served.\n${printed.join('\n')}`)));
  });
}
