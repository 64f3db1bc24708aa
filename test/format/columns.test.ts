import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeColumns, encodeColumns } from '../../src/format/columns.ts';

const SCHEMA = { bytes: 'u8', shorts: 'u16', words: 'u32', signed: 'i32', reals: 'f64' } as const;

const columns = fc.record({
  bytes: fc.uint8Array(),
  shorts: fc.uint16Array(),
  words: fc.uint32Array(),
  signed: fc.int32Array(),
  reals: fc.float64Array(),
});

function encoded(): Uint8Array {
  return encodeColumns(SCHEMA, {
    bytes: Uint8Array.of(1, 2, 3),
    shorts: Uint16Array.of(65_535),
    words: Uint32Array.of(4_294_967_295),
    signed: Int32Array.of(-1),
    reals: Float64Array.of(0.5),
  });
}

describe('column files', () => {
  test('give back what they were given, of any length, also from an odd place in memory', () => {
    fc.assert(
      fc.property(columns, fc.nat(9), (given, shift) => {
        const bytes = encodeColumns(SCHEMA, given);
        const moved = new Uint8Array(bytes.length + shift);
        moved.set(bytes, shift);
        expect(decodeColumns(SCHEMA, moved.subarray(shift), 'x')).toEqual(given);
      }),
    );
  });

  test('are read without copying', () => {
    const bytes = encoded();
    expect(decodeColumns(SCHEMA, bytes, 'x').words.buffer).toBe(bytes.buffer);
  });

  test('follow the byte map: magic, header length, header, columns at multiples of eight', () => {
    const bytes = encodeColumns({ a: 'u16', b: 'u32' }, { a: Uint16Array.of(0x0102), b: Uint32Array.of(0x03040506) });
    const header = '[{"name":"a","type":"u16","length":1},{"name":"b","type":"u32","length":1}]';
    expect(new TextDecoder().decode(bytes.subarray(0, 8))).toBe('CANOPYC1');
    expect([...bytes.subarray(8, 12)]).toEqual([header.length, 0, 0, 0]);
    expect(new TextDecoder().decode(bytes.subarray(12, 12 + header.length))).toBe(header);
    const start = Math.ceil((12 + header.length) / 8) * 8;
    expect([...bytes.subarray(start)]).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 6, 5, 4, 3, 0, 0, 0, 0]);
  });

  test('may hold more columns than asked for', () => {
    expect(decodeColumns({ signed: 'i32' }, encoded(), 'x').signed).toEqual(Int32Array.of(-1));
  });
});

describe('a file that is no column file is refused by name:', () => {
  test('other bytes', () => {
    expect(() => decodeColumns(SCHEMA, new TextEncoder().encode('PK and so on'), 'a.columns')).toThrow(
      /a\.columns: expected a column file beginning with CANOPYC1, came/,
    );
  });

  test('too few bytes, at every length', () => {
    const bytes = encoded();
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeColumns(SCHEMA, bytes.slice(0, length), 'a.columns'), String(length)).toThrow(/^a\.columns: /);
    }
  });

  test('a missing column, and one of another type', () => {
    expect(() => decodeColumns({ ...SCHEMA, more: 'u8' }, encoded(), 'a.columns')).toThrow(
      /a\.columns: expected the columns more,/,
    );
    expect(() => decodeColumns({ bytes: 'u16' }, encoded(), 'a.columns')).toThrow(/expected the columns bytes,/);
  });

  test('a header that is no list of columns', () => {
    const bytes = new Uint8Array(32);
    bytes.set(new TextEncoder().encode('CANOPYC1'));
    bytes[8] = 2;
    bytes.set(new TextEncoder().encode('{}'), 12);
    expect(() => decodeColumns({}, bytes, 'a.columns')).toThrow(/a\.columns: expected a list of columns/);
  });
});
