// Owns the drawing of a code to scan: its size in modules and one path of dark squares.
import { encodeQR } from 'qr';

export interface QrPath {
  /** Width and height in modules, with the quiet border. */
  readonly size: number;
  /** SVG path data. */
  readonly path: string;
}

/** Text beyond about 600 characters makes codes that cameras do not read (`fitsQr`); callers offer text instead. */
export function qrPath(text: string, ecc: 'low' | 'medium' = 'medium'): QrPath {
  const rows = encodeQR(text, 'raw', { ecc, border: 1 });
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size: rows.length, path };
}
