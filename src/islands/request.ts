/** Requests a file or an answer of this site. @throws Error with the address and the status, if that is not a success. */
export async function request(url: string, options?: RequestInit): Promise<Response> {
  const answer = await fetch(url, options);
  if (!answer.ok) throw new Error(`${url}: expected a successful answer, came status ${String(answer.status)}`);
  return answer;
}

/** Requests JSON of this site. @throws Error as {@link request} does. */
export async function requestJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  return (await (await request(url, signal && { signal })).json()) as T;
}
