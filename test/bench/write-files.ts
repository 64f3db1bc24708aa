/** A process that writes files it holds in memory already, one after the other: what a plain writer of a site does. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the parent says: first which files of a folder to hold, then where to write them. */
export type WriterOrder = { readonly from: string; readonly files: readonly string[] } | { readonly to: string };

let held: (readonly [string, Buffer])[] = [];

process.on('message', (order: WriterOrder) => {
  if ('from' in order) {
    held = order.files.map((file) => [file, readFileSync(path.join(order.from, file))] as const);
  } else {
    const made = new Set<string>();
    for (const [file, bytes] of held) {
      const place = path.join(order.to, file);
      const folder = path.dirname(place);
      if (!made.has(folder)) mkdirSync(folder, { recursive: true });
      made.add(folder);
      writeFileSync(place, bytes);
    }
  }
  process.send!('done');
});
process.once('disconnect', () => process.exit());
