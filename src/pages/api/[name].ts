/** The text endpoints of ImageNet's old API without the `text/`, as clients have called them since 2021. */
export { GET } from './text/[name].ts';
