import { PICTURE_SIDE } from '../../../shared/operators';

/** A picture of more than this would be a bomb, whatever its file weighs. */
const MOST_PIXELS = 64_000_000;

/** How the files begin that are pictures to us, in hex: what a file is called, or says of itself, counts for nothing. */
const BEGINNINGS = {
  jpeg: /^ffd8ff/,
  png: /^89504e470d0a1a0a/,
  gif: /^474946383[79]61/,
  webp: /^52494646.{8}57454250/,
  avif: /^.{8}66747970617669(66|73)/,
};

/** A random name and a fixed ending: nothing else can be asked for. */
const FILE = /^([0-9a-f]{32})\.webp$/;

/** The name of a picture out of the last step of its address; null where there can be none. */
export const nameIn = (file: string): string | null => FILE.exec(file)?.[1] ?? null;

/** Where a picture is below the public pages. */
export const pictureUrl = (name: string | null, root: string): string | null =>
  name && `${root}/picture/${name}.webp`;

/**
 * A square picture of `PICTURE_SIDE` pixels, upright, cut around what is most of interest, as WebP:
 * pixels and nothing else of what was uploaded. Null for what is no picture.
 */
export async function portrait(file: Buffer): Promise<Buffer | null> {
  const beginning = file.subarray(0, 16).toString('hex');

  if (!Object.values(BEGINNINGS).some((one) => one.test(beginning))) {
    return null;
  }

  // A third of what loading the plugin costs: only who uploads a picture waits for it.
  const { default: sharp } = await import('sharp');

  try {
    return await sharp(file, { limitInputPixels: MOST_PIXELS })
      .rotate()
      .resize(PICTURE_SIDE, PICTURE_SIDE, { fit: 'cover', position: 'attention' })
      .webp({ quality: 82 })
      .toBuffer();
  } catch {
    // Broken, cut short, or larger than any picture of a face.
    return null;
  }
}
