/** A process that makes pages and says how long each took; `render.bench.ts` starts it. */

import { openSite } from '../../src/server/site.ts';

const [way, siteFolder] = process.argv.slice(2);
const { render, answer } = await (
  await openSite(siteFolder!, { data: process.env['CANOPY_DATA']!, origin: () => process.env['CANOPY_ORIGIN']! })
).open();

async function make(address: string): Promise<Uint8Array> {
  if (way === 'astro') return new Uint8Array(await (await render(new Request(address))).arrayBuffer());
  const made = await answer(address);
  return made instanceof Response ? new Uint8Array(await made.arrayBuffer()) : Buffer.from(made.text);
}

async function makeAll(addresses: readonly string[]): Promise<void> {
  const began = performance.now();
  for (const address of addresses) await make(address);
  process.send!((performance.now() - began) / addresses.length);
}

process.on('message', (addresses: readonly string[]) => void makeAll(addresses));
process.once('disconnect', () => process.exit());
process.send!('ready');
