const SPECIAL = /[&<>"']/;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it stands in HTML or XML, between tags or in quotes. */
export function escapeMarkup(text: string): string {
  // Most texts of a page hold nothing to escape.
  return SPECIAL.test(text) ? text.replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter]!) : text;
}
