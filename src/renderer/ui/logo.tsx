// Owns the mark of the product, as in resources/icon.svg: a P whose stem is an amount pulled down.
import type { ReactNode } from 'react';

export function Logo({ size = 24 }: { readonly size?: number }): ReactNode {
  return (
    <svg viewBox="0 0 512 512" width={size} height={size} aria-hidden="true">
      <rect width="512" height="512" rx="112" fill="#1f6f5c" />
      <path
        d="M150 120h150a92 92 0 0 1 0 184h-92v88"
        fill="none"
        stroke="#fff"
        strokeWidth="52"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M150 330l58 62 58-62" fill="none" stroke="#f2c14e" strokeWidth="44" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
