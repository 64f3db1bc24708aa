import { describe, expect, test } from 'vitest';
import { hashFileName, namesFile } from '../../src/format/pictures/file-names.ts';

describe('the name of a file', () => {
  test.each([
    ['dog_park_03.jpg', 'in/dog_park_03.jpg', true],
    ['DOG_PARK_03', 'in/dog_park_03.jpg', true],
    ['in\\dog_park_03.JPG', 'in/dog_park_03.jpg', true],
    ['./in/dog_park_03', 'all/in/dog_park_03.jpg', true],
    ['cafe\u0301.png', 'caf\u00e9.png', true],
    ['n01440764_10026.JPEG', 'n01440764.tar/n01440764_10026.JPEG', true],
    ['park_03.jpg', 'in/dog_park_03.jpg', false],
    ['out/dog_park_03.jpg', 'in/dog_park_03.jpg', false],
    ['dog_park_03.png', 'in/dog_park_03.jpg', false],
  ])('%s of %s: %s', (text, file, isIt) => {
    expect(namesFile(text, file)).toBe(isIt);
    if (isIt) expect(hashFileName(text)).toBe(hashFileName(file));
  });

  test('has the published hash', () => {
    expect(['', 'a', 'foobar'].map((name) => hashFileName(name))).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  });
});
