/** A box around something in an image, in pixels from the upper left corner of the image. */
export interface BoundingBox {
  /** The object in the box: a wnid, or the annotator's own name for it. */
  readonly name: string;
  /** Side from which the object is seen, such as `Unspecified` or `Frontal`. */
  readonly pose: string;
  /** True if the object continues outside the image or is partly hidden. */
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
