import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

/** Gives some work a folder of its own with a file in it, and removes it afterwards. */
export async function withFile(
  name: string,
  bytes: Uint8Array,
  work: (folder: string, file: string) => Promise<void>,
): Promise<void> {
  const made = mkdtempSync(path.join(ownFolder(), 'case-'));
  try {
    const file = path.join(made, name);
    writeFileSync(file, bytes);
    await work(made, file);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
