// Owns the end of a task that made something.
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useWords } from '../ui/words.tsx';
import { SecureFrame } from './frame.tsx';
import { useSecure } from './services.tsx';

export function Finished({ title, text }: { readonly title: string; readonly text: string }): ReactNode {
  const { t } = useWords();
  const { secure } = useSecure();
  const close = (): void => void secure.close({});
  return (
    <SecureFrame
      title={t('common.done')}
      onSubmit={close}
      footer={
        <Button kind="primary" submit>
          {t('common.close')}
        </Button>
      }
    >
      <EmptyState icon="check" title={title}>
        {text}
      </EmptyState>
    </SecureFrame>
  );
}
