import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { MARK } from './payloads.ts';
import { type FuzzRequest, isBroken } from './requests.ts';
import type { Reply, Silence } from './send.ts';

/** Lines of files that the server has no business to give out. */
const LEAKS: readonly RegExp[] = [
  /\broot:[^:\n]*:0:0:/,
  /"devDependencies"\s*:/,
  /"lockfileVersion"\s*:/,
  /^import type \{ IncomingMessage/m,
  /\[remote "origin"\]|repositoryformatversion/,
  /\bPATH=\/|NODE_ENV=/,
];

/** Returns the faults of an answer to any request; none for almost all. */
export function faultsOf(request: FuzzRequest, reply: Reply | Silence): string[] {
  if (typeof reply === 'string') return reply === 'closed' && isBroken(request) ? [] : [`no answer: ${reply}`];
  const { status, headers, whole } = reply;
  const value = (name: string): string | undefined => headers.find(([known]) => known === name)?.[1];
  const faults: string[] = [];
  const must = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  if (request.expected !== undefined)
    must(status === request.expected, `status ${String(status)}, not ${String(request.expected)}`);
  // 501 answers a method that the server does not know.
  must((status >= 200 && status < 500) || status === 501, `status ${String(status)}`);
  must(
    !headers.some(([name, text]) => name.includes(MARK) || (name === 'set-cookie' && text.includes(MARK))),
    'a header of the request’s making',
  );
  const location = value('location');
  must(location === undefined || /^\/(?![/\\])/.test(location), `a redirect to another site: ${String(location)}`);
  // What Node itself refuses is answered before any of our headers; it has no body that could be mistaken.
  if (isBroken(request) && headers.length <= 2) return faults;
  must(value('x-content-type-options') === 'nosniff', 'no X-Content-Type-Options');
  must(value('content-security-policy') !== undefined, 'no Content-Security-Policy');
  const body = plain(reply.body, whole ? value('content-encoding') : 'part');
  must(
    !(status === 204 || status === 304 || request.method === 'HEAD') || body.length === 0,
    'a body where there is none',
  );
  if (whole && request.method === 'GET' && status !== 304) {
    const length = value('content-length');
    must(
      length === undefined || Number(length) === reply.body.length,
      `Content-Length ${String(length)} of ${String(reply.body.length)} bytes`,
    );
    must(body.length === 0 || value('content-type') !== undefined, 'no Content-Type');
  }
  if (status === 206)
    must(/^bytes \d+-\d+\/\d+$/.test(value('content-range') ?? ''), 'a part that does not say of what');
  const text = body.toString();
  for (const leak of LEAKS)
    must(!leak.test(text), `what looks like a file of the machine: ${String(leak.exec(text)?.[0])}`);
  if (/html|xml|svg/.test(value('content-type') ?? '')) {
    // Within the quotes of an attribute it is text; anywhere else it would be mark-up.
    const unquoted = text.replaceAll(/="[^"]*"/g, '');
    must(!unquoted.includes(`<${MARK}`), 'mark-up of the request’s making');
    must(!new RegExp(`<[^<>]*\\s${MARK}[\\s=>]`).test(unquoted), 'an attribute of the request’s making');
    must(
      !new RegExp(
        // The site's own address may have anything in its path.
        `(?:href|src|action|content)=["']?(?:\\d+;\\s*url=)?\\s*(?:(?:javascript|data):[^"'>]*|(?:https?:)?//[^/"'>]*)${MARK}`,
        'i',
      ).test(text),
      'an address of the request’s making',
    );
  }
  return faults;
}

function plain(body: Buffer, coding: string | undefined): Buffer {
  if (coding === 'gzip') return body.length === 0 ? body : gunzipSync(body);
  if (coding === 'br') return body.length === 0 ? body : brotliDecompressSync(body);
  return body;
}
