import { describe, expect, test } from 'vitest';
import { isInFolders, nameParts, namesFile, parseNameQuery } from '../../src/format/pictures/file-names.ts';

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
  });

  test.each([
    ['train/ILSVRC2012_val_00000293.JPEG', ['ilsvrc2012_val_00000293.jpeg', 'val_00000293.jpeg', '293.jpeg']],
    ['n02084071/n02084071_12.JPEG', ['n02084071_12.jpeg', '12.jpeg']],
    ['IMG1234.jpg', ['img1234.jpg', '1234.jpg']],
    ['0007.png', ['7.png']],
    ['a_b_c_d_e 5.jpg', ['a_b_c_d_e 5.jpg', 'd_e 5.jpg', 'e 5.jpg', '5.jpg']],
    ['plain', ['plain']],
    ['cafe\u0301-1.jpg', ['caf\u00e9-1.jpg', '1.jpg']],
  ])('%s may be searched from %j on', (file, parts) => {
    expect(nameParts(file)).toEqual(parts);
  });

  test.each([
    ['VAL_0002', 'val_0002', ''],
    ['00293', '293', ''],
    ['./train\\dog_1', 'dog_1', '/train/'],
    ['train/', '', '/train/'],
  ])('%s looks for %s in %s', (text, beginning, folders) => {
    expect(parseNameQuery(text)).toEqual({ beginning, folders });
  });

  test('folders are whole names right above the file', () => {
    const query = parseNameQuery('train/dog_1');
    expect(
      ['train/dog_1.jpg', 'set/Train/dog_12.jpg', 'a.tar/train/dog_1.jpg'].map((file) => isInFolders(query, file)),
    ).toEqual([true, true, true]);
    expect(['train/x/dog_1.jpg', 'untrain/dog_1.jpg', 'dog_1.jpg'].map((file) => isInFolders(query, file))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
