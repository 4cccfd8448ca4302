// Owns codes to scan: dark on white in both themes, drawn as one path.
import { encodeQR } from 'qr';
import { type ReactNode, useMemo } from 'react';

/** `label` says what the code holds. Text beyond about 600 characters makes codes that cameras do not read; callers offer text instead. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const rows = useMemo(() => encodeQR(text, 'raw', { ecc: 'medium', border: 1 }), [text]);
  const path = useMemo(() => rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join(''), [rows]);
  return (
    <svg className="qr" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
