/** The archive's files at their other address. */
export { GET } from '../archive/[file].ts';
