import { type Complaint, shown } from '../text/input.ts';
import { type LeftOutReason } from '../../../src/format/image-list.ts';
import { LeftOutLines } from './left-out.ts';

const LF = 0x0a;
const CR = 0x0d;
const NUMBER_SIGN = 0x23;

/** A line that cannot be part of a list of addresses at all. */
export interface BadLine {
  readonly file: string;
  readonly line: number;
  readonly complaint: Complaint;
}

/** An identifier that no synset has, and where it stands first. */
export interface UnknownIdentifier {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  lines: number;
}

/** What became of the lines of a file, or a part of one: how many there were, which were left out, and which could not be read. */
export class ScanAccount {
  readonly leftOut = new LeftOutLines();
  readonly unknown = new Map<string, UnknownIdentifier>();
  /** Lines so far, empty ones and heads not counted. */
  lines = 0;
  /** Lines so far, all counted. */
  line = 0;
  /** The first line that is of no form; nothing is read after it. */
  bad: BadLine | undefined;
  readonly #file: string;

  /** @param file its name for messages. */
  constructor(file: string) {
    this.#file = file;
  }

  /** Leaves out the line at hand, which is the bytes `[start, end)`. @param synset for lines left out since it is unknown. */
  leaveOut(reason: LeftOutReason, bytes: Buffer, start: number, end: number, synset: string): void {
    const file = this.#file;
    const line = this.line;
    this.leftOut.add(reason, () => ({ file, line, text: bytes.toString('utf8', start, end).trimEnd() }));
    if (reason !== 'unknown') return;
    const known = this.unknown.get(synset);
    if (known === undefined) this.unknown.set(synset, { text: synset, file, line, lines: 1 });
    else known.lines++;
  }

  /** Refuses the line at hand. */
  refuse(expected: string, came: string): void {
    this.bad = {
      file: this.#file,
      line: this.line,
      complaint: { expected, came, advice: 'Mend the line, or take it out.' },
    };
  }

  /** Skips an empty line or a comment, and refuses any other. @returns where the next begins. */
  emptyOrBad(bytes: Buffer, start: number, expected: string): number {
    const end = bytes.indexOf(LF, start);
    if (bytes[start] !== NUMBER_SIGN && (end > start + 1 || (end === start + 1 && bytes[start] !== CR)))
      this.refuse(expected, shown(bytes.toString('utf8', start, end)));
    return end + 1;
  }
}
