import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BUCKET_BYTES,
  LENGTH_BITS,
  NODES_PER_BUCKET,
  SHORTEST_RUN,
} from '../../../scripts/pipeline/lists/bucket-layout.ts';
import {
  copyLines,
  gatherLines,
  ID_END,
  LINE_END,
  NUMBER,
  OFFSET,
  RECORD_WORDS,
  scanLines,
  SLACK,
} from '../../../scripts/pipeline/lists/line-kernel.ts';
import { LineMemory } from '../../../scripts/pipeline/lists/line-memory.ts';

const AS_WANTED =
  /^n(\d{8})_(\d{1,8})\thttps?:\/\/(?:(?!..--)[\w-]+\.)*(?!..--)[A-Za-z][\w-]*\/(?:[!#$&-;=?-[\]_a-z~]|%[0-9A-Fa-f]{2})*\n/;
const MOST = 8;

interface Read {
  readonly offset: number;
  readonly number: number;
  readonly id: string;
  readonly line: string;
}

/** The lines that the kernel reads at the beginning of a text in Latin-1. */
function scan(text: string): Read[] {
  const memory = new LineMemory();
  const [start, out] = [memory.allocate(text.length), memory.allocate(4 * RECORD_WORDS * MOST)];
  memory.bytes.fill(0xff);
  memory.bytes.write(text, start, 'latin1');
  const end = scanLines(memory, start, start + text.length, out, out + 4 * RECORD_WORDS * MOST);
  let at = start;
  return Array.from({ length: (end - out) / (4 * RECORD_WORDS) }, (_, i) => {
    const record = memory.words.subarray(out / 4 + i * RECORD_WORDS);
    const [idEnd, lineEnd] = [record[ID_END]!, record[LINE_END]!];
    const read = {
      offset: record[OFFSET]!,
      number: record[NUMBER]!,
      id: memory.bytes.toString('latin1', at, idEnd),
      line: memory.bytes.toString('latin1', at, lineEnd),
    };
    at = lineEnd;
    return read;
  });
}

/** The same, by a regular expression. */
function naive(text: string): Read[] {
  const reads: Read[] = [];
  for (let rest = text; reads.length < MOST;) {
    const [line, offset, number] = AS_WANTED.exec(rest) ?? [];
    if (line === undefined) break;
    reads.push({ offset: Number(offset), number: Number(number), id: line.slice(0, line.indexOf('\t')), line });
    rest = rest.slice(line.length);
  }
  return reads;
}

const LINE = 'n02084071_1234567\thttps://farm3.static.flickr.com/989/916426476%20_2f0fc4ed25.jpg\n';

describe('the kernel for lines', () => {
  test('reads lines as they are wanted, with their offset, number, id and end', () => {
    expect(scan(LINE)).toEqual([{ offset: 2084071, number: 1234567, id: 'n02084071_1234567', line: LINE }]);
    expect(
      scan('n00000001_1\thttp://a/\nn99999999_99999999\thttp://b/\n').map(({ offset, number }) => [offset, number]),
    ).toEqual([
      [1, 1],
      [99999999, 99999999],
    ]);
    expect(scan(LINE.repeat(20))).toHaveLength(MOST);
  });

  test('agrees with a regular expression on any byte at any place of a line', () => {
    for (let place = 0; place < LINE.length; place++) {
      for (let byte = 0; byte < 256; byte++) {
        const text = LINE.slice(0, place) + String.fromCharCode(byte) + LINE.slice(place + 1);
        if (scan(`${text}\n`).length !== naive(`${text}\n`).length)
          expect.fail(`byte ${String(byte)} at ${String(place)}`);
      }
    }
  });

  test('agrees with it on lines of all lengths, and with pieces taken out, put in or cut off', () => {
    const piece = fc.constantFrom(
      'n',
      '0',
      '12345678',
      '_',
      '\t',
      ' ',
      'http',
      's',
      '://',
      'a',
      '%',
      '%2',
      '%aF',
      '\r',
      '\n',
      '\u007f',
      'é',
      '"',
      '/x',
    );
    const line = fc
      .tuple(fc.nat(99999999), fc.nat(999999999), fc.boolean(), fc.nat(70))
      .map(
        ([offset, number, secure, length]) =>
          `n${String(offset).padStart(8, '0')}_${String(number)}\thttp${secure ? 's' : ''}://${'x'.repeat(length + 1)}/${'y'.repeat(length)}\n`,
      );
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(3), piece), { maxLength: 2 }),
        (lines, changes) => {
          let text = lines.join('');
          for (const [at, length, inserted] of changes)
            text = text.slice(0, at % text.length) + inserted + text.slice((at % text.length) + length);
          text += '\n';
          expect(scan(text)).toEqual(naive(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('copies lines in any order one after the other', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { minLength: 1, maxLength: 20 }), fc.nat(), (lengths, seed) => {
        const memory = new LineMemory();
        const places = [1, 2, 3].map(() => memory.allocate(4 * lengths.length)) as [number, number, number];
        const [order, starts, ends] = places;
        const [from, to] = [memory.allocate(6000), memory.allocate(6000)];
        const lines = lengths.map((length, i) => String.fromCharCode(97 + i).repeat(length));
        memory.bytes.write(lines.join(''), from);
        const shuffled = lines
          .map((_, i) => i)
          .sort((a, b) => (((a + 1) * 7919 * (seed + 1)) % 101) - (((b + 1) * 7919 * (seed + 1)) % 101));
        let at = from;
        lines.forEach((line, i) => {
          memory.words[order / 4 + i] = shuffled[i]!;
          memory.words[starts / 4 + i] = at;
          memory.words[ends / 4 + i] = at += line.length;
        });
        copyLines(memory, order, order + 4 * lines.length, starts, ends, to);
        const expected = shuffled.map((i) => lines[i]!).join('');
        expect(memory.bytes.toString('latin1', to, to + expected.length)).toBe(expected);
      }),
    );
  });

  test('gathers lines in the buckets of their nodes, until one is unknown, long, as the next, or has no room', () => {
    const LISTED = 0x80000000;
    const gather = (
      lines: readonly (readonly [entry: number, text: string])[],
      before = 0,
    ): [kept: number, buckets: string[], entries: number[][]] => {
      const memory = new LineMemory();
      const [records, text, buckets, filled, counts] = [
        4 * RECORD_WORDS * (lines.length + 1),
        20_000,
        2 * BUCKET_BYTES,
        8,
        8,
      ].map((bytes) => memory.allocate(bytes)) as [number, number, number, number, number];
      memory.bytes.fill(0, 0, text + 20_000);
      memory.words.fill(before, filled / 4, filled / 4 + 2);
      let at = text;
      lines.forEach(([entry, line], i) => {
        memory.words[records / 4 + i * RECORD_WORDS + OFFSET] = entry;
        memory.words[records / 4 + i * RECORD_WORDS + LINE_END] = at + line.length;
        at += memory.bytes.write(line, at, 'latin1');
      });
      const end = gatherLines(memory, records, records + 4 * RECORD_WORDS * lines.length, text, {
        buckets,
        filled,
        lines: counts,
      });
      const places = [0, 1];
      return [
        (end - records) / (4 * RECORD_WORDS),
        places.map((bucket) =>
          memory.bytes.toString(
            'latin1',
            buckets + bucket * BUCKET_BYTES + before,
            buckets + bucket * BUCKET_BYTES + memory.words[filled / 4 + bucket]!,
          ),
        ),
        places.map((bucket) =>
          Array.from(
            { length: memory.words[counts / 4 + bucket]! },
            (_, line) => memory.words[(buckets + (bucket + 1) * BUCKET_BYTES) / 4 - line - 1]!,
          ),
        ),
      ];
    };
    const [first, second] = [LISTED + 3, LISTED + NODES_PER_BUCKET + 5];
    expect(
      gather([
        [first, 'ab\n'],
        [second, 'c\n'],
        [first, 'def\n'],
      ]),
    ).toEqual([3, ['ab\ndef\n', 'c\n'], [[(3 << LENGTH_BITS) | 3, (3 << LENGTH_BITS) | 4], [(5 << LENGTH_BITS) | 2]]]);
    expect(
      gather([
        [first, 'ab\n'],
        [5, 'c\n'],
        [first, 'def\n'],
      ])[0],
    ).toBe(1);
    expect(
      gather([
        [first, 'ab\n'],
        [second, 'c\n'],
        [second, 'd\n'],
      ])[0],
    ).toBe(1);
    expect(
      gather([
        [first, 'ab\n'],
        [second, 'x'.repeat(SHORTEST_RUN)],
      ])[0],
    ).toBe(1);
    expect(
      gather([
        [first, 'ab\n'],
        [second, 'x'.repeat(SHORTEST_RUN - 1)],
      ])[0],
    ).toBe(2);
    const full = BUCKET_BYTES - SLACK - 4;
    expect(gather([[first, 'ab\n']], full - 3)[0]).toBe(1);
    expect(gather([[first, 'abc\n']], full - 3)[0]).toBe(0);
  });
});
