/** A text answer, its length told before however long it is. */
export function textAnswer(body: string | Uint8Array<ArrayBuffer>, status = 200): Response {
  return answer(body, 'text/plain; charset=utf-8', status);
}

/** An HTML answer for programs. */
export function htmlAnswer(body: string | Uint8Array<ArrayBuffer>): Response {
  return answer(body, 'text/html; charset=utf-8', 200);
}

/** Says in a sentence that there is nothing at an address. */
export function notThere(sentence: string): Response {
  return textAnswer(`${sentence}\n`, 404);
}

function answer(body: string | Uint8Array<ArrayBuffer>, contentType: string, status: number): Response {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return new Response(bytes, {
    status,
    headers: { 'Content-Type': contentType, 'Content-Length': String(bytes.length) },
  });
}
