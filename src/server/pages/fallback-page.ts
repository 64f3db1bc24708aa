import { type Answer, answerOf } from '../answers/answer.ts';
import type { HeaderLines } from '../answers/headers.ts';

/**
 * A page for when the site's own cannot be had: it leans on nothing that may be what failed, and reads well without its style and mark.
 *
 * @param title and `sentence` are ours, never a visitor's, and so are not escaped.
 */
export function fallbackPage(status: number, title: string, sentence: string, headers: HeaderLines): Answer {
  const body = Buffer.from(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/message.css">
<title>${title}</title>
<main>
<img src="/icon.svg" width="40" height="40" alt="">
<h1>${title}</h1>
<p>${sentence}</p>
<p><a href="/">To the start</a></p>
</main>
</html>
`);
  return plainAnswer(status, 'text/html; charset=utf-8', body, headers);
}

/** Makes the same error for programs, in the common shape of errors. */
export function fallbackError(status: number, sentence: string, headers: HeaderLines): Answer {
  const body = Buffer.from(`${JSON.stringify({ error: { status, message: sentence } }, undefined, 2)}\n`);
  return plainAnswer(status, 'application/json; charset=utf-8', body, ['Access-Control-Allow-Origin', '*', ...headers]);
}

function plainAnswer(status: number, contentType: string, body: Uint8Array, headers: HeaderLines): Answer {
  return answerOf({
    status,
    headers: ['Cache-Control', 'no-store', ...headers],
    contentType,
    encoding: 'identity',
    plain: body,
    body,
  });
}
