/** Runs one step of the build under a title; the caller shows progress and takes the time. */
export type Step = <T>(title: string, work: () => T | Promise<T>) => Promise<T>;
