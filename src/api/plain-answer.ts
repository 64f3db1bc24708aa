/** A text answer. */
export function textAnswer(body: string | Uint8Array<ArrayBuffer>, status = 200): Response {
  return new Response(body, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}

/** An HTML answer for programs. */
export function htmlAnswer(body: string | Uint8Array<ArrayBuffer>): Response {
  return new Response(body, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

/** Says in a sentence that there is nothing at an address. */
export function notThere(sentence: string): Response {
  return textAnswer(`${sentence}\n`, 404);
}
