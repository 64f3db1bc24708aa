import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { formatCount, formatQuantity, formatShare } from '../../view/numbers.ts';
import { formatImages, inUnit } from '../../view/quantities.ts';
import type { CutClass, CutPage } from '../../view/sets/cut-page.ts';
import type { CutKind, CutQuestion } from '../../view/sets/cut-question.ts';
import { cutUrl, rollUpUrl, setFileUrl, setsUrl, setUrl } from '../../view/sets/urls.ts';
import { synsetUrl, type UrlState } from '../../view/urls.ts';
import { plate } from '../images/plate.ts';
import { html, type Markup } from '../markup.ts';
import { figures } from '../section.ts';
import { addLink } from './add.ts';
import { cutForm } from './cut-form.ts';
import { formatRatio, overlapPill } from './set.ts';

/** Superclasses that a roll-up at a depth offers instead. */
const ROLL_UP_CLASSES = 20;

const LEADS: Readonly<Record<CutKind, string>> = {
  balanced: 'Choose how many classes you need. No two overlap, and the page lists what is left out.',
  even: 'The lowest synsets above one number of images: classes of nearly the same size.',
  least: 'Every synset that has enough images while none of its children has.',
  depth: 'The images below each synset of one depth. What two of them share counts once.',
  super: 'Superclasses at one depth, each with as many classes of ILSVRC-1K.',
};

/** The page on which a synset is cut into classes. */
export function cutContent(page: CutPage, state: UrlState): Markup {
  const { question, notices, unit, top, classes } = page;
  return html`
    <p class="small"><a href="${setsUrl(state)}">Class sets</a> / ${question.cut === 'depth' ? 'Roll-up' : 'New'}</p>
    <h1>${cutTitle(page)}</h1>
    <p class="lead">${inUnit(LEADS[question.cut], unit)}</p>
    <div class="side-by-side form-first">
      ${cutForm(page, state)}
      <div>
        ${notices.length > 0 && html`<div class="notices" role="status">${notices.map((notice) => html`<p>${notice}</p>`)}</div>`}
        ${top === undefined && html`<p class="empty" role="status">Nothing in WordNet 3.0 is called “${question.below}”. Try another word, or a wnid.</p>`}
        ${top !== undefined && classes.length === 0 && html`<p class="empty" role="status">${nothing(page, top.name)}</p>`}
        ${classes.length > 0 && result(page, state)}
        ${rule(page)}
      </div>
    </div>`;
}

/** Returns the title of a cut: the heading and the name of the page. */
export function cutTitle({ top, dataset, count, question: { cut, depth } }: CutPage): string {
  if (top === undefined) return 'Cut into classes';
  if (cut === 'depth') {
    const what = top.isAll ? dataset : top.name;
    return `Roll-up of ${what}: ${formatQuantity(count, 'synset')} at depth ${String(depth)}`;
  }
  return `Cut ${top.name} into ${formatQuantity(count, 'class', 'classes')}`;
}

/** Says why a cut has no class, and what to change. */
function nothing({ question: { cut, depth }, unit }: CutPage, name: string): string {
  switch (cut) {
    case 'balanced':
    case 'even':
    case 'least':
      return `No synset below ${name} meets these conditions. Ask for fewer ${inUnit('images', unit)} or fewer classes.`;
    case 'depth':
      return `No synset below ${name} has ${inUnit('images', unit)} at depth ${String(depth)}. Choose another depth.`;
    case 'super':
      return `No synset below ${name} has enough classes of ILSVRC-1K at depth ${String(depth)}. Choose another depth, or fewer subclasses.`;
  }
}

function result(page: CutPage, state: UrlState): Markup {
  const { unit, question, top, count, classes, share, ratio, effective, overlaps, resolved, leftOut } = page;
  const most = classes[0]!.images;
  return html`
    ${figures([
      [count === 1 ? 'class' : 'classes', formatCount(count)],
      [`of ${top!.name}’s ${inUnit('images', unit)}`, formatShare(share, 1)],
      ratio !== undefined && ['largest to smallest', `${formatRatio(ratio)} : 1`],
      effective !== undefined && ['effective number of classes', effective.toFixed(1)],
      [
        resolved === 0 ? 'checked' : `${formatQuantity(resolved, 'overlap')} resolved by first parent`,
        overlapPill(overlaps),
      ],
    ])}
    ${page.set && actions(question, page.set, state)}
    ${strip(page, unit)}
    <h2 class="hidden-visually">${inUnit('Images', unit)} per class</h2>
    <ul class="cut-classes${question.cut === 'depth' && ' bars'}">${classes.map((one) => cutRow(one, most, state))}</ul>
    ${classes.length < count && html`<p>The largest ${formatCount(classes.length)} of ${formatCount(count)}. ${page.set && html`<a href="${setUrl(page.set, state, { rows: 'all' })}#classes">The table of the set</a> has all.`}</p>`}
    ${
      leftOut.branches > 0 &&
      html`<section aria-labelledby="left"><h2 id="left">Left out: ${formatQuantity(leftOut.branches, 'branch', 'branches')}, ${formatImages(leftOut.images, unit)}</h2>
      <p class="soft small">The largest, with the ${inUnit('images', unit)} below each.</p>
      <ul class="cut-classes left-out">${leftOut.largest.map(({ name, images: below, plate: picture, wnid, change }) => html`<li>${plate(picture, 28)}<a href="${synsetUrl(wnid, state)}">${name}</a><span>${formatCount(below)}</span>${change && html`<a class="small" href="${change}" rel="nofollow" aria-label="Add ${name}">Add</a>`}</li>`)}</ul></section>`
    }`;
}

function actions({ cut, below }: CutQuestion, set: NonNullable<CutPage['set']>, state: UrlState): Markup {
  return html`
    <p class="set-actions">
      <a class="button primary" href="${set.href}">Use these classes</a>
      ${addLink({ parts: { with: set.code }, text: 'Copy into your set' }, state)}
      <a class="button" href="${set.href}#classes">Table</a>
      <a class="button" href="${set.href}#where">Map</a>
      <a class="button" href="${setFileUrl(set, 'classes.tsv', state)}" download data-astro-reload>File</a>
      ${cut === 'depth' && html`<a class="button" href="${cutUrl({ below, n: ROLL_UP_CLASSES }, state)}">Roll up to ${ROLL_UP_CLASSES} superclasses</a>`}
      ${cut === 'balanced' && html`<a class="button" href="${rollUpUrl(state, below)}">Roll up at a depth</a>`}
    </p>`;
}

function cutRow({ name, wnid, images, plate: picture, change }: CutClass, most: number, state: UrlState): Markup {
  return html`<li>${plate(picture, 28)}<a href="${synsetUrl(wnid, state)}">${name}</a><meter class="${picture.hue}" min="0" max="${most}" value="${images}" aria-hidden="true"></meter><span>${formatCount(images)}</span><a class="small" href="${change}" rel="nofollow" aria-label="Not this: ${name}">Not this</a></li>`;
}

const STRIP = 1000;

/** The classes side by side by images, those that are not listed as one, and the rest hatched. */
function strip({ top, count, classes, images }: CutPage, unit: CountUnit): Markup {
  const all = top!.images;
  const listed = classes.reduce((sum, one) => sum + one.images, 0);
  const others = { name: `${formatCount(count - classes.length)} more`, images: images - listed };
  let at = 0;
  const parts = [...classes, ...(others.images > 0 ? [others] : [])].map(({ name, images: some }) => {
    const width = (some / all) * STRIP;
    const part = html`<rect class="class" x="${at.toFixed(2)}" y="0" width="${Math.max(0.5, width - 1).toFixed(2)}" height="34"><title>${name}: ${formatImages(some, unit)}</title></rect>`;
    at += width;
    return part;
  });
  return html`<svg class="cut-strip ${classes[0]!.plate.hue}" viewBox="0 0 ${STRIP} 34" preserveAspectRatio="none" role="img" aria-label="${formatShare(images, all)} of the ${inUnit('images', unit)} are in a class"><rect class="rest" x="0" y="0" width="${STRIP}" height="34"></rect>${parts}</svg>
    <p class="soft small set-legend"><span><span class="set-key in ${classes[0]!.plate.hue}"></span> each a class</span><span><span class="set-key out"></span> outside</span></p>`;
}

/** States the rule of a cut so that another program could follow it. */
function rule({ unit, question }: CutPage): Markup {
  return html`
    <details>
      <summary>The rule, exactly</summary>
      <ol class="bullets">
        ${conditions(question, unit).map((condition) => html`<li>${condition}</li>`)}
        <li>What two classes share goes to the class that it is filed under first; the other class lists it as excluded. A class that keeps none is left out.</li>
      </ol>
      <p class="soft small">The same input always gives the same classes. “Not this” adds <code>not=n…</code> to the address and cuts again.</p>
    </details>`;
}

function conditions({ cut, ...question }: CutQuestion, unit: CountUnit): (string | Markup)[] {
  const images = inUnit('images', unit);
  const path = 'Depth counts the edges of the path of first parents from entity.';
  switch (cut) {
    case 'balanced': {
      const size = question.balance === 'images' ? images : inUnit('synsets with images', unit);
      const fame = question.familiar !== 'ignore' && html` + 0.2 × log<sub>10</sub>(1 + popularity)`;
      return [
        'Every synset counts once, in the tree of first parents.',
        `A class has at least ${formatImages(question.ownImages, unit)} of its own and at least a tenth of an equal share of the ${size}, lies at depth ${String(question.from)} to ${String(question.to)}, and at most 10 % of the ${size} below it are filed under another parent first.${question.familiar === 'insist' ? ' Its name is better known than half of the dataset’s synsets.' : ''}`,
        html`Of all choices of N synsets, none above another, the cut takes the one with the greatest sum of log<sub>10</sub>(1 + ${size})${fame}.`,
      ];
    }
    case 'even':
      return [
        `For a threshold t, the lowest synsets are those with at least t ${images} in the subtree none of whose children has as many.`,
        'The cut takes the greatest t that gives at least N lowest synsets, and takes all of them.',
      ];
    case 'least':
      return [
        `A class has at least ${formatImages(question.least, unit)} in its subtree, and none of its children has as many.`,
      ];
    case 'depth':
      return [`A class has ${images} in its subtree and lies at depth ${String(question.depth)}. ${path}`];
    case 'super':
      return [
        `A superclass lies at depth ${String(question.depth)} and has at least ${formatQuantity(question.k, 'class', 'classes')} of ILSVRC-1K below it. ${path}`,
        `It takes the first ${formatCount(question.k)} of them in ILSVRC’s order, each as the synset alone.`,
      ];
  }
}
