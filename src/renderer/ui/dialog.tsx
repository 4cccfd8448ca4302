// Owns dialogs, on the native element: focus stays inside, Escape closes, focus returns.
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import { focusHome, isFocusLost } from './focus-home.ts';
import { IconButton } from './icon-button.tsx';
import { useWords } from './words.tsx';

export interface DialogProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly shape?: 'middle' | 'wide' | 'side';
  /** Ctrl+Enter (or Cmd+Enter). */
  readonly onConfirm?: (() => void) | undefined;
}

export function Dialog({ title, onClose, children, footer, shape = 'middle', onConfirm }: DialogProps): ReactNode {
  const { t } = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useOpenDialog(ref, heading);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onConfirm?.();
  };
  return (
    // A dialog takes its own keys.
    <dialog
      ref={ref}
      className={classNames('dialog', shape !== 'middle' && `is-${shape}`)}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Chromium closes at a second Escape whatever `cancel` said; a sheet that is shut must not be taken for an open one.
      onClose={({ currentTarget }) => {
        if (currentTarget.isConnected) onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="close" label={t('common.close')} onClick={onClose} small />
      </div>
      <div className="dialog-body">{children}</div>
      {footer ? <div className="dialog-foot">{footer}</div> : null}
    </dialog>
  );
}

/** Opens as a modal; focus goes to the first field that asks for it, else to the heading, so that nothing is pressed by accident. */
function useOpenDialog(ref: React.RefObject<HTMLDialogElement | null>, heading: React.RefObject<HTMLHeadingElement | null>): void {
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    const field = dialog?.querySelector<HTMLElement>('.dialog-body input:not([type=checkbox]):not([type=radio]), .dialog-body textarea');
    (field ?? heading.current)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      if (isFocusLost()) focusHome();
    };
  }, [ref, heading]);
}
