import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyTable } from '../../scripts/pipeline/text/key-table.ts';

const encoder = new TextEncoder();

describe('KeyTable', () => {
  it('numbers each key once, in the order of arrival', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 60 }), (texts) => {
        const table = new KeyTable();
        const distinct = [...new Set(texts)];
        const numbers = texts.map((text) => table.number(encoder.encode(text), 0, encoder.encode(text).length));
        expect(numbers).toEqual(texts.map((text) => distinct.indexOf(text)));
        expect(table.size).toBe(distinct.length);
      }),
    );
  });

  it('holds more keys and longer ones than it began with room for', () => {
    const table = new KeyTable();
    const long = encoder.encode('x'.repeat(3_000_000));
    table.number(long, 0, long.length);
    for (let i = 0; i < 100_000; i++) table.number(encoder.encode(String(i)), 0, String(i).length);
    expect(table.number(encoder.encode('77777'), 0, 5)).toBe(77_778);
    expect(table.number(long, 0, long.length)).toBe(0);
  });
});
