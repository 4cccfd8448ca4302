// Owns reading the code in a picture: of a file, or of the camera's newest frame.
import decodeQR from 'qr/decode.js';

/** Wider pictures are made smaller first: a code of a screen has enough dots by then. */
const widest = 1600;

/** The text of the code in it; null where none is found. */
export function codeIn(source: CanvasImageSource, width: number, height: number): string | null {
  const scale = Math.min(1, widest / Math.max(width, height, 1));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return null;
  }
}

export async function codeInFile(file: File): Promise<string | null> {
  try {
    const picture = await createImageBitmap(file);
    const text = codeIn(picture, picture.width, picture.height);
    picture.close();
    return text;
  } catch {
    return null;
  }
}
