import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { GrowingTable } from '../../scripts/pipeline/fetch/growing-table.ts';
import { RowIndex } from '../../scripts/pipeline/fetch/row-index.ts';
import { RowTable } from '../../scripts/pipeline/fetch/row-table.ts';
import { rowsIn } from '../fixtures/table-rows.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const COLUMNS = ['id', 'note'] as const;
const field = fc.string({ unit: 'grapheme', maxLength: 9 }).map((text) => text.replaceAll(/\p{Cc}/gu, ' '));
const rows = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'ab', 'é', 'a b'), note: field }), { maxLength: 20 });

async function fileWith(text: string): Promise<string> {
  const file = path.join(await temporaryFolder(), 'table.tsv');
  writeFileSync(file, text);
  return file;
}

function opened(file: string, chunk?: number): RowTable<(typeof COLUMNS)[number]> {
  const table = new RowTable(file, COLUMNS, chunk);
  onTestFinished(() => table.close());
  return table;
}

describe('a table whose rows stay in the file', () => {
  it('has the last row of each first field, however few bytes are read at a time, as a map would', async () => {
    const file = await fileWith('');
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 40 }), (given, chunk) => {
        writeFileSync(file, `id\tnote\n${given.map(({ id, note }) => `${id}\t${note}\n`).join('')}`);
        const expected = new Map(given.map((row) => [row.id, row]));
        const table = new RowTable(file, COLUMNS, chunk);
        for (const id of [...expected.keys(), '']) expect(table.find(id)).toEqual(expected.get(id as 'a'));
        expect([...table.rows()].toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
          [...expected.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        );
        table.close();
      }),
    );
  });

  it('reads columns by their names, rows of any length, and no line without an end', async () => {
    const long = 'x'.repeat(5000);
    const table = opened(await fileWith(`id\tother\tnote\na\t1\t${long}\n\nb\nc\t2\tunfinished`), 7);
    expect([...table.rows()]).toEqual([
      { id: 'a', note: long },
      { id: 'b', note: '' },
    ]);
    expect([table.find('a')?.note, table.find('b')?.note, table.find('c')]).toEqual([long, '', undefined]);
  });

  it.each(['', 'no end', 'id\tnote\n'])('is empty where there are no rows: %j', async (text) =>
    expect([...opened(await fileWith(text)).rows()]).toEqual([]),
  );
});

describe('a table that grows', () => {
  it('has each row at once, and ends with one row per first field', async () => {
    const file = path.join(await temporaryFolder(), 'table.tsv');
    const table = await GrowingTable.open(file, COLUMNS, 5);
    for (const [id, note] of [
      ['a', '1'],
      ['b', '2\t\n'],
      ['a', '3'],
    ] as const)
      table.add({ id, note });
    expect([table.find('a')?.note, table.find('b')?.note, table.find('c')]).toEqual(['3', '2  ', undefined]);
    expect(readFileSync(file, 'utf8')).toBe('id\tnote\na\t1\nb\t2  \na\t3\n');
    await table.close();
    expect(readFileSync(file, 'utf8')).toBe('id\tnote\nb\t2  \na\t3\n');
  });

  it.each([
    ['an unfinished line', 'id\tnote\na\t1\nb\t', 'id\tnote\na\t1\nc\t2\n'],
    ['an unfinished head', 'id\tno', 'id\tnote\nc\t2\n'],
    ['other columns', 'id\told\tnote\na\tx\t1\n', 'id\tnote\na\t1\nc\t2\n'],
    ['its columns in another order', 'note\tid\n', 'id\tnote\nc\t2\n'],
  ])('goes on from %s', async (_, before, after) => {
    const file = await fileWith(before);
    const table = await GrowingTable.open(file, COLUMNS);
    table.add({ id: 'c', note: '2' });
    await table.close();
    expect(readFileSync(file, 'utf8')).toBe(after);
    appendFileSync(file, 'd\t4\n');
    expect(rowsIn(file, COLUMNS).at(-1)).toEqual({ id: 'd', note: '4' });
  });

  it.each(['a list of mine\nfirst\n', 'no end of a line', 'id\tnote and more'])(
    'refuses another file and leaves it: %j',
    async (text) => {
      const file = await fileWith(text);
      await expect(GrowingTable.open(file, COLUMNS)).rejects.toThrow('expected a table with the column id');
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );
});

it('an index finds each of 20,000 keys, and no other', () => {
  const keys = Array.from({ length: 20_000 }, (_, i) => Buffer.from(`n0208${String(i)}_${String(i % 7)}`));
  const index = new RowIndex((offset, key) => keys[offset - 1]!.equals(key));
  expect(keys.some((key, i) => index.set(key, i + 1))).toBe(false);
  expect(keys.every((key, i) => index.get(key) === i + 1)).toBe(true);
  expect(index.set(keys[5]!, 6)).toBe(true);
  expect(index.get(Buffer.from('n0208'))).toBeUndefined();
});

it('an index has offsets of files beyond 4 GB', () => {
  const offsets = [1, 2 ** 32, 2 ** 32 + 1, 3 * 2 ** 32 - 1, 2 ** 40 - 1];
  const keys = new Map(offsets.map((offset) => [offset, Buffer.from(`key ${String(offset)}`)]));
  const index = new RowIndex((offset, key) => keys.get(offset)!.equals(key));
  for (const [offset, key] of keys) index.set(key, offset);
  for (let i = 0; i < 5000; i++) {
    const key = Buffer.from(`other ${String(i)}`);
    keys.set(5 * 2 ** 32 + i, key);
    index.set(key, 5 * 2 ** 32 + i);
  }
  for (const [offset, key] of keys) expect(index.get(key)).toBe(offset);
});
