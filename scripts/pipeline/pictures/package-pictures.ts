import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { Picture } from '../../../src/domain/pictures/picture.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { completeLines, decodeJson, InputError, type InputFile, shown } from '../text/input.ts';
import type { PictureDeclaration, PictureSourceDeclaration } from './picture-declaration.ts';
import { knownWnid, type WnidRegister } from '../datasets/read-image-counts.ts';
import type { PictureInputs, PicturePackage } from './read-picture-inputs.ts';
import type { FiledPictures } from './filed-pictures.ts';

/**
 * Files pictures under synsets: each row of the table gives one picture for each source that has one.
 *
 * Rows are numbered in the order of the table, the sources of a row in the order of the declaration; so numbers stay the
 * same when rows are added after the last one of their synset. Pictures that show a sensitive subject come last.
 *
 * @throws InputError for an unknown column or wnid, for a file that the package does not have, and for one filed twice.
 */
export function filePictures(
  { title, sources, sensitive, illustratesWith = sources.map(({ name }) => name) }: PictureDeclaration,
  { table, packages }: PictureInputs,
  taxonomy: Taxonomy,
  register: WnidRegister,
  illustrates = false,
): FiledPictures {
  const [head = '', ...lines] = completeLines(table);
  const columns = head.split('\t');
  const collections = sources.map((source, i) => collectionOf(source, packages[i]!, columns, table));
  const titleOf = filler(title, columns, table);
  const byNode = new Map<NodeIndex, Picture[]>();
  const marked = new Set<Picture>();
  const marks = sensitive.flatMap(({ column }) => (column === undefined ? [] : [columnOf(column, columns, table)]));
  const without: Record<string, number> = Object.fromEntries(sources.map(({ name }) => [name, 0]));
  const firstLine = new Map<string, number>();
  const wnidColumn = columns.indexOf('wnid');
  if (wnidColumn === -1)
    throw new InputError(table.name, {
      line: 1,
      expected: 'a column wnid',
      came: shown(head),
      advice: 'Name the columns in the first line.',
    });

  lines.forEach((text, i) => {
    const place = { file: table.name, line: i + 2 };
    const values = text.split('\t');
    if (values.length !== columns.length) {
      throw new InputError(place, {
        expected: `${String(columns.length)} fields`,
        came: `${String(values.length)} in ${shown(text)}`,
        advice: 'Mend the line.',
      });
    }
    const wnid = knownWnid(place, values[wnidColumn]!, register);
    const node = taxonomy.node(wnid)!;
    const filed = byNode.get(node) ?? [];
    for (const { source, fileOf, urlOf, authorOf, has } of collections) {
      const file = fileOf(values);
      if (file === undefined) {
        without[source.name]!++;
        continue;
      }
      if (!has(file))
        throw new InputError(place, {
          expected: `a file of ${source.package}`,
          came: shown(file),
          advice: 'Correct the name, or leave the field empty.',
        });
      const name = `${source.package}/${file}`;
      const before = firstLine.get(name);
      if (before !== undefined)
        throw new InputError(place, {
          expected: 'each file once',
          came: `${name} again, first on line ${String(before)}`,
          advice: 'Take one of the two lines out.',
        });
      firstLine.set(name, place.line);
      const picture: Picture = {
        id: `${wnid}_${String(filed.length + 1)}`,
        url: urlOf(file),
        title: titleOf(values) ?? '',
        author: authorOf(values),
        licence: source.licence.name,
        source: source.name,
        file: name,
      };
      filed.push(picture);
      if (marks.some((column) => values[column] === '1')) marked.add(picture);
    }
    if (filed.length > 0) byNode.set(node, filed);
  });
  for (const { wnid } of sensitive) knownWnid({ file: table.name }, wnid, register);
  const pictures = firstLine.size;
  const hidden = new Map<NodeIndex, number>();
  const best = new Map<NodeIndex, number>();
  for (const [node, filed] of byNode) {
    const shown = filed.filter((picture) => !marked.has(picture));
    if (shown.length < filed.length) {
      hidden.set(node, filed.length - shown.length);
      byNode.set(node, [...shown, ...filed.filter((picture) => marked.has(picture))]);
    }
    const source = illustratesWith.find((name) => shown.some((picture) => picture.source === name));
    if (source !== undefined)
      best.set(
        node,
        shown.findIndex((picture) => picture.source === source),
      );
  }
  return {
    byNode,
    hidden,
    best,
    description: {
      sources: sources.map(({ name, homepage, licence, package: from }, i) => ({
        name,
        homepage,
        licence,
        package: from,
        version: packages[i]!.version,
      })),
      sensitive: sensitive.map(({ wnid, name, why }) => ({ wnid, name, why })),
      illustrates,
      totals: { rows: lines.length, pictures, without },
    },
  };
}

interface Collection {
  readonly source: PictureSourceDeclaration;
  readonly fileOf: (values: readonly string[]) => string | undefined;
  readonly urlOf: (file: string) => string;
  readonly authorOf: (values: readonly string[]) => string;
  readonly has: (file: string) => boolean;
}

function collectionOf(
  source: PictureSourceDeclaration,
  { version, files, authors }: PicturePackage,
  columns: readonly string[],
  table: InputFile,
): Collection {
  const named = authors === undefined ? undefined : readAuthors(authors, source.authors!);
  const of = source.authors === undefined ? -1 : columnOf(source.authors.of, columns, table);
  return {
    source,
    fileOf: filler(source.file, columns, table),
    urlOf: (file) =>
      addressOf(
        source.url.replaceAll('{package}', source.package).replaceAll('{version}', version).replaceAll('{file}', file),
        table,
      ),
    authorOf: (values) => named?.get(values[of]!) ?? source.author,
    has: (file) => files.has(file),
  };
}

/** Checks an address for a link. @throws InputError if the text is not an address, or has another scheme. */
function addressOf(text: string, { name }: InputFile): string {
  const url = URL.parse(text);
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
  throw new InputError(name, {
    expected: 'an address of a picture that begins with http or https',
    came: shown(text),
    advice: 'Correct the url of the source in the declaration.',
  });
}

/** Fills a template from a row; `undefined` if a value in it is empty. */
function filler(
  template: string,
  columns: readonly string[],
  table: InputFile,
): (values: readonly string[]) => string | undefined {
  const parts = template.split(/\{(\w+)\}/);
  const places = parts.map((part, i) => (i % 2 === 0 ? -1 : columnOf(part, columns, table)));
  return (values) => {
    const filled = parts.map((part, i) => (places[i] === -1 ? part : values[places[i]!]!));
    return filled.some((value, i) => places[i] !== -1 && value === '') ? undefined : filled.join('');
  };
}

function columnOf(name: string, columns: readonly string[], { name: file }: InputFile): number {
  const column = columns.indexOf(name);
  if (column !== -1) return column;
  throw new InputError(file, {
    line: 1,
    expected: `a column ${name}, which the declaration speaks of`,
    came: columns.join(', '),
    advice: 'Correct the declaration or the first line of the table.',
  });
}

function readAuthors(file: InputFile, { key, author }: { key: string; author: string }): Map<string, string> {
  const advice = 'Name another file of the package.';
  const entries = decodeJson(file, advice);
  if (!Array.isArray(entries))
    throw new InputError(file.name, { expected: 'a JSON array', came: typeof entries, advice });
  const named = new Map<string, string>();
  for (const entry of entries as (Record<string, unknown> | null)[]) {
    const [name, person] = [entry?.[key], entry?.[author]];
    if (typeof name === 'string' && typeof person === 'string' && person.trim() !== '')
      named.set(name, person.replaceAll(/\s+/g, ' ').trim());
  }
  return named;
}
