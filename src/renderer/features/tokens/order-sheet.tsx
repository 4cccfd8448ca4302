// Owns the sheet that explains one order and leads to the secure window, where it is signed.
import type { ReactNode } from 'react';
import type { OrderFields } from '../../../shared/xrpl/transactions/order-fields.ts';
import { toast } from '../../state/toast.ts';
import { useOrder } from '../../state/use-order.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { useWords } from '../../ui/words.tsx';
import { PlacedNote } from './order-notes.tsx';
import type { Desk } from './use-desk.ts';

export interface OrderSheetProps {
  readonly desk: Desk;
  readonly title: string;
  readonly confirm: string;
  readonly icon?: IconName;
  readonly shape?: 'middle' | 'wide';
  /** Null while there is nothing to order yet. */
  readonly fields: OrderFields | null;
  /** After it was signed. */
  readonly onSigned: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function OrderSheet({ desk, title, confirm, icon, shape, fields, onSigned, onClose, children }: OrderSheetProps): ReactNode {
  const { t } = useWords();
  const order = useOrder(() => {
    toast('good', t('ordered.sent'));
    onSigned();
  });
  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      icon={icon}
      shape={shape ?? 'middle'}
      ready={fields !== null}
      busy={order.busy}
      refusal={null}
      onConfirm={() => {
        if (fields !== null) order.place({ account: desk.address, transaction: fields });
      }}
      onClose={onClose}
    >
      <PlacedNote order={order} />
      {children}
      <p className="soft small">{t('ordered.secure')}</p>
    </ConfirmDialog>
  );
}
