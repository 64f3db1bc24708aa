import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodePackHead,
  decodeRecord,
  DIGEST_DIGITS,
  encodePackHead,
  encodeRecord,
  PACK_STATES,
  RECORD_SIZE,
  recordStart,
} from '../../../src/format/pictures/picture-pack.ts';
import { formatPicture, parsePictures } from '../../../src/format/pictures/picture-list.ts';
import { urlLines } from '../../../src/format/lists/url-list.ts';

const hex = (digits: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'), {
      minLength: digits,
      maxLength: digits,
    })
    .map((all) => all.join(''));
const record = fc.record({
  key: hex(64),
  start: fc.integer({ min: recordStart(0), max: 2 ** 50 }),
  length: fc.nat({ max: 2 ** 32 - 1 }),
  state: fc.constantFrom(...PACK_STATES.filter((state) => state !== 'open')),
  colour: hex(6).map((digits) => `#${digits}`),
  width: fc.nat(65535),
  height: fc.nat(65535),
  digest: hex(DIGEST_DIGITS),
});
const field = fc.string().map((text) => text.replaceAll(/[\t\r\n]/g, ' '));
const picture = fc.record({
  id: fc.nat(99).map((n) => `n02084071_${String(n)}`),
  url: field,
  title: field,
  author: field,
  licence: field,
  source: field,
  file: field,
});

describe('a pack', () => {
  test('has records that come back as they were written', () => {
    fc.assert(
      fc.property(record, (one) => {
        const bytes = encodeRecord(one);
        expect(bytes.length).toBe(RECORD_SIZE);
        expect(decodeRecord(bytes, one.start + one.length)).toEqual(one);
      }),
    );
  });

  test('has nothing where a record leads out of it', () => {
    fc.assert(
      fc.property(record, fc.constantFrom(NaN, Infinity, -1, 0.5, 1e300, 0, 2 ** 53), (one, start) => {
        const damaged = { length: 0, state: 'open' };
        expect(decodeRecord(encodeRecord({ ...one, start }), 2 ** 52)).toMatchObject(damaged);
        expect(decodeRecord(encodeRecord(one), one.start + one.length - 1)).toMatchObject(damaged);
      }),
    );
  });

  test('has open records where nothing is written, and where a bit has turned', () => {
    expect(decodeRecord(new Uint8Array(RECORD_SIZE), 2 ** 52).state).toBe('open');
    fc.assert(
      fc.property(record, fc.nat(RECORD_SIZE * 8 - 1), (one, bit) => {
        const bytes = encodeRecord(one);
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        expect(decodeRecord(bytes, 2 ** 52).state).toBe('open');
      }),
    );
  });

  test('says how many it has, and what is none says nothing', () => {
    expect(decodePackHead(encodePackHead(1024))).toBe(1024);
    expect(recordStart(0)).toBe(encodePackHead(0).length);
    for (let bit = 0; bit < recordStart(0) * 8; bit++) {
      const bytes = encodePackHead(1024);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      expect(decodePackHead(bytes), String(bit)).toBeUndefined();
    }
    expect(decodePackHead(new Uint8Array(15))).toBeUndefined();
    expect(decodePackHead(new TextEncoder().encode('CANOPYC1________'))).toBeUndefined();
  });
});

describe('the list of pictures', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.array(picture), (pictures) => {
        expect(parsePictures(new TextEncoder().encode(pictures.map(formatPicture).join('')))).toEqual(pictures);
      }),
    );
  });

  test('refuses a field that would break the table', () => {
    expect(() =>
      formatPicture({ id: 'n02084071_1', url: 'u', title: 'a\tb', author: '', licence: '', source: '', file: '' }),
    ).toThrow(RangeError);
  });

  test('turns into addresses, one a line, and into the mapping with one space', () => {
    fc.assert(
      fc.property(fc.array(picture), (pictures) => {
        const bytes = new TextEncoder().encode(pictures.map(formatPicture).join(''));
        const text = (form: 'urls.txt' | 'mapping.txt'): string =>
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(urlLines(form, bytes));
        expect(text('urls.txt')).toBe(pictures.map(({ url }) => `${url}\n`).join(''));
        expect(text('mapping.txt')).toBe(pictures.map(({ id, url }) => `${id} ${url}\n`).join(''));
      }),
    );
  });
});
