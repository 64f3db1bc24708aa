import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { isInFolders, MOST_PARTS, nameParts, parseNameQuery } from '../../src/format/pictures/file-names.ts';
import { FileNames } from '../../src/store/file-names.ts';

/** Opens the names of some files, all of one synset. */
function namesOf(files: readonly string[]): FileNames {
  const parts = files.flatMap((file, row) => nameParts(file).map((part, i) => ({ part, entry: row * MOST_PARTS + i })));
  parts.sort((a, b) => (a.part < b.part ? -1 : a.part > b.part ? 1 : a.entry - b.entry));
  return new FileNames(
    Uint32Array.from(parts, ({ entry }) => entry),
    {
      runAt: (row) => ({ node: nodeIndex(0), from: row, to: row + 1 }),
      read: ({ from, to }) => Promise.resolve(files.slice(from, to).map((file) => ({ file }))),
    },
  );
}

const file = fc
  .tuple(
    fc.constantFrom('', 'a/', 'b/a/'),
    fc.stringMatching(/^[aAé_\- 019.]{1,8}$/),
    fc.constantFrom('', '.jpg', '.JPEG'),
  )
  .map((parts) => parts.join(''));

test('a search finds what a look at every name finds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { maxLength: 30 }),
      fc.stringMatching(/^(?:a\/)?[aé_0-2]{1,3}$/),
      async (files, text) => {
        const query = parseNameQuery(text);
        const expected = [...files.keys()].filter(
          (row) =>
            nameParts(files[row]!).some((part) => part.startsWith(query.beginning)) && isInFolders(query, files[row]!),
        );
        const { rows, isCut } = await namesOf(files).find(text);
        expect([...rows].sort((a, b) => a - b)).toEqual(expected);
        expect(isCut).toBe(false);
      },
    ),
  );
});

test('nothing is found by nothing, nor by folders alone', async () => {
  for (const text of ['', ' ', 'a/', '/']) expect((await namesOf(['a/b.jpg']).find(text)).rows).toEqual([]);
});

test('a beginning that very many names share finds the first, and says so', async () => {
  const names = namesOf(Array.from({ length: 12_000 }, (_, i) => `x/dog_${String(i)}.jpg`));
  const all = await names.find('dog');
  expect([all.rows.length, all.isCut]).toEqual([10_000, true]);
  const inFolder = await names.find('x/dog');
  expect([inFolder.rows.length, inFolder.isCut]).toEqual([1000, true]);
  expect((await names.find('dog_11999')).rows).toEqual([11_999]);
});
