/** Returns the nearest element around the target of an event that a selector matches, the target included. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as the DOM's own `closest` has it
export function closest<T extends Element = HTMLElement>(target: EventTarget | null, selector: string): T | undefined {
  return target instanceof Element ? (target.closest<T>(selector) ?? undefined) : undefined;
}
