/** Header that lets programs on any site read an answer. */
export const ANY_ORIGIN = { 'Access-Control-Allow-Origin': '*' };

/** Returns an answer of text with its length, however long it is. */
export function textAnswer(
  body: string | Uint8Array<ArrayBuffer>,
  status = 200,
  type = 'text/plain; charset=utf-8',
  headers: Readonly<Record<string, string>> = ANY_ORIGIN,
): Response {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return new Response(bytes, {
    status,
    headers: { ...headers, 'Content-Type': type, 'Content-Length': String(bytes.length) },
  });
}

/** Returns an answer that clients may cache for ever: its address holds a digest of the bytes, or the version of the data. */
export function lastingAnswer(body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  return textAnswer(body, 200, type, { 'Cache-Control': 'public, max-age=31536000, immutable' });
}

/** Returns an answer of HTML for programs. */
export function htmlAnswer(body: string): Response {
  return textAnswer(body, 200, 'text/html; charset=utf-8');
}

/** Returns an answer that says in a sentence why nothing is at an address. */
export function notThere(sentence: string): Response {
  return textAnswer(`${sentence}\n`, 404);
}
