import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  allocateLines,
  allocateReadBuffer,
  copyLine,
  LONGEST_LINE,
  readLines,
  type TextRange,
} from '../../../scripts/pipeline/lists/text-lines.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

/** Reads a text. @returns the pieces that came, each with where the file holds it. */
async function read(bytes: Buffer, packing: 'none' | 'gzip' = 'none', most = Infinity): Promise<[string, number?][]> {
  const file = path.join(await temporaryFolder(), 'lines.txt');
  await writeFile(file, packing === 'gzip' ? gzipSync(bytes) : bytes);
  const range: TextRange = { path: file, name: 'lines.txt', packing, from: 0, to: bytes.length };
  const [buffer, pieces] = [allocateReadBuffer(), [] as [string, number?][]];
  await readLines(range, buffer, (end, at) => {
    pieces.push([buffer.bytes.toString('latin1', 0, end), ...(at === undefined ? [] : [at])] as [string, number?]);
    return pieces.length < most;
  });
  return pieces;
}

describe('the lines of a text', () => {
  const lines = Buffer.from(Array.from({ length: 60_000 }, (_, i) => `${'x'.repeat(i % 97)}\n`).join(''));

  test('come whole, a megabyte at a time, each piece with its place in the file', async () => {
    const pieces = await read(lines);
    expect(pieces.length).toBeGreaterThan(2);
    let at = 0;
    for (const [piece, place] of pieces) {
      expect([place, piece.endsWith('\n')]).toEqual([at, true]);
      at += piece.length;
    }
    expect(pieces.map(([piece]) => piece).join('') === lines.toString('latin1')).toBe(true);
  });

  test('have no place where the file is packed', async () => {
    const pieces = await read(lines, 'gzip');
    expect(pieces.map(([piece]) => piece).join('') === lines.toString('latin1')).toBe(true);
    expect(pieces.every((piece) => piece.length === 1)).toBe(true);
  });

  test('get an end where the last has none, which the file does not hold', async () => {
    expect(await read(Buffer.from('a\nbc'))).toEqual([['a\n', 0], ['bc\n']]);
    expect(await read(Buffer.from(''))).toEqual([]);
  });

  test('are read no further than wanted', async () => expect(await read(lines, 'none', 1)).toHaveLength(1));

  test('are refused where one is too long', async () => {
    const longest = `${'x'.repeat(LONGEST_LINE)}\n`;
    expect((await read(Buffer.from(longest)))[0]![0]).toBe(longest);
    await expect(read(Buffer.from(`a\n${'x'.repeat(2_000_000)}\n`))).rejects.toThrow(
      /lines\.txt: expected lines of at most 65535 bytes, came a longer one: "xxx/,
    );
  });

  test('are copied whole to any place, whatever their length', () => {
    for (let length = 0; length < 12; length++)
      for (let from = 0; from < 5; from++)
        for (let to = 0; to < 5; to++) {
          const [source, target] = [allocateLines(20), allocateLines(20)];
          source.bytes.write('abcdefghijklmnopqrst', 'latin1');
          copyLine(source.view, from, from + length, target.view, to);
          expect(target.bytes.toString('latin1', to, to + length)).toBe(
            source.bytes.toString('latin1', from, from + length),
          );
          expect(target.bytes.subarray(0, to).every((byte) => byte === 0)).toBe(true);
        }
  });
});
