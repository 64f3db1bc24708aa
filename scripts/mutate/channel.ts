/** Request to the driver: to run all tests with no mutant active, or some with one. */
export interface DriverRequest {
  readonly files: readonly { readonly file: string; readonly bundle: string }[];
  readonly mutant?: string | undefined;
  readonly isStatic?: boolean;
  readonly testIds?: readonly string[] | undefined;
  readonly hitLimit?: number | undefined;
}

/** Result of a test. */
export interface DriverResult {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly ms: number;
  readonly error: string | undefined;
}

/** Answer of the driver. */
export interface DriverAnswer {
  readonly results: readonly DriverResult[];
  readonly coverage: unknown;
  readonly hits: number | undefined;
  readonly fault: string | undefined;
}

/** Channel between the driver and the runner. */
export const CHANNEL = 'canopy-mutants';
