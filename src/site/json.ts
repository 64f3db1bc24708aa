/** Writes a model as JSON, indented for people. */
export function jsonText(model: unknown): string {
  return `${JSON.stringify(model, undefined, 2)}\n`;
}

/** The content type of every twin. */
export const JSON_TYPE = 'application/json; charset=utf-8';

/** The error of an address for programs where nothing is. */
export function absence(what: string): object {
  return { error: { status: 404, message: `There is no ${what}.` } };
}

/** Returns an answer of JSON. */
export function jsonAnswer(value: unknown, status = 200): Response {
  return new Response(jsonText(value), { status, headers: { 'Content-Type': JSON_TYPE } });
}

/** Returns the answer of a JSON address to a name that is unknown. */
export function jsonNotFound(what: string): Response {
  return jsonAnswer(absence(what), 404);
}
