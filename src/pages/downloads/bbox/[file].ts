/** Bounding boxes of a synset at their other address. */
export { GET } from './bbox/[file].ts';
