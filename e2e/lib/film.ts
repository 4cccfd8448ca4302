// Owns what a fake camera sees: codes that follow each other as on the screen of a signing device, as an uncompressed film (YUV4MPEG2).
import { writeFile } from 'node:fs/promises';
import { base32 } from '@scure/base';
import encodeQR from 'qr';

const [width, height] = [640, 480];
const grey = 128;

/** A PSBT in so many codes (BBQr, without compression: base32, no padding, each code but the last a multiple of eight characters). */
export function codesOf(psbt: Uint8Array, count = 4): readonly string[] {
  const text = base32.encode(psbt).replace(/=+$/, '');
  const length = Math.ceil(text.length / count / 8) * 8;
  const two = (number: number): string => number.toString(36).toUpperCase().padStart(2, '0');
  return Array.from({ length: count }, (_, index) => `B$2P${two(count)}${two(index)}${text.slice(index * length, (index + 1) * length)}`);
}

/** Each code stands for two frames of a fifth of a second; the camera shows the film again and again. No codes: a white wall. */
export async function film(path: string, codes: readonly string[]): Promise<void> {
  const pictures = codes.length === 0 ? [[]] : codes.map((code) => encodeQR(code, 'raw', { ecc: 'low', border: 4 }));
  const colour = Buffer.alloc((width * height) / 2, grey);
  const frames = pictures.flatMap((modules) => {
    const frame = Buffer.concat([Buffer.from('FRAME\n'), brightness(modules), colour]);
    return [frame, frame];
  });
  await writeFile(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\n`), ...frames]));
}

function brightness(modules: readonly (readonly boolean[])[]): Buffer {
  const plane = Buffer.alloc(width * height, 235);
  const size = Math.max(1, Math.floor(height / Math.max(1, modules.length)));
  const left = Math.floor((width - size * modules.length) / 2);
  for (const [row, line] of modules.entries())
    for (const [column, dark] of line.entries())
      if (dark)
        for (let y = row * size; y < (row + 1) * size; y += 1)
          plane.fill(16, y * width + left + column * size, y * width + left + (column + 1) * size);
  return plane;
}
