import { isUtf8 } from 'node:buffer';
import { shown } from '../text/input.ts';
import { readAddress } from './address-problem.ts';
import { type Field, type RewrittenLine } from './rewritten-line.ts';
import { type ScanAccount } from './scan-account.ts';
import { type UrlForm } from './url-form.ts';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const NUMBER_SIGN = 0x23;

type TableForm = UrlForm & { readonly kind: 'table' };

/** Reads lines of a table, whose head named its columns. */
export function scanTableLines(
  bytes: Buffer,
  from: number,
  to: number,
  form: TableForm,
  account: ScanAccount,
  rewritten: RewrittenLine,
): void {
  for (let start = from; start < to;) {
    const end = bytes.indexOf(LF, start);
    account.line++;
    const lineEnd = bytes[end - 1] === CR && end > start ? end - 1 : end;
    // The head is the first line, and stands in the first part alone.
    if (lineEnd > start && account.line > 1 && bytes[start] !== NUMBER_SIGN)
      scanRow(bytes, start, lineEnd, form, account, rewritten);
    if (account.bad !== undefined) return;
    start = end + 1;
  }
}

function scanRow(
  bytes: Buffer,
  start: number,
  end: number,
  form: TableForm,
  account: ScanAccount,
  rewritten: RewrittenLine,
): void {
  const fields: Field[] = [];
  for (let at = start; at <= end;) {
    const tab = bytes.indexOf(TAB, at);
    const fieldEnd = tab === -1 || tab > end ? end : tab;
    fields.push([at, fieldEnd]);
    at = fieldEnd + 1;
  }
  if (fields.length !== form.columns) {
    account.refuse(
      `${String(form.columns)} fields with tabs between, as the head has`,
      `${String(fields.length)} in ${shown(bytes.toString('utf8', start, end))}`,
    );
    return;
  }
  if (!isUtf8(bytes.subarray(start, end))) {
    const text = fields.some(([from, to], i) => i !== form.url && !isUtf8(bytes.subarray(from, to)));
    if (text) {
      account.refuse('UTF-8', 'bytes that are not');
      return;
    }
  }
  account.lines++;
  const id = form.id === -1 ? '' : bytes.toString('latin1', ...fields[form.id]!);
  const underscore = id.lastIndexOf('_');
  const synset = form.wnid === -1 ? id.slice(0, underscore) : bytes.toString('utf8', ...fields[form.wnid]!);
  const node = form.nodes(synset);
  const given = id === '' ? undefined : id.slice(underscore + 1);
  if (given !== undefined && !/^\d{1,15}$/.test(given)) {
    account.refuse('an image id that ends in an underscore and a number', shown(id));
    return;
  }
  const url = fields[form.url]!;
  const address = node === -1 ? 'unknown' : readAddress(bytes, ...url);
  if (typeof address === 'string') account.leaveOut(address, bytes, start, end + 1, synset);
  else {
    const others = form.others.map((column) => fields[column]!);
    rewritten.keep(node, given, address, others);
  }
}
