import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { writeWhole } from '../../../scripts/pipeline/lists/line-store.ts';
import { StoreError } from '../../../src/store/store-error.ts';

/** A device of Linux that is always full. */
const FULL = '/dev/full';

it.runIf(existsSync(FULL))('says that the disk is full, of the file that was to be written', () => {
  const handle = openSync(FULL, 'w');
  try {
    expect(() => writeWhole(handle, 'workshop/lines-0', Buffer.alloc(9), 0)).toThrow(
      new StoreError(
        'workshop/lines-0: cannot be written: the disk is full. Make room there and run it again; what was whole before still is.',
      ),
    );
  } finally {
    closeSync(handle);
  }
});

it('writes all bytes to their place', async () => {
  const file = path.join(tmpdir(), `canopy-whole-${String(process.pid)}`);
  const handle = openSync(file, 'w');
  writeWhole(handle, file, Buffer.from('def'), 3);
  writeWhole(handle, file, Buffer.from('abc'), 0);
  closeSync(handle);
  expect(readFileSync(file, 'utf8')).toBe('abcdef');
  await rm(file);
});
