import { escapeMarkup } from '../format/markup.ts';

/** Mark-up that goes into a page as it is. */
export class Markup {
  readonly text: string;

  /** @param text well-formed HTML in which every value of the data is escaped already. */
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text is escaped, mark-up and lists of it are not, `undefined` and `false` are nothing. */
export type MarkupValue = string | number | Markup | readonly Markup[] | undefined | false;

/**
 * Mark-up from a template, with every value escaped.
 *
 *     html`<a href="${href}">${words}</a>`
 *
 * An Astro component costs ten to twenty times as much. Values stand between tags or in attributes that are quoted by
 * `"`; nowhere else. Line breaks of the template and the indentation after them are left out.
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

/** Of each template in the code, its parts without line breaks. */
const templates = new WeakMap<TemplateStringsArray, readonly string[]>();

function partsOf(template: TemplateStringsArray): readonly string[] {
  let parts = templates.get(template);
  if (parts === undefined) templates.set(template, (parts = template.map((part) => part.replaceAll(/\n */g, ''))));
  return parts;
}

function textOf(value: MarkupValue): string {
  if (typeof value === 'string') return escapeMarkup(value);
  if (value instanceof Markup) return value.text;
  if (typeof value === 'number') return String(value);
  if (value === undefined || value === false) return '';
  let text = '';
  for (const { text: part } of value) text += part;
  return text;
}
