import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  COMMONS_HEAD,
  commonsFile,
  type CommonsStatement,
  formCommonsTable,
} from '../../scripts/pipeline/commons/commons-table.ts';
import {
  COMMONS_KINDS,
  COMMONS_WIDTHS,
  commonsCopy,
  commonsKind,
  commonsPage,
  commonsUrl,
  copyClass,
  parseCommonsUrl,
} from '../../src/domain/pictures/commons-file.ts';

const table = await readFile(path.resolve(import.meta.dirname, '../../data/commons/images.tsv'), 'utf8');
const [head = '', ...rows] = table.replace(/\n$/, '').split('\n');
const nobody = () => false;

describe('the table in data/commons', () => {
  test('has 26,160 rows of 23,449 files on 17,759 synsets, each image id once', () => {
    expect(head.split('\t')).toEqual(COMMONS_HEAD);
    const fields = rows.map((row) => row.split('\t'));
    expect(fields.filter((row) => row.length !== COMMONS_HEAD.length)).toEqual([]);
    expect(rows.length).toBe(26_160);
    expect(new Set(fields.map(([id]) => id)).size).toBe(rows.length);
    expect(new Set(fields.map(([, url]) => url)).size).toBe(23_449);
    expect(new Set(fields.map(([id]) => id!.split('_')[0])).size).toBe(17_759);
  });

  test('takes every row there and back: MD5, address, page, kind and class of copies', () => {
    const wrong = rows.filter((row) => {
      const [id = '', url = '', page = '', wikidata = '', linkedBy = '', kind = '', copies = ''] = row.split('\t');
      const file = parseCommonsUrl(url);
      if (file === undefined) return true;
      const small = COMMONS_WIDTHS.map((width) => new URL(commonsCopy(file, width)));
      return !(
        commonsFile(file.name).folders === file.folders &&
        commonsUrl(file) === url &&
        new URL(url).href === url &&
        commonsPage(file) === page &&
        decodeURIComponent(page.slice(page.indexOf('File:') + 5)) === file.name &&
        copyClass(file.name) === copies &&
        (COMMONS_KINDS as readonly string[]).includes(kind) &&
        commonsKind(file.name) === kind &&
        small.every(({ pathname }) => decodeURIComponent(pathname.split('/')[6]!) === file.name) &&
        /^n\d{8}_[1-9]\d*$/.test(id) &&
        /^Q\d+$/.test(wikidata) &&
        ['P8814', 'OEWN', 'both'].includes(linkedBy)
      );
    });
    expect(wrong).toEqual([]);
  });

  test('keeps its ids when it is formed again, with a file more and in another order', () => {
    const statements = rows.slice(0, 3000).map((row): CommonsStatement => {
      const [id = '', url = '', , wikidata = '', linkedBy = ''] = row.split('\t');
      const by = linkedBy as CommonsStatement['linkedBy'];
      return { wnid: id.split('_')[0]!, wikidata, linkedBy: by, file: parseCommonsUrl(url)! };
    });
    const more: CommonsStatement = { ...statements[0]!, wikidata: 'Q1', file: commonsFile('Aaa.jpg') };
    const before = formCommonsTable(statements, nobody);
    const after = formCommonsTable([more, ...statements.toReversed(), more], nobody, before.text);
    expect(after.rows).toBe(before.rows + 1);
    expect(after.leftOut).toEqual({ 'same file of the same synset': 1 });
    const lines = new Set(after.text.split('\n'));
    expect(before.text.split('\n').filter((line) => !lines.has(line))).toEqual([]);
    expect(after.text).toContain(`${more.wnid}_2\t${commonsUrl(more.file)}\t`);
  });
});
