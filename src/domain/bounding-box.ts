/** A box around something in an image, in pixels from the upper left corner of the image. */
export interface BoundingBox {
  /** What is in it: a wnid, or whatever the annotator called it. */
  readonly name: string;
  /** From where it was looked at, such as `Unspecified` or `Frontal`. */
  readonly pose: string;
  /** It goes on outside of the image, or behind something. */
  readonly isTruncated: boolean;
  readonly isDifficult: boolean;
  readonly xmin: number;
  readonly ymin: number;
  readonly xmax: number;
  readonly ymax: number;
}

/** The boxes of one image. */
export interface BoxedImage {
  /** The image's id: `n02084071_3`. */
  readonly id: string;
  /** Size of the image that the boxes were drawn on. */
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly BoundingBox[];
}
