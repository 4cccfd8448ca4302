// Owns the dialog that asks once more before something is taken away for good, and does it.
import type { ReactNode } from 'react';
import type { Result } from '../../shared/result.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { IconName } from './icon.tsx';
import { useAction } from './use-action.ts';

export interface DangerDialogProps {
  readonly title: string;
  /** The words of the button: what it does. */
  readonly confirm: string;
  readonly icon?: IconName;
  /** Of the command, as for `useAction`. */
  readonly name?: string;
  /** False while there is nothing to confirm yet. */
  readonly ready?: boolean;
  readonly command: () => Promise<Result<unknown>>;
  /** After it is done; it closes the dialog, too, where that is not done by going elsewhere. */
  readonly onDone: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function DangerDialog({ title, confirm, icon, name, ready, command, onDone, onClose, children }: DangerDialogProps): ReactNode {
  const { busy, refusal, run } = useAction(name);
  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      icon={icon}
      kind="danger"
      {...(ready === undefined ? {} : { ready })}
      busy={busy}
      refusal={refusal}
      onConfirm={() => run(command, onDone)}
      onClose={onClose}
    >
      {children}
    </ConfirmDialog>
  );
}
