/**
 * Quotes and escapes an XML attribute value as Python's `xml.sax.saxutils.quoteattr` does.
 *
 * Single quotes go around a value that holds a double quote; only if it holds both is the double one escaped.
 */
export function quoteAttribute(value: string): string {
  const escaped = value.replace(/[&<>\n\r\t]/g, (character) => ESCAPES[character]!);
  if (!escaped.includes('"')) return `"${escaped}"`;
  return escaped.includes("'") ? `"${escaped.replaceAll('"', '&quot;')}"` : `'${escaped}'`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};
