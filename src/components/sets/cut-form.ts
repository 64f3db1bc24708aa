import { BALANCES, FAMILIARITIES } from '../../domain/class-set/cut-rule.ts';
import { formatQuantity } from '../../view/numbers.ts';
import { formatImages, inUnit } from '../../view/quantities.ts';
import type { CutPage } from '../../view/sets/cut-page.ts';
import { CUT_NUMBERS, type CutKind, type CutNumber, CUTS } from '../../view/sets/cut-question.ts';
import type { UrlState } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { hiddenFields } from '../section.ts';

const WAYS: Readonly<Record<CutKind, readonly [name: string, note: string]>> = {
  balanced: ['Balanced classes', 'As many as you ask for, chosen by images and names.'],
  even: ['Evenest sizes', 'The lowest synsets above one threshold. Covers less.'],
  least: ['Every synset with enough images', 'The lowest ones: none of their children has enough.'],
  depth: ['Roll-up at one depth', 'Depth counts the steps over first parents; it says little about size.'],
  super: ['Superclasses', 'Each with the same number of ILSVRC-1K’s classes, as in BREEDS.'],
};

/** The form that cuts a synset into classes. Style sheets hide the fields that the chosen way does not use. */
export function cutForm({ question, unit, top, allowAll }: CutPage, { dataset }: UrlState): Markup {
  const { below, cut, balance, familiar, not } = question;
  const choice = (name: string, value: string, chosen: boolean, label: string | Markup): Markup =>
    html`<label><input type="radio" name="${name}" value="${value}"${attribute('checked', chosen ? '' : undefined)}><span>${label}</span></label>`;
  const number = (key: CutNumber): Markup => {
    const { name, label, least, most } = CUT_NUMBERS[key];
    // A depth that this cut does not use stays open, so that a roll-up chooses its own.
    const value = key === 'depth' && cut !== 'depth' && cut !== 'super' ? '' : question[key];
    return html`<label>${inUnit(label, unit)} <input type="number" name="${name}" value="${value}" min="${least}" max="${most}" inputmode="numeric"></label>`;
  };
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  const segments = (legend: string, name: string, values: readonly string[], chosen: string): Markup =>
    html`<fieldset><legend>${legend}</legend><div class="segments">${values.map((one) => choice(name, one, one === chosen, inUnit(capital(one), unit)))}</div></fieldset>`;
  return html`
    <form action="/cut" class="cut-form">
      <label for="below">Below</label>
      <input id="below" name="below" value="${below}" maxlength="200" required autocomplete="off" spellcheck="false">
      ${top && html`<p class="soft small">${top.name}: ${formatQuantity(top.synsets, 'synset')}, ${formatImages(top.images, unit)}</p>`}
      <div class="of-balanced of-even">${number('count')}</div>
      <div class="of-least">${number('least')}</div>
      <div class="of-depth of-super">${number('depth')}</div>
      <div class="of-super">${number('k')}</div>
      <div class="of-balanced">
        ${segments('Balance by', 'by', BALANCES, balance)}
        ${segments('Familiar names', 'names', FAMILIARITIES, familiar)}
      </div>
      <details${attribute('open', cut === 'balanced' ? undefined : '')}>
        <summary>More</summary>
        <div class="of-balanced">
          ${number('ownImages')}
          <p class="soft small">Leaves out synsets such as “game”, which has 7 of its own.</p>
          <fieldset class="cut-range"><legend>Depth of a class</legend>${number('from')} ${number('to')}</fieldset>
        </div>
        <fieldset class="ways"><legend>Way to cut</legend>${CUTS.map((one) => choice('cut', one, one === cut, html`<strong>${inUnit(WAYS[one][0], unit)}</strong><br><span class="soft small">${inUnit(WAYS[one][1], unit)}</span>`))}</fieldset>
      </details>
      ${hiddenFields({ not: not.length > 0 ? not.join('.') : undefined, dataset })}
      <button class="button primary">Cut</button>
      ${not.length > 0 && html`<p class="small">“Not this” rules out ${formatQuantity(not.length, 'synset')}. <a href="${allowAll}" rel="nofollow">Allow all again</a></p>`}
    </form>`;
}
