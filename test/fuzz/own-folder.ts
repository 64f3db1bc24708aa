import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

let folder: string | undefined;

/** A folder of this process's own, removed when it ends. */
export function ownFolder(): string {
  if (folder === undefined) {
    const made = mkdtempSync(path.join(tmpdir(), 'canopy-fuzz-'));
    process.once('exit', () => {
      rmSync(made, { recursive: true, force: true });
    });
    folder = made;
  }
  return folder;
}
