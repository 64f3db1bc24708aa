import { catalogue, siteOrigin } from '../store/served.ts';
import { type OpenedCatalogue } from '../store/opened-catalogue.ts';
import { illustrator } from '../view/images/illustration.ts';
import { pageContext, type PageContext } from '../view/page-context.ts';
import { tilePictures } from '../view/treemap/tile-picture.ts';

/** The context of a request: the catalogue, and the choices its address holds. */
export function contextOf(url: URL): Promise<PageContext<OpenedCatalogue>> {
  return withPictures(pageContext(catalogue(), url.searchParams, siteOrigin()));
}

/** A context with the pictures of its dataset's synsets, own and borrowed. */
async function withPictures(context: PageContext<OpenedCatalogue>): Promise<PageContext<OpenedCatalogue>> {
  const { catalogue: opened, dataset, state } = context;
  const [pictures, shelf] = await Promise.all([opened.picturesOf(dataset), opened.illustrationsOf(dataset)]);
  const isOn = state.pictures !== 'off';
  const lent = isOn && shelf !== undefined ? illustrator(opened, shelf) : undefined;
  if (pictures === undefined && lent === undefined) return context;
  return {
    ...context,
    illustrator: lent,
    tilePictures: isOn ? tilePictures(dataset.name, pictures, lent, (node) => opened.taxonomy.wnid(node)) : undefined,
  };
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
