// Owns the field above a list in which people type what they look for.
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export interface SearchFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** How it takes its place among the tools beside it. */
  readonly className: 'queue-search' | 'grow';
}

export function SearchField({ label, hint, value, onChange, className }: SearchFieldProps): ReactNode {
  return (
    <div className={`input ${className}`}>
      <span className="input-side">
        <Icon name="search" size={16} />
      </span>
      <input
        type="search"
        aria-label={label}
        placeholder={hint}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        spellCheck={false}
      />
    </div>
  );
}
