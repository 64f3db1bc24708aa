import type { Markup } from '../components/markup.ts';

/** Replaces the content of an element by mark-up. Only the `html` tag makes mark-up, and it escapes every value. */
export function render(element: Element, markup: Markup): void {
  element.replaceChildren(parse(markup));
}

/** Adds mark-up at the end of an element. */
export function renderAtEnd(element: Element, markup: Markup): void {
  element.append(parse(markup));
}

/** Puts mark-up in place of an element. */
export function renderInstead(element: Element, markup: Markup): void {
  element.replaceWith(parse(markup));
}

/** Parses mark-up into nodes, ready to be inserted. */
function parse({ text }: Markup): DocumentFragment {
  // A template takes any element, rows and cells included, and runs nothing.
  const template = document.createElement('template');
  template.innerHTML = text;
  return document.importNode(template.content, true);
}
