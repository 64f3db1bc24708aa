import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonElement, jsonElements } from '../../scripts/pipeline/text/json-elements.ts';

const read = (text: string, chunk = text.length): Promise<JsonElement[]> => {
  const bytes = new TextEncoder().encode(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    bytes.subarray(i * chunk, (i + 1) * chunk),
  );
  return Array.fromAsync(jsonElements(chunks, 'a.json'));
};

describe('a JSON document is read part by part', () => {
  test('the elements of its arrays, and its other values whole', async () => {
    const text = '\ufeff{ "info": {"a": [1, 2]}, "images": [{"id": 1}, {"id": 2}], "none": [], "year": 2017 } \n';
    for (const chunk of [1, 2, 3, 7, 1000])
      expect(await read(text, chunk)).toEqual([
        { key: 'info', value: { a: [1, 2] } },
        { key: 'images', value: { id: 1 }, index: 0 },
        { key: 'images', value: { id: 2 }, index: 1 },
        { key: 'year', value: 2017 },
      ]);
    expect(await read('[1, "b", [2], {"c": "]"}]', 2)).toEqual(
      [1, 'b', [2], { c: ']' }].map((value, index) => ({ key: '', value, index })),
    );
  });

  test('as JSON.parse reads the whole, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(9), async (value, cut) => {
        const parts: Record<string, unknown> = Object.fromEntries(
          Object.entries(value).map(([key, one]) => [key, Array.isArray(one) ? [] : undefined]),
        );
        for (const { key, value: part, index } of await read(JSON.stringify(value, undefined, cut % 3), cut + 1))
          if (index === undefined) parts[key] = part;
          else (parts[key] as unknown[]).push(part);
        expect(Object.entries(parts)).toEqual(Object.entries(JSON.parse(JSON.stringify(value)) as object));
      }),
    );
  });

  test.each([
    ['{"images": [{"id": 1}, {"id"', /ends too early, at byte 28/],
    ['{"images": [{"id": }]}', /broken near byte/],
    ['null', /expected an object or array of JSON in UTF-8 at byte 0/],
    ['[] []', /expected an object or array of JSON in UTF-8 at byte 3/],
    ['', /ends too early/],
  ])('%s is refused', async (text, reason) => {
    await expect(read(text, 5)).rejects.toThrow(reason);
  });
});
