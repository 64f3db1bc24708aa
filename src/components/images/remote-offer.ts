import type { RemoteOffer } from '../../view/images/remote-images.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../section.ts';

/** Hosts named in the sentence; the rest are counted and listed below it. */
const NAMED = 3;

/**
 * Offers a page of images on other hosts, and names the hosts that loading them contacts.
 *
 * @param isNext whether the page before it is shown. @param host declared by the dataset: with a script, one click shows its
 * photographs for the whole session.
 */
export function remoteOffer(
  { href, first, last, hosts }: RemoteOffer,
  total: number,
  isNext: boolean,
  host: string | undefined,
): Markup {
  const named = hosts.slice(0, NAMED).map(({ host }) => host);
  const others = hosts.length - named.length;
  const range = first === last ? `image ${formatCount(first)}` : `images ${formatCount(first)} to ${formatCount(last)}`;
  const which = total === last && first === 1 ? formatQuantity(total, 'image') : `${range} of ${formatCount(total)}`;
  const those = `${named.join(', ')}${others > 0 ? ` and ${formatQuantity(others, 'other host')}` : ''}`;
  const label = host === undefined ? 'Load them from' : 'Show photographs from';
  const link = html`
      <p data-before>Your browser would load from ${those}. ${hosts.length === 1 ? 'That host would learn' : 'Those hosts would learn'} your network address, but not which page you read. Nothing loads until you ask.</p>
      <p><a class="button primary" href="${href}" rel="nofollow" data-astro-reload data-astro-prefetch="false">${label} ${hosts.length === 1 ? named[0] : formatQuantity(hosts.length, 'host')}</a></p>`;
  return section(
    'remote-offer',
    isNext
      ? `Next: ${which}`
      : `${which[0]?.toUpperCase() ?? ''}${which.slice(1)}, on ${hosts.length === 1 ? 'another host' : 'other hosts'}`,
    html`
      ${host === undefined ? link : html`<photograph-switch data-host="${host}">${link}</photograph-switch>`}
      ${
        others > 0 &&
        html`
        <details>
          <summary>All ${formatQuantity(hosts.length, 'host')}</summary>
          <ul class="bullets">${hosts.map(({ host, images }) => html`<li>${host} <span class="soft">${formatCount(images)}</span></li>`)}</ul>
        </details>`
      }`,
    'remote-offer',
  );
}
