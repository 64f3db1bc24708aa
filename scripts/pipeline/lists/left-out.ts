import { LEFT_OUT_REASONS, type LeftOutReason } from '../../../src/format/image-list.ts';

/** A line that was left out, as an example. */
export interface Example {
  readonly file: string;
  /** Line number from 1, where it is known. */
  readonly line?: number | undefined;
  /** What stood there, shortened. */
  readonly text: string;
}

/** Lines left out for one reason. */
export interface LeftOut {
  readonly lines: number;
  /** The first few. */
  readonly examples: readonly Example[];
}

const EXAMPLES = 5;
const SHOWN = 120;

/** Counts lines that are left out, by reason, and keeps the first few of each. */
export class LeftOutLines {
  readonly #lines = new Map<LeftOutReason, number>();
  readonly #examples = new Map<LeftOutReason, Example[]>();

  /** Counts a line. @param example makes what is shown of it; not called for most. */
  add(reason: LeftOutReason, example: () => Example, lines = 1): void {
    this.#lines.set(reason, (this.#lines.get(reason) ?? 0) + lines);
    const examples = this.#examples.get(reason) ?? [];
    if (examples.length === EXAMPLES) return;
    const made = example();
    this.#examples.set(reason, [
      ...examples,
      { ...made, text: made.text.length > SHOWN ? `${made.text.slice(0, SHOWN)}…` : made.text },
    ]);
  }

  /** Adds what another part left out. @param shift turns its examples into those of the whole. */
  addAll(other: Readonly<Partial<Record<LeftOutReason, LeftOut>>>, shift: (example: Example) => Example): void {
    for (const reason of LEFT_OUT_REASONS) {
      const { lines, examples } = other[reason] ?? { lines: 0, examples: [] };
      if (lines === 0) continue;
      const before = this.#examples.get(reason) ?? [];
      this.#lines.set(reason, (this.#lines.get(reason) ?? 0) + lines);
      this.#examples.set(reason, [...before, ...examples.slice(0, EXAMPLES - before.length).map(shift)]);
    }
  }

  /** What was left out; reasons that did not come up are not there. */
  toRecord(): Partial<Record<LeftOutReason, LeftOut>> {
    return Object.fromEntries(
      [...this.#lines].map(([reason, lines]) => [reason, { lines, examples: this.#examples.get(reason) ?? [] }]),
    );
  }
}
