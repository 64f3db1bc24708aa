import { textStream } from '../../store/streams.ts';
import { ANY_ORIGIN } from '../text-answer.ts';
import { type Listing, pageOfList, readCursor } from './listing.ts';
import { ApiError, type ApiParts, type ApiRequest, datasetNamed } from './request.ts';
import { API_ROUTES, type ApiRoute } from './routes.ts';

/** The ending of an address that gives a whole list, an object a line. */
export const LINES_ENDING = '.jsonl';

/**
 * Answers a request to the interface.
 *
 * @param path what comes after the interface's own address, such as `/synsets/n02084071`.
 */
export async function answerApi(path: string, query: URLSearchParams, parts: ApiParts): Promise<Response> {
  try {
    const { route, values, asLines } = routeOf(path);
    const request: ApiRequest = { ...parts, path: values, query, dataset: datasetNamed(query, parts.catalogue) };
    if (route.answer.kind === 'one') return jsonAnswer(await route.answer.of(request));
    const listing = await route.answer.of(request);
    return asLines ? linesAnswer(listing, readCursor(query)) : jsonAnswer(pageOfList(listing, query));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return jsonAnswer({ error: { status: error.status, message: error.message } }, error.status);
  }
}

/** An answer of JSON, indented for people, that any site may read. */
export function jsonAnswer(value: unknown, status = 200): Response {
  return new Response(`${JSON.stringify(value, undefined, 2)}\n`, {
    status,
    headers: { ...ANY_ORIGIN, 'Content-Type': 'application/json; charset=utf-8' },
  });
}

function routeOf(path: string): { route: ApiRoute; values: Record<string, string>; asLines: boolean } {
  const asLines = path.endsWith(LINES_ENDING);
  const parts = (asLines ? path.slice(0, -LINES_ENDING.length) : path).split('/');
  for (const route of API_ROUTES) {
    if (asLines && !route.lines) continue;
    const values = matched(route.path.split('/'), parts);
    if (values !== undefined) return { route, values, asLines };
  }
  throw new ApiError(404, `There is nothing at ${JSON.stringify(path)}; the addresses are described at /api.`);
}

function matched(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const values: Record<string, string> = {};
  for (const [i, name] of pattern.entries()) {
    if (name.startsWith('{')) values[name.slice(1, -1)] = parts[i]!;
    else if (name !== parts[i]) return undefined;
  }
  return values;
}

function linesAnswer({ from }: Listing<object>, start: number): Response {
  const lines = Iterator.from(from(start)).map((item) => `${JSON.stringify(item)}\n`);
  return new Response(textStream(lines), {
    headers: { ...ANY_ORIGIN, 'Content-Type': 'application/jsonl; charset=utf-8' },
  });
}
