import { expect, test } from 'vitest';
import { fileNamed } from '../../../src/view/search/found-files.ts';

const found = (...files: string[]): Parameters<typeof fileNamed>[1] =>
  files.map((file, i) => ({
    id: `n02084071_${String(i + 1)}`,
    file,
    words: 'dog',
    datasetTitle: 'Mine',
    href: `/${file}`,
  }));

test('the one file of a whole name is led to, past others that begin like it', () => {
  expect(fileNamed('b.jpg', found('a/b.jpg'))).toBe('/a/b.jpg');
  expect(fileNamed('a/b.jpg', found('a/b.jpg', 'x/a/b.jpg2.png'))).toBe('/a/b.jpg');
  expect(fileNamed('n02084071_2', found('x.jpg', 'y.jpg'))).toBe('/y.jpg');
});

test('neither a part of a name nor a name of several files leads to one', () => {
  expect(fileNamed('n02084071_9', found('n02084071_91.jpg'))).toBeUndefined();
  expect(fileNamed('b', found('b.jpg'))).toBeUndefined();
  expect(fileNamed('b.jpg', found('a/b.jpg', 'c/b.jpg'))).toBeUndefined();
});
