import { noRun, type Run, type RunStore, SPILL } from './run-store.ts';

/** Lines of one synset that follow each other just as they are wanted, as far as they have come. */
export class OpenRun {
  readonly #store: RunStore;
  readonly #run: Run = noRun();
  #start = 0;
  /** Number of the file at hand, and what to add to a place in memory for that in the file. */
  #file = SPILL;
  #shift = 0;

  constructor(store: RunStore) {
    this.#store = store;
  }

  /** Tells where the lines to come stand. @param shift what to add to a place in memory for that in the file. */
  begin(file: number, shift: number): void {
    this.#file = file;
    this.#shift = shift;
  }

  /** Whose the run is; -1 of none. */
  get node(): number {
    return this.#run.node;
  }

  /** Adds a line to the run, or ends that and begins one with it. */
  add(node: number, start: number, idEnd: number, number: number): void {
    const run = this.#run;
    if (run.node === node) {
      run.lines++;
      run.idBytes += idEnd - start;
      if (number <= run.last) run.rises = false;
      run.last = number;
      return;
    }
    this.end(start);
    run.node = node;
    run.lines = 1;
    run.idBytes = idEnd - start;
    run.first = run.last = number;
    run.rises = true;
    this.#start = start;
  }

  /** Ends the run, if there is one. @param end where its last line does. */
  end(end: number): void {
    if (this.#run.node === -1) return;
    this.#store.keep(this.#run, this.#start, end, this.#file, this.#start + this.#shift);
    this.#run.node = -1;
  }
}
