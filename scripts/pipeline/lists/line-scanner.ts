import { type LineMemory } from './line-memory.ts';
import { MappedLines } from './mapped-lines.ts';
import { OpenRun } from './open-run.ts';
import { scanPlainLines } from './plain-lines.ts';
import { RewrittenLine } from './rewritten-line.ts';
import { type RunStore, SPILL } from './run-store.ts';
import { ScanAccount } from './scan-account.ts';
import { type ScanTables } from './scan-tables.ts';
import { scanTableLines } from './table-lines.ts';
import { type UrlForm } from './url-form.ts';

/** A file of addresses as it is read. */
export interface ScannedFile {
  /** For messages. */
  readonly name: string;
  readonly form: UrlForm;
  /** Its number among the files that runs may be taken from as they stand; {@link SPILL} if it is not such a file. */
  readonly number: number;
}

/**
 * Reads the lines of lists of addresses: whose they are, and whether each address will do.
 *
 * It works on bytes, in one pass. Lines that stand in the file just as they are wanted (`image id TAB address LF`, every
 * byte of the address one that may be there) are passed on together as long as they belong to one synset; others are
 * rewritten one by one. No line is made a string but those that are reported.
 */
export class LineScanner {
  /** Of the file at hand. */
  account = new ScanAccount('');
  readonly #memory: LineMemory;
  readonly #run: OpenRun;
  readonly #rewritten: RewrittenLine;
  readonly #mapped: MappedLines;
  #file: ScannedFile = { name: '', form: { kind: 'mapped' }, number: SPILL };

  constructor(tables: ScanTables, store: RunStore, memory: LineMemory) {
    this.#memory = memory;
    this.#run = new OpenRun(store);
    this.#rewritten = new RewrittenLine(tables, store, memory);
    this.#mapped = new MappedLines(tables, store, this.#run, this.#rewritten, memory);
  }

  /** Begins a file, or a part of one. */
  begin(file: ScannedFile): void {
    this.#file = file;
    this.account = new ScanAccount(file.name);
  }

  /** Reads whole lines, which stand in the memory. @param at where the first stands in its file. @returns whether more can be read. */
  scan(from: number, to: number, at: number): boolean {
    const { form, number } = this.#file;
    const { bytes } = this.#memory;
    if (form.kind === 'plain') scanPlainLines(bytes, from, to, form.node, this.account, this.#rewritten);
    else if (form.kind === 'table') scanTableLines(bytes, from, to, form, this.account, this.#rewritten);
    else {
      this.#run.begin(number, at - from);
      this.#mapped.scan(from, to, this.account);
    }
    return this.account.bad === undefined;
  }
}
