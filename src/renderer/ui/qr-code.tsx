// Owns codes to scan: dark on white in both themes, drawn as one path.
import { type ReactNode, useMemo } from 'react';
import { classNames } from './class-names.ts';
import { qrPath } from '../../shared/links/qr-path.ts';

export interface QrCodeProps {
  readonly text: string;
  /** Says what the code holds. */
  readonly label: string;
  /** Much text for cameras close by: larger on screen, and nothing spent on repairing damage that a screen does not have. */
  readonly dense?: boolean;
}

export function QrCode({ text, label, dense = false }: QrCodeProps): ReactNode {
  const { size, path } = useMemo(() => qrPath(text, dense ? 'low' : 'medium'), [text, dense]);
  return (
    <svg
      className={classNames('qr', dense && 'is-dense')}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
