/** A part of a picture, in fractions of its sides from the left upper corner. The original stays as it is. */
export interface PictureCrop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const steps = 10_000;

/** As it stands in an address: four numbers in ten-thousandths. */
export function cropKey({ x, y, width, height }: PictureCrop): string {
  return [x, y, width, height].map((part) => Math.round(part * steps)).join('-');
}

export function cropFrom(key: string): PictureCrop | undefined {
  const [x = 0, y = 0, width = 0, height = 0] = key.split('-').map((part) => Number(part) / steps);
  const crop = { x, y, width, height };
  return isInside(crop) ? crop : undefined;
}

const smallest = 0.02;
const tolerance = 0.0002;

export function isInside({ x, y, width, height }: PictureCrop): boolean {
  const fits = x >= 0 && y >= 0 && x + width <= 1 + tolerance && y + height <= 1 + tolerance;
  return fits && width >= smallest && height >= smallest;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In whole pixels of a picture of that size, never beyond its edges. */
export function pixelsOf({ x, y, width, height }: PictureCrop, size: Size): { left: number; top: number } & Size {
  const left = Math.min(size.width - 1, Math.round(x * size.width));
  const top = Math.min(size.height - 1, Math.round(y * size.height));
  return {
    left,
    top,
    width: Math.max(1, Math.min(size.width - left, Math.round(width * size.width))),
    height: Math.max(1, Math.min(size.height - top, Math.round(height * size.height))),
  };
}

/** The largest part of that shape (width : height), as near around the point as the edges allow. */
export function largestAround(shape: number, size: Size, point: { readonly x: number; readonly y: number }): PictureCrop {
  const whole = size.width / size.height;
  return placed({ width: Math.min(1, shape / whole), height: Math.min(1, whole / shape) }, point);
} // oxfmt-ignore

/** With its middle there, moved inside the picture. */
export function placed({ width, height }: Size, middle: { readonly x: number; readonly y: number }): PictureCrop {
  return { x: startWithin(middle.x, width), y: startWithin(middle.y, height), width, height };
}

function startWithin(middle: number, length: number): number {
  return Math.min(1 - length, Math.max(0, middle - length / 2));
}
