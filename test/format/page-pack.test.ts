import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodePagePackHead,
  encodePagePackHead,
  PAGE_PACK_START,
  type PagePackColumns,
  type PagePackDescription,
  pagePackHeadLength,
  pageOf,
  pageTag,
  readPagePackLength,
  TAG_BYTES,
} from '../../src/format/page-pack.ts';

const DESCRIPTION: PagePackDescription = {
  address: '/synset/{wnid}',
  coding: 'br',
  data: '0123456789ab',
  site: 'ba9876543210',
  origin: 'https://canopy.example',
};

/** A directory of pages of distinct synsets, in any order, with any lengths. */
const directories = fc.uniqueArray(fc.nat(99_999_999), { maxLength: 50 }).chain((offsets) =>
  fc
    .array(fc.nat(100_000), { minLength: offsets.length, maxLength: offsets.length })
    .map((lengths): PagePackColumns => {
      const offset = Uint32Array.from(offsets);
      const start = new Float64Array(offset.length + 1);
      lengths.forEach((length, i) => (start[i + 1] = start[i]! + length));
      return {
        offset,
        start,
        wnidOrder: Uint32Array.from(offset.keys()).sort((a, b) => offset[a]! - offset[b]!),
        checksum: offset.map((value) => value * 31),
        tag: Uint8Array.from({ length: offset.length * TAG_BYTES }, (_, i) => i * 7),
      };
    }),
);

const one: PagePackColumns = {
  offset: Uint32Array.of(2_084_071),
  wnidOrder: Uint32Array.of(0),
  start: Float64Array.of(0, 4),
  checksum: Uint32Array.of(1),
  tag: new Uint8Array(TAG_BYTES),
};

describe('the head of a page pack', () => {
  it('gives back what it was given, and is as long as was said before', async () => {
    await fc.assert(
      fc.asyncProperty(directories, async (columns) => {
        const bytes = await encodePagePackHead(DESCRIPTION, columns);
        expect(pagePackHeadLength(DESCRIPTION, columns.offset.length)).toBe(bytes.length);
        expect(readPagePackLength(bytes.subarray(0, PAGE_PACK_START), 'x')).toBe(bytes.length);
        expect(await decodePagePackHead(bytes, 'x')).toEqual({
          description: DESCRIPTION,
          columns,
          length: bytes.length,
        });
      }),
    );
  });

  it('follows the byte map: magic, two lengths, checksum, description, directory', async () => {
    const bytes = await encodePagePackHead(DESCRIPTION, one);
    const text = new TextDecoder().decode(bytes);
    const view = new DataView(bytes.buffer);
    const descriptionEnd = PAGE_PACK_START + view.getUint32(8, true);
    expect(text.slice(0, 8)).toBe('CANOPYH1');
    expect(JSON.parse(new TextDecoder().decode(bytes.subarray(PAGE_PACK_START, descriptionEnd)))).toEqual(DESCRIPTION);
    const directory = Math.ceil(descriptionEnd / 8) * 8;
    expect(new TextDecoder().decode(bytes.subarray(directory, directory + 8))).toBe('CANOPYC1');
    expect(directory + view.getUint32(12, true)).toBe(bytes.length);
  });

  it('is refused by name with any bit of it flipped, or cut short anywhere', async () => {
    const bytes = await encodePagePackHead(DESCRIPTION, one);
    for (let at = 0; at < bytes.length; at++) {
      const flipped = bytes.slice();
      flipped[at]! ^= 1 << (at % 8);
      await expect(decodePagePackHead(flipped, 'pages.pack'), String(at)).rejects.toThrow('pages.pack: ');
      await expect(decodePagePackHead(bytes.slice(0, at), 'pages.pack'), String(at)).rejects.toThrow('pages.pack: ');
    }
  });

  it('is refused when it describes no pages of synsets', async () => {
    for (const wrong of [
      { address: '/synset' },
      { coding: 'zip' as 'br' },
      { origin: undefined as unknown as string },
    ]) {
      const bytes = await encodePagePackHead({ ...DESCRIPTION, ...wrong }, one);
      await expect(decodePagePackHead(bytes, 'pages.pack')).rejects.toThrow('expected a description of address');
    }
  });
});

it('finds every page by the number of its wnid, and no other', () => {
  fc.assert(
    fc.property(directories, fc.nat(99_999_999), (columns, other) => {
      columns.offset.forEach((offset, page) => {
        expect(pageOf(columns, offset)).toBe(page);
      });
      if (!columns.offset.includes(other)) expect(pageOf(columns, other)).toBeUndefined();
    }),
  );
});

it('gives each page its own tag', () => {
  const tag = Uint8Array.from({ length: 3 * TAG_BYTES }, (_, i) => i);
  expect([...pageTag({ ...one, tag }, 2)]).toEqual(Array.from({ length: TAG_BYTES }, (_, i) => 24 + i));
});
