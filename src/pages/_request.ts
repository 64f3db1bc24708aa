import { catalogue, siteOrigin } from '../store/served.ts';
import { type OpenedCatalogue } from '../store/opened-catalogue.ts';
import { pageContext, type PageContext } from '../view/page-context.ts';
import { tilePictures } from '../view/treemap/tile-picture.ts';

/** The context of a request: the catalogue, and the choices its address holds. */
export async function contextOf(url: URL): Promise<PageContext<OpenedCatalogue>> {
  const context = pageContext(catalogue(), url.searchParams, siteOrigin());
  const {
    dataset,
    catalogue: { taxonomy },
  } = context;
  const pictures = await context.catalogue.picturesOf(dataset);
  return pictures === undefined
    ? context
    : { ...context, tilePictures: tilePictures(dataset.name, pictures, (node) => taxonomy.wnid(node)) };
}

/** A model as JSON, indented for people. */
export function jsonText(model: unknown): string {
  return `${JSON.stringify(model, undefined, 2)}\n`;
}

/** An answer of JSON. */
export function jsonAnswer(value: unknown, status = 200): Response {
  return new Response(jsonText(value), { status, headers: { 'Content-Type': 'application/json; charset=utf-8' } });
}

/** The answer of every JSON address to something that there is not. */
export function jsonNotFound(what: string): Response {
  return jsonAnswer({ error: { status: 404, message: `There is no ${what}.` } }, 404);
}
