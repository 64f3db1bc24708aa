import { escapeMarkup } from '../format/markup.ts';

/** Mark-up that goes into a page unchanged. */
export class Markup {
  readonly text: string;

  /** @param text well-formed HTML in which every value of the data is escaped already. */
  constructor(text: string) {
    this.text = text;
  }
}

/**
 * Values that a template accepts: text is escaped, mark-up and lists of mark-up are inserted, `undefined` and `false`
 * are empty, in lists too.
 */
export type MarkupValue = string | number | Markup | readonly (Markup | undefined | false)[] | undefined | false;

/**
 * Makes mark-up from a template, with every value escaped; on the server and in the browser.
 *
 *     html`<a href="${href}">${words}</a>`
 *
 * Values stand between tags or in attributes quoted by `"`; nowhere else. A line break of the template with the
 * indentation after it is a blank within text, and nothing next to a tag or a value.
 */
export function html(template: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  const parts = partsOf(template);
  let text = parts[0]!;
  for (let i = 0; i < values.length; i++) text += textOf(values[i]) + parts[i + 1]!;
  return new Markup(text);
}

/** An attribute with a space before it, or nothing without a value. */
export function attribute(name: string, value: string | undefined): Markup | undefined {
  return value === undefined ? undefined : new Markup(` ${name}="${escapeMarkup(value)}"`);
}

/** JSON within a script element; a `<` could end the script, so it is written as an escape. */
export function jsonScript(data: object): Markup {
  return new Markup(
    `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', String.raw`\u003c`)}</script>`,
  );
}

/** The parts of each template in the code without their line breaks. */
const templates = new WeakMap<TemplateStringsArray, readonly string[]>();

const BREAK_IN_TEXT = /(?<=[^>\s])\n *(?=[^<\s])/g;

function partsOf(template: TemplateStringsArray): readonly string[] {
  let parts = templates.get(template);
  if (parts === undefined) {
    parts = template.map((part) => part.replaceAll(BREAK_IN_TEXT, ' ').replaceAll(/\n */g, ''));
    templates.set(template, parts);
  }
  return parts;
}

function textOf(value: MarkupValue): string {
  if (typeof value === 'string') return escapeMarkup(value);
  if (value instanceof Markup) return value.text;
  if (typeof value === 'number') return String(value);
  if (value === undefined || value === false) return '';
  let text = '';
  for (const part of value) if (part) text += part.text;
  return text;
}
