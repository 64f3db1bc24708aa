import type { PageContext } from '../../view/page-context.ts';
import { html, jsonScript, type Markup } from '../markup.ts';

/** Description of a page for its head. */
export interface PageAbout {
  /** Title without the site's name. */
  readonly title: string;
  /** One or two sentences for search engines and previews. */
  readonly description: string;
  /** The page's own address, from the root, without the reader's choices. */
  readonly path: string;
  /** The JSON twin, where the page has one. */
  readonly json?: string | undefined;
  /** The image that previews show, 1200 × 630 pixels; that of the site without it. */
  readonly image?: { readonly path: string; readonly alt: string } | undefined;
  /** Structured data (schema.org). */
  readonly linkedData?: object | undefined;
  /** Pages that search engines should leave out. */
  readonly noindex?: boolean | undefined;
}

/** Returns the content of a page's head, without style sheets and scripts. */
export function pageHead(
  { origin }: Pick<PageContext, 'origin'>,
  { title, description, path, json, image, linkedData, noindex }: PageAbout,
): Markup {
  const canonical = origin + path;
  return html`
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title} · Canopy</title>
    <meta name="description" content="${description}">
    <link rel="canonical" href="${canonical}">
    ${noindex === true && html`<meta name="robots" content="noindex">`}
    <meta property="og:type" content="website">
    <meta property="og:site_name" content="Canopy">
    <meta property="og:title" content="${title}">
    <meta property="og:description" content="${description}">
    <meta property="og:url" content="${canonical}">
    <meta property="og:image" content="${origin}${image?.path ?? '/preview.png'}">
    <meta property="og:image:width" content="1200">
    <meta property="og:image:height" content="630">
    <meta property="og:image:alt" content="${image?.alt ?? 'Canopy: the map of an image dataset'}">
    <meta name="twitter:card" content="summary_large_image">
    <link rel="icon" href="/icon.svg" type="image/svg+xml">
    <link rel="apple-touch-icon" href="/icon-180.png">
    <link rel="search" type="application/opensearchdescription+xml" title="Canopy" href="/opensearch.xml">
    ${json !== undefined && html`<link rel="alternate" type="application/json" href="${json}">`}
    ${linkedData && jsonScript(linkedData)}`;
}
