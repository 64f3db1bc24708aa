import type { Plate } from '../../view/images/plates.ts';
import { plate } from '../images/plate.ts';
import { html, type Markup } from '../markup.ts';

/** A synset by its words, which are joined by `, `, and its address. */
interface Named {
  readonly words: string;
  readonly href: string;
}

/** A link by the first word of a synset, the others in grey after it. */
export function synsetName({ words, href }: Named): Markup {
  const [first = '', ...others] = words.split(', ');
  return html`<a href="${href}">${first}</a>${others.length > 0 && html` <span class="soft">${others.join(', ')}</span>`}`;
}

/** A link in a rounded frame, with a small picture and a figure. @param className such as `named` for a named instance. */
export function chip(
  { name, href, plate: picture, figure }: { name: string; href: string; plate?: Plate; figure?: string },
  className?: string,
): Markup {
  return html`<a class="chip${className !== undefined && ` ${className}`}" href="${href}">${picture && plate(picture, 28)}${name}${figure !== undefined && html` <small>${figure}</small>`}</a>`;
}
