/** Returns the nearest element around the target of an event that a selector matches, the target included. */
export function closest<T extends Element = HTMLElement>(target: EventTarget | null, selector: string): T | undefined {
  return target instanceof Element ? ((target.closest(selector) as T | null) ?? undefined) : undefined;
}
