import type { LeftOutReason } from '../../../src/format/lists/image-list.ts';
import { type Complaint, InputError } from '../text/input.ts';

/** A line that was left out, as an example. */
export interface Example {
  readonly file: string;
  /** Line number from 1, where it is known. */
  readonly line?: number | undefined;
  /** The line, shortened. */
  readonly text: string;
}

/** Lines left out for one reason. */
export interface LeftOut {
  lines: number;
  /** The first few. */
  readonly examples: Example[];
}

/** Lines left out, by reason. */
export type LeftOutLines = Partial<Record<LeftOutReason, LeftOut>>;

/** An identifier that no synset has, and its first line. */
export interface UnknownIdentifier {
  readonly text: string;
  readonly file: string;
  /** Its line number from 1, where it is known. */
  readonly line?: number | undefined;
  lines: number;
}

/** Account of the lines of a file or a part of one: read, left out, unknown; plain data, which threads can send to each other. */
export interface LineAccount {
  readonly file: string;
  /** Lines read, with empty ones, comments and heads. */
  line: number;
  /** Lines read without those. */
  lines: number;
  readonly leftOut: LeftOutLines;
  readonly unknown: Map<string, UnknownIdentifier>;
  /** Fault of the last line read, if it has an unknown form; reading ends with it. */
  bad: Complaint | undefined;
}

const MOST_EXAMPLES = 5;
const MOST_SHOWN = 120;

/** Returns the account of a file before its first line. @param file name for messages. */
export function newAccount(file: string): LineAccount {
  return { file, line: 0, lines: 0, leftOut: {}, unknown: new Map(), bad: undefined };
}

/** Counts a line that is left out. @param example called for the first few alone. */
export function addLeftOut(leftOut: LeftOutLines, reason: LeftOutReason, example: () => Example): void {
  const { examples } = addCount(leftOut, reason, 1);
  if (examples.length === MOST_EXAMPLES) return;
  const { text, ...place } = example();
  examples.push({ ...place, text: text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text });
}

/** Adds lines left out elsewhere. @param lineOf returns the line of the source for a line of an account. */
export function addAllLeftOut(
  leftOut: LeftOutLines,
  others: LeftOutLines,
  lineOf = (line?: number): number | undefined => line,
): void {
  for (const [reason, { lines, examples }] of Object.entries(others) as [LeftOutReason, LeftOut][]) {
    const all = addCount(leftOut, reason, lines).examples;
    for (const { line, ...rest } of examples.slice(0, MOST_EXAMPLES - all.length))
      all.push({ line: lineOf(line), ...rest });
  }
}

function addCount(leftOut: LeftOutLines, reason: LeftOutReason, lines: number): LeftOut {
  const all = (leftOut[reason] ??= { lines: 0, examples: [] });
  all.lines += lines;
  return all;
}

/** Leaves out the current line of an account: the bytes `[start, end)`. @param synset the identifier, where that is unknown. */
export function leaveOut(
  account: LineAccount,
  reason: LeftOutReason,
  bytes: Buffer,
  start: number,
  end: number,
  synset: string,
): void {
  const { file, line, leftOut, unknown } = account;
  addLeftOut(leftOut, reason, () => ({ file, line, text: bytes.toString('utf8', start, end).trimEnd() }));
  if (reason === 'unknown') addUnknown(unknown, { text: synset, file, line, lines: 1 });
}

function addUnknown(unknown: Map<string, UnknownIdentifier>, other: UnknownIdentifier): void {
  const known = unknown.get(other.text);
  if (known === undefined) unknown.set(other.text, other);
  else known.lines += other.lines;
}

/** Refuses the current line of an account. */
export function refuseLine(account: LineAccount, expected: string, came: string): void {
  account.bad = { expected, came, advice: 'Mend the line, or take it out.' };
}

/**
 * Joins the accounts of parts, in the order of files and of their parts.
 *
 * @param parts with the byte at which each begins in its file, and what to add to its lines to have those of the source,
 *   which may have none. @throws InputError for the first line that is of no form.
 */
export function joinAccounts(
  parts: readonly { account: LineAccount; from: number; lineShift: number | undefined }[],
): LineAccount {
  const all = newAccount('');
  let linesBefore = 0;
  for (const { account, from, lineShift } of parts) {
    if (from === 0) linesBefore = 0;
    const { file, line, lines, leftOut, unknown, bad } = account;
    const lineOf = (at?: number): number | undefined =>
      at === undefined || lineShift === undefined ? undefined : at + linesBefore + lineShift;
    if (bad !== undefined) throw new InputError(file, { ...bad, line: lineOf(line) });
    all.lines += lines;
    addAllLeftOut(all.leftOut, leftOut, lineOf);
    for (const one of unknown.values()) addUnknown(all.unknown, { ...one, line: lineOf(one.line) });
    linesBefore += line;
  }
  return all;
}
