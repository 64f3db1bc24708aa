import { z } from 'zod';
import { API_BASE } from '../../view/export-urls.ts';
import { LINES_ENDING } from './router.ts';
import type { ApiParameter } from './parameters.ts';
import { API_ROUTES, type ApiRoute } from './routes.ts';
import { failure, pageOf } from './shapes.ts';

/**
 * Describes the API as an OpenAPI 3.1 document, from the table of routes and the shapes of answers.
 *
 * @param version the interface's;
 *
 * @param origin the site's own address.
 */
export function openApiDocument(version: string, origin: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Canopy',
      version,
      summary: 'Image datasets filed under WordNet’s nouns.',
      description:
        'Read-only, without keys. Lists come in pages; `next` of one is the `cursor` of the next. Every error has the shape Failure.',
      license: { name: 'WordNet 3.0 licence', url: 'https://wordnet.princeton.edu/license-and-commercial-use' },
    },
    servers: [{ url: origin + API_BASE }],
    paths: Object.fromEntries(API_ROUTES.flatMap(pathsOf)),
    components: { schemas: componentSchemas() },
  };
}

function pathsOf(route: ApiRoute): [string, object][] {
  const whole: [string, object] = [
    route.path,
    { get: operation(route, 'application/json', { $ref: reference(answerId(route)) }) },
  ];
  if (!route.lines) return [whole];
  const withoutLimit = {
    ...route,
    summary: `${route.summary}: all of it, one ${shapeId(route)} a line`,
    parameters: route.parameters.filter(({ name }) => name !== 'limit'),
  };
  return [
    whole,
    [route.path + LINES_ENDING, { get: operation(withoutLimit, 'application/jsonl', { type: 'string' }, 'Lines') }],
  ];
}

function operation({ path, summary, parameters }: ApiRoute, type: string, schema: object, suffix = ''): object {
  return {
    operationId:
      path.replace(/[^a-z]+([a-z])/g, (_, letter: string) => letter.toUpperCase()).replace(/[^A-Za-z]/g, '') + suffix,
    summary,
    parameters: parameters.map(parameterObject),
    responses: {
      200: { description: summary, content: { [type]: { schema } } },
      default: {
        description: 'It cannot be answered',
        content: { 'application/json': { schema: { $ref: reference('Failure') } } },
      },
    },
  };
}

function parameterObject({ schema, ...parameter }: ApiParameter): object {
  return { ...parameter, schema: without(['$schema'], z.toJSONSchema(schema, { target: 'draft-2020-12' })) };
}

function answerId(route: ApiRoute): string {
  return route.answer.kind === 'one' ? shapeId(route) : `${shapeId(route)}Page`;
}

/** The name of the shape of an answer, or of an item of it. */
export function shapeId({ shape }: ApiRoute): string {
  return shape.meta()?.id ?? 'object';
}

/** The schema of each shape by its name, references to one another included. */
function componentSchemas(): Record<string, object> {
  const shapes = new Map<string, z.ZodType>([['Failure', failure]]);
  for (const route of API_ROUTES) {
    shapes.set(shapeId(route), route.shape);
    if (route.answer.kind === 'list') shapes.set(answerId(route), pageOf(route.shape));
  }
  const registry = z.registry<{ id: string }>();
  for (const [id, shape] of shapes) registry.add(shape, { id });
  const { schemas } = z.toJSONSchema(registry, { target: 'draft-2020-12', uri: reference });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => [id, without(['$schema', '$id', 'id'], schema)]),
  );
}

function reference(id: string): string {
  return `#/components/schemas/${id}`;
}

/** Returns a schema without the fields that only a standalone document has. */
function without(names: readonly string[], schema: object): object {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)));
}
