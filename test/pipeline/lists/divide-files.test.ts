import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideFiles } from '../../../scripts/pipeline/lists/list-files.ts';
import type { Part } from '../../../scripts/pipeline/lists/scan-lines.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

test('the parts of a file are all of its lines, each whole and in their order', async () => {
  const folder = await temporaryFolder();
  let files = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(200), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 3000 }),
      async (lengths, least) => {
        const text = lengths.map((length) => `${'x'.repeat(length)}\n`).join('');
        const file = path.join(folder, String(files++));
        await writeFile(file, text);
        const whole: Part = {
          path: file,
          name: 'a',
          form: { kind: 'mapped' },
          packing: 'none',
          from: 0,
          to: text.length,
          lineShift: 0,
        };
        const parts = await divideFiles([whole], least);
        expect(parts.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
        for (const { from, to } of parts) expect(text.slice(from, to)).toMatch(/\n$/);
        if (text.length <= least) expect(parts).toEqual([whole]);
        const [packed] = await divideFiles([{ ...whole, packing: 'gzip' }], least);
        expect(packed).toEqual({ ...whole, packing: 'gzip' });
      },
    ),
    { numRuns: 50 },
  );
});
