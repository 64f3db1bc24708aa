import type { AddressCheck } from '../../domain/dataset/address-states.ts';
import { formatQuantity, formatShare } from '../../view/numbers.ts';
import { html, type Markup } from '../markup.ts';

/** Reports how many addresses were alive when they were checked, and when. */
export function addressCheck({ asked, alive, dead, from, to }: AddressCheck): Markup {
  const unclear = asked - alive - dead;
  const when = from === to ? html`${time(to)}` : html`${time(from)} to ${time(to)}`;
  return html`<p><b>Alive ${formatShare(alive, asked)}</b> of ${formatQuantity(asked, 'address', 'addresses')} asked, checked ${when}.${
    unclear > 0 && ` ${formatQuantity(unclear, 'address', 'addresses')} gave no clear answer.`
  }</p>`;
}

function time(date: string): Markup {
  return html`<time datetime="${date}">${date}</time>`;
}
