const SPECIAL = /[&<>"]/;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for HTML or XML, between tags or in double quotes; an apostrophe stays, as in the old API. */
export function escapeMarkup(text: string): string {
  // Most texts hold nothing to escape.
  return SPECIAL.test(text) ? text.replaceAll(/[&<>"]/g, (letter) => ENTITIES[letter]!) : text;
}
