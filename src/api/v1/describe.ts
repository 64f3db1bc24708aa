import type { ApiRouteEntry } from '../../view/api-page.ts';
import { API_BASE } from '../../view/export-urls.ts';
import { shapeId } from './openapi.ts';
import { LINES_ENDING } from './router.ts';
import { type ApiRoute, API_ROUTES } from './routes.ts';

/** Every route as the page on the interface shows it. */
export function describedRoutes(): readonly ApiRouteEntry[] {
  return API_ROUTES.map((route) => ({
    path: API_BASE + route.path,
    summary: route.summary,
    answers: route.answer.kind === 'one' ? shapeId(route) : `a page of ${shapeId(route)}`,
    parameters: route.parameters.map(({ name, required, description }) => ({ name, required, description })),
    example: exampleOf(route),
    lines: route.lines ? API_BASE + route.path + LINES_ENDING : undefined,
  }));
}

function exampleOf({ path, parameters }: ApiRoute): string {
  const filled = parameters.reduce((text, { name, example }) => text.replace(`{${name}}`, String(example ?? '')), path);
  const query = parameters.filter((parameter) => parameter.in === 'query' && parameter.example !== undefined);
  const text = query.map(({ name, example }) => `${name}=${encodeURIComponent(example!)}`).join('&');
  return API_BASE + filled + (text === '' ? '' : `?${text}`);
}
