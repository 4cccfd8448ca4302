// Owns codes to scan: dark on white in both themes, drawn as one path.
import { type ReactNode, useMemo } from 'react';
import { qrPath } from '../../shared/links/qr-path.ts';

/** `label` says what the code holds. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
