import path from 'node:path';
import type { CheckCode, Finding } from '../../../src/domain/dataset/check.ts';
import type { Dataset } from '../../../src/domain/dataset/dataset.ts';
import { nodeIndex, type NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { datasetFile } from '../../../src/format/catalogue-files.ts';
import { LEFT_OUT, type LeftOutReason } from '../../../src/format/lists/image-list.ts';
import { formatCount, formatQuantity } from '../../../src/view/numbers.ts';
import { type FaultyFile, FILE_FAULTS } from '../images/file-fault.ts';
import { PEOPLE } from '../images/people.ts';
import type { StoredList } from '../lists/stored-list.ts';
import { jsonFile, type OutputFile } from '../builds/output-file.ts';

const EXAMPLES = 5;

/** Gathers what checks find in a dataset. */
export class Findings {
  readonly #found = new Map<CheckCode, { count: number; readonly examples: string[] }>();

  /** Notes something that a check looks at. @param example not called for most. */
  add(code: CheckCode, example: () => string, count = 1): void {
    if (count === 0) return;
    const found = this.#found.get(code) ?? { count: 0, examples: [] };
    this.#found.set(code, found);
    found.count += count;
    if (found.examples.length < EXAMPLES) found.examples.push(example());
  }

  /** Returns the findings, sorted by code. */
  list(): Finding[] {
    return [...this.#found]
      .map(([code, { count, examples }]) => ({ code, count, examples }))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  }
}

/** Check that reports a left-out line; lines of unknown synsets are reported where they are skipped. */
const CODE_OF: Readonly<Record<LeftOutReason, CheckCode | undefined>> = {
  scheme: 'W04',
  host: 'W04',
  space: 'W04',
  control: 'W04',
  escape: 'W04',
  duplicate: 'W02',
  conflict: 'W03',
  unknown: undefined,
};

/** Reports what a list of addresses leaves out. The report is shown to everyone: of files it has the names alone. */
export function checkList(findings: Findings, { leftOut }: Pick<StoredList, 'leftOut'>): void {
  for (const [reason, { lines, examples }] of Object.entries(leftOut) as [
    LeftOutReason,
    NonNullable<StoredList['leftOut'][LeftOutReason]>,
  ][]) {
    const code = CODE_OF[reason];
    if (code === undefined) continue;
    examples.forEach(({ file, line, text }, i) => {
      const place = line === undefined ? '' : `${path.basename(file)}:${String(line)}: `;
      // Those without an example are counted with the first.
      findings.add(
        code,
        () => `${place}${code === 'W04' ? `${LEFT_OUT[reason]}: ` : ''}${text}`,
        i === 0 ? lines - examples.length + 1 : 1,
      );
    });
  }
}

/** Reports skipped files of a folder, and folders of synsets without images. */
export function checkFiles(findings: Findings, skipped: readonly FaultyFile[], emptyClasses: readonly string[]): void {
  for (const { file, fault, detail } of skipped) {
    if (fault === 'other-file') continue;
    findings.add(
      fault === 'unknown-synset' ? 'W01' : 'W09',
      () => `${file}: ${FILE_FAULTS[fault]}${detail === '' ? '' : ` (${detail})`}`,
    );
  }
  for (const wnid of emptyClasses) findings.add('W06', () => wnid);
}

/**
 * Compares the images that a dataset counts with those of a list, synset by synset; what differs is one finding, for a
 * list may be of a part of the dataset.
 *
 * @param what noun of what the list has, in the plural. @param said names a synset.
 */
export function checkCounts(
  findings: Findings,
  dataset: Pick<Dataset, 'ownImages'>,
  listed: Uint32Array,
  what: string,
  said: (node: NodeIndex) => string,
): void {
  const differing = Array.from(listed.keys(), nodeIndex).filter((node) => dataset.ownImages(node) !== listed[node]);
  const [first] = differing.filter((node) => listed[node]! > 0);
  const absent = differing.filter((node) => listed[node] === 0).length;
  const parts = [
    absent === 0 ? '' : `no ${what} of ${formatQuantity(absent, 'synset')} with images`,
    first === undefined
      ? ''
      : `another number of ${what} for ${formatQuantity(differing.length - absent, 'synset')}, such as ${said(first)}: counted ${formatCount(dataset.ownImages(first))}, ${formatCount(listed[first]!)} ${what}`,
  ].filter((part) => part !== '');
  if (parts.length > 0) findings.add('W05', () => parts.join('; '));
}

/** Checks a dataset as a whole. */
export function checkDataset(findings: Findings, dataset: Dataset, taxonomy: Taxonomy, hasLicence: boolean): void {
  const people = taxonomy.node(PEOPLE.wnid);
  const images = people === undefined ? 0 : dataset.subtreeImages(people);
  if (images > 0)
    findings.add(
      'W07',
      () =>
        `${formatCount(images)} images under person (${PEOPLE.wnid}), of ${formatCount(dataset.subtreeSynsetsWithImages(people!))} synsets`,
      images,
    );
  if (!hasLicence) findings.add('W08', () => 'The declaration has no field licence.');
}

/** The report of a dataset's checks. */
export function findingsFile(dataset: string, findings: Findings): OutputFile {
  const list = findings.list();
  return jsonFile(datasetFile(dataset, 'checks.json'), list.length, { findings: list });
}
