import { createHash } from 'node:crypto';
import {
  type CommonsFile,
  COMMONS_KINDS,
  type CommonsKind,
  commonsKind,
  commonsPage,
  commonsUrl,
  copyClass,
  parseCommonsUrl,
} from '../../../src/domain/pictures/commons-file.ts';
import type { ShowsPeople } from './people-rules.ts';

/** Statement that a file shows a synset, with its source. */
export interface CommonsStatement {
  /** WordNet 3.0. */
  readonly wnid: string;
  /** Item of Wikidata: `Q144`. */
  readonly wikidata: string;
  /** Source of the link between item and synset: Wikidata's property P8814, Open English WordNet, or both. */
  readonly linkedBy: 'P8814' | 'OEWN' | 'both';
  readonly file: CommonsFile;
  /** Property of the statement that names the file, where it is known: `P18`. */
  readonly property?: string | undefined;
}

/** The columns of the table; the first two are those of every list of images. */
export const COMMONS_HEAD = ['image_id', 'url', 'page', 'wikidata', 'linked_by', 'kind', 'copies', 'people'] as const;

/** A table with what was left out of it. */
export interface CommonsTable {
  readonly text: string;
  readonly rows: number;
  /** Statements that are not in the table, by reason. */
  readonly leftOut: Readonly<Record<'same file of the same synset', number>>;
  /** Statements whose file another item gives to the same synset. */
  readonly repeated: readonly CommonsStatement[];
}

/** Returns the folders of a file: the first one and two digits of the MD5 of its name. */
function foldersOf(name: string): string {
  const digest = createHash('md5').update(name).digest('hex');
  return `${digest[0]!}/${digest.slice(0, 2)}`;
}

/** Returns a file by its name, with spaces or underscores. */
export function commonsFile(name: string): CommonsFile {
  const underscored = name.replaceAll(' ', '_');
  // Georgian has capitals in Unicode that MediaWiki does not use.
  const capital = underscored.replace(/^(?!\p{Script=Georgian})\p{Ll}/u, (letter) => letter.toUpperCase());
  return { folders: foldersOf(capital), name: capital };
}

/**
 * Reads the path of a file as tables of others have it, `commons/d/d5/NAME`, in which a character may be escaped.
 *
 * @returns `undefined` if neither the name as written nor the decoded one is in the folders of its MD5.
 */
export function parseCommonsPath(text: string): CommonsFile | undefined {
  const [, folders, name] = /^commons\/([0-9a-f]\/[0-9a-f]{2})\/(.+)$/.exec(text) ?? [];
  if (folders === undefined || name === undefined) return undefined;
  if (foldersOf(name) === folders) return { folders, name };
  const decoded = name.replaceAll(/%[0-9A-F]{2}/gi, (escape) => decodeURIComponent(escape));
  return foldersOf(decoded) === folders ? { folders, name: decoded } : undefined;
}

/**
 * Makes the table of a list of statements: a row for each synset and file, in the order of the wnids.
 *
 * A row keeps the image id that it has in the previous table; new ones of a synset follow the highest number there,
 * photographs first, then by name. A file of a synset that several items name has one row, with the first item.
 *
 * @param showsPeople fills the column `people`.
 */
export function formCommonsTable(
  statements: readonly CommonsStatement[],
  showsPeople: ShowsPeople,
  previous = '',
): CommonsTable {
  const numbers = readNumbers(previous);
  const byWnid = Map.groupBy(statements, ({ wnid }) => wnid);
  const lines = [COMMONS_HEAD.join('\t')];
  const repeated: CommonsStatement[] = [];
  for (const wnid of [...byWnid.keys()].sort()) {
    const known = numbers.get(wnid) ?? new Map<string, number>();
    const rows = new Map<string, { readonly statement: CommonsStatement; readonly kind: CommonsKind }>();
    for (const statement of byWnid.get(wnid)!.toSorted(byItem)) {
      const url = commonsUrl(statement.file);
      if (rows.has(url)) repeated.push(statement);
      else rows.set(url, { statement, kind: commonsKind(statement.file.name, statement.property) });
    }
    let next = Math.max(0, ...known.values());
    const fresh = [...rows].filter(([url]) => !known.has(url));
    fresh.sort(
      ([a, { kind: one }], [b, { kind: other }]) =>
        COMMONS_KINDS.indexOf(one) - COMMONS_KINDS.indexOf(other) || (a < b ? -1 : 1),
    );
    const numbered = [
      ...[...rows].flatMap(([url, row]) => (known.has(url) ? [{ number: known.get(url)!, url, ...row }] : [])),
      ...fresh.map(([url, row]) => ({ number: ++next, url, ...row })),
    ].sort((a, b) => a.number - b.number);
    for (const { number, url, kind, statement } of numbered)
      lines.push(
        [
          `${wnid}_${String(number)}`,
          url,
          commonsPage(statement.file),
          statement.wikidata,
          statement.linkedBy,
          kind,
          copyClass(statement.file.name),
          showsPeople(wnid, statement.file.name, kind) ? '1' : '',
        ].join('\t'),
      );
  }
  return {
    text: `${lines.join('\n')}\n`,
    rows: lines.length - 1,
    leftOut: { 'same file of the same synset': repeated.length },
    repeated,
  };
}

function byItem(a: CommonsStatement, b: CommonsStatement): number {
  return Number(a.wikidata.slice(1)) - Number(b.wikidata.slice(1)) || (a.file.name < b.file.name ? -1 : 1);
}

/** Replaces the column `people` of a table by what the rules say now. */
export function markPeople(table: string, showsPeople: ShowsPeople): string {
  const [, ...lines] = table.trimEnd().split('\n');
  const marked = lines.map((line) => {
    const fields = line.split('\t').slice(0, COMMONS_HEAD.length - 1);
    const [id = '', url = ''] = fields;
    const name = parseCommonsUrl(url)?.name ?? '';
    return [...fields, showsPeople(id.slice(0, 9), name, fields[5] as CommonsKind) ? '1' : ''].join('\t');
  });
  return `${[COMMONS_HEAD.join('\t'), ...marked].join('\n')}\n`;
}

/** The numbers that a table gives its files, by wnid and address; also of rows that are not to be found any more. */
function readNumbers(table: string): Map<string, Map<string, number>> {
  const numbers = new Map<string, Map<string, number>>();
  for (const line of table.split('\n').slice(1)) {
    const [id = '', url = ''] = line.split('\t');
    const [wnid = '', number = ''] = id.split('_');
    if (parseCommonsUrl(url) === undefined) continue;
    const known = numbers.get(wnid) ?? new Map<string, number>();
    numbers.set(wnid, known.set(url, Number(number)));
  }
  return numbers;
}
