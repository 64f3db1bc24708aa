/**
 * The scheme, host and port at which readers reach the site, for addresses that leave it.
 *
 * It is the environment variable `CANOPY_ORIGIN`, or the address `npm start` serves at by default; never the `Host` of
 * a request, which a visitor chooses.
 */
export function siteOrigin(): string {
  return process.env['CANOPY_ORIGIN'] ?? 'http://127.0.0.1:4321';
}
