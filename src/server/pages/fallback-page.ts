import { type Answer, uncachedAnswer } from '../answers/answer.ts';
import type { HeaderLines } from '../answers/headers.ts';

/**
 * Makes a page for when the site's own cannot be had: it relies on nothing that may have failed, and reads well without its style and icon.
 *
 * @param title and `sentence` are ours, never a visitor's, and so are not escaped.
 */
export function fallbackPage(status: number, title: string, sentence: string, headers: HeaderLines): Answer {
  const page = `<!doctype html>
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
`;
  return uncachedAnswer(status, 'text/html; charset=utf-8', page, headers);
}

/** Makes the same error for programs, in the common shape of errors. */
export function fallbackError(status: number, sentence: string, headers: HeaderLines): Answer {
  const text = `${JSON.stringify({ error: { status, message: sentence } }, undefined, 2)}\n`;
  return uncachedAnswer(status, 'application/json; charset=utf-8', text, [
    'Access-Control-Allow-Origin',
    '*',
    ...headers,
  ]);
}
