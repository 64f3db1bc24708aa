import { readAddress } from './address-problem.ts';
import { type RewrittenLine } from './rewritten-line.ts';
import { type ScanAccount } from './scan-account.ts';

const LF = 0x0a;
const CR = 0x0d;
const NUMBER_SIGN = 0x23;

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
    if (lineEnd > start && bytes[start] !== NUMBER_SIGN) {
      account.lines++;
      const address = readAddress(bytes, start, lineEnd);
      if (typeof address === 'string') account.leaveOut(address, bytes, start, end + 1, '');
      else rewritten.keep(node, undefined, address, []);
    }
    start = end + 1;
  }
}
