import { addressProblem } from './address-problem.ts';
import { type RewrittenLine } from './rewritten-line.ts';
import { type ScanAccount } from './scan-account.ts';

const LF = 0x0a;
const CR = 0x0d;

/** Reads lines of addresses alone, all of one synset, numbered as they come. */
export function scanPlainLines(
  bytes: Buffer,
  from: number,
  to: number,
  node: number,
  account: ScanAccount,
  rewritten: RewrittenLine,
): void {
  for (let start = from; start < to;) {
    const end = bytes.indexOf(LF, start);
    account.line++;
    const lineEnd = bytes[end - 1] === CR && end > start ? end - 1 : end;
    if (lineEnd > start) {
      account.lines++;
      const problem = addressProblem(bytes, start, lineEnd);
      if (problem === undefined) rewritten.keep(node, undefined, [start, lineEnd], []);
      else account.leaveOut(problem, bytes, start, end + 1, '');
    }
    start = end + 1;
  }
}
