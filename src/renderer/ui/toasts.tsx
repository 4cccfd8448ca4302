// Owns short messages at the corner and the live region that reads them out.
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { useWords } from './words.tsx';

export interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'bad';
  readonly text: string;
}

export function Toasts({ toasts, onDismiss }: { readonly toasts: readonly Toast[]; readonly onDismiss: (id: number) => void }): ReactNode {
  const { t } = useWords();
  return (
    <div className="toasts" role="status" aria-live="polite" aria-label={t('common.messages')}>
      {toasts.map((toast) => (
        <div key={toast.id} className="toast">
          <Icon name={toast.tone === 'good' ? 'check' : 'warning'} className={`is-${toast.tone}`} />
          <span className="grow">{toast.text}</span>
          <IconButton icon="close" label={t('common.dismiss')} small onClick={() => onDismiss(toast.id)} />
        </div>
      ))}
    </div>
  );
}
