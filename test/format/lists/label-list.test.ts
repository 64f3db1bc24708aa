import { expect, test } from 'vitest';
import { MOST_LABELS, readLabels } from '../../../src/format/lists/label-list.ts';

test('a plain list has a label on each line', () => {
  expect(readLabels('\uFEFFtraffic light\r\n\r\n# a remark\r\n  zebra \r\n')).toEqual({
    labels: ['traffic light', 'zebra'],
    columns: [],
    column: 0,
    leftOut: 0,
  });
  expect(readLabels('dog')).toMatchObject({ labels: ['dog'], columns: [] });
  expect(readLabels('').labels).toEqual([]);
});

test('lines with commas here and there are a plain list', () => {
  expect(readLabels('goldfish, Carassius auratus\ntench').labels).toEqual(['goldfish, Carassius auratus', 'tench']);
});

test('a table is read by the column whose head is known, or by another that is asked for', () => {
  const table = 'id,name,wnid\n1,"light, traffic",n06874185\n2,zebra,n02391049\n';
  expect(readLabels(table)).toMatchObject({
    columns: ['id', 'name', 'wnid'],
    column: 2,
    labels: ['n06874185', 'n02391049'],
  });
  expect(readLabels(table, 1).labels).toEqual(['light, traffic', 'zebra']);
  expect(readLabels(table, 7).column).toBe(2);
});

test('a table without a head has numbered columns, and numbers are no labels', () => {
  expect(readLabels('0\ttench\n1\tgoldfish\n')).toMatchObject({
    columns: ['column 1', 'column 2'],
    column: 1,
    labels: ['tench', 'goldfish'],
  });
  expect(readLabels('number;what\n1;tench\n2;goldfish\n').labels).toEqual(['tench', 'goldfish']);
});

test('a list that is too long is cut, and says by how much', () => {
  const list = readLabels('dog\n'.repeat(MOST_LABELS + 3));
  expect([list.labels.length, list.leftOut]).toEqual([MOST_LABELS, 3]);
});

test.each([
  ['dog\rcat\n\n  \nfox', ['dog', 'cat', 'fox'], []],
  ['a,b\nc', ['a,b', 'c'], []],
  ['a,b\nc,d,e', ['a,b', 'c,d,e'], []],
  ['a|b', ['a|b'], []],
  ['n;Name \n1; dog \n2;\n3;"big ""cat"""', ['dog', 'big "cat"'], ['n', 'Name ']],
  ['x,LABEL,NAME\n1,2,dog\n', ['dog'], ['x', 'LABEL', 'NAME']],
  ['wnid,n\nn1,1\n', ['n1'], ['wnid', 'n']],
  ['what,5\ndog,x\ncat,7\n', ['what', 'dog', 'cat'], ['column 1', 'column 2']],
  ['dog,7\ncat,8\n', ['dog', 'cat'], ['column 1', 'column 2']],
])('the labels of %j', (text, labels, columns) => {
  expect(readLabels(text)).toMatchObject({ labels, columns });
});
