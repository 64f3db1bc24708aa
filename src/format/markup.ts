const SPECIAL = /[&<>"]/;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it stands in HTML or XML, between tags or in double quotes; an apostrophe stays, as the old API had it. */
export function escapeMarkup(text: string): string {
  // Most texts of a page hold nothing to escape.
  return SPECIAL.test(text) ? text.replaceAll(/[&<>"]/g, (letter) => ENTITIES[letter]!) : text;
}
