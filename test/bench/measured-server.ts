import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '../../src/server/serve.ts';
import { readSettings } from '../../src/server/settings.ts';

/** A process that serves and, when asked by its parent, says what processor time it has used: `server-process.ts` starts it. */

const [kind, siteFolder, data, origin, cacheMegabytes = '512'] = process.argv.slice(2);

async function start(): Promise<number> {
  if (kind === 'canopy') {
    const settings = readSettings({ PORT: '0', CANOPY_DATA: data, CACHE_MB: cacheMegabytes, CANOPY_ORIGIN: origin });
    return Number(new URL((await serve(siteFolder!, settings)).address).port);
  }
  if (kind === 'file') {
    // The baseline of long downloads: a file as Node's own server sends it.
    const { size } = statSync(siteFolder!);
    return listening(
      createServer((_, response) => {
        createReadStream(siteFolder!, { highWaterMark: 1_048_576 }).pipe(
          response.writeHead(200, { 'Content-Length': size }),
        );
      }),
    );
  }
  // The baseline: the least that Node's own server can do, the same bytes under the same headers for each address.
  const answers = new Map<string, { headers: string[]; body: Buffer }>();
  process.on('message', (message: { answers?: [string, { headers: string[]; body: string }][] }) => {
    for (const [target, { headers, body }] of message.answers ?? [])
      answers.set(target, { headers, body: Buffer.from(body, 'base64') });
  });
  return listening(
    createServer(({ url }, response) => {
      const { headers, body } = answers.get(url!)!;
      response.writeHead(200, headers).end(body);
    }),
  );
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Milliseconds between two looks at what the main thread has used. */
const LOOK_MS = 1;

/** Longest slice of processor time that the main thread has worked without a pause, in microseconds, since it was last asked for. */
let longestSlice = 0;

/** Looks at the thread's processor time whenever the event loop lets a timer run: what it used in between made everybody wait. */
function watchSlices(): void {
  let before = process.threadCpuUsage();
  setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    longestSlice = Math.max(longestSlice, user + system);
    before = process.threadCpuUsage();
  }, LOOK_MS).unref();
}

/** Returns the most bytes resident so far; Linux counts the parent's in what Node reports, and its own in `VmHWM`. */
function mostMemory(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const [, kilobytes = process.resourceUsage().maxRSS] = /^VmHWM:\s+(\d+) kB/m.exec(status) ?? [];
  return Number(kilobytes) * 1024;
}

const port = await start();
watchSlices();
process.on('message', (message) => {
  if (message !== 'usage') return;
  process.send!({
    usage: process.cpuUsage(),
    megabytes: mostMemory() / 1e6,
    sliceMs: longestSlice / 1000,
  });
  longestSlice = 0;
});
process.once('disconnect', () => process.exit());
process.send!({ port });
