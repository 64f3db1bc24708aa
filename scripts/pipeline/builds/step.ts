/** Shows how far a step is, in a line; callable as often as one likes. */
export type ShowState = (line: () => string) => void;

/** Runs one step of the build under a title; the caller shows progress and takes the time. */
export type Step = <T>(title: string, work: (show: ShowState) => T | Promise<T>) => Promise<T>;

/** Runs steps and shows nothing. */
export const silently: Step = async (_title, work) => work(() => undefined);
