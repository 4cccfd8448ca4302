// Owns receipts: the sender's signed answer is added to the claim it belongs to.
import type { ReactNode } from 'react';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { useAction } from '../../ui/use-action.ts';
import { useOnChange } from '../../ui/use-on-change.ts';
import { useWords } from '../../ui/words.tsx';
import { RefusedSheet } from './link-sheets.tsx';
import { ReadingSheet } from './server-sheet.tsx';

export function ReceiptSheet({ receipt, onClose }: { readonly receipt: string; readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const { workflow } = useServices();
  const { refusal, run } = useAction();
  useOnChange(receipt, () =>
    run(
      () => workflow.importReceipt({ receipt }),
      ({ myClaimId }) => {
        onClose();
        toast('good', t('link.receiptDone'));
        go({ screen: 'my-claim', id: myClaimId });
      },
    ),
  );
  return refusal ? <RefusedSheet code={refusal.code} onClose={onClose} /> : <ReadingSheet onClose={onClose} />;
}
