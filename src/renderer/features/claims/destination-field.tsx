// Owns the address that receives the money; the own wallet's address is one press away when it is on the same network.
import type { ReactNode } from 'react';
import { methodChain } from '../../../shared/payouts/methods.ts';
import type { ClaimDraft } from '../../state/drafts.ts';
import { useServices } from '../../state/services.tsx';
import { useWalletOrNull } from '../../state/session.ts';
import { useAction } from '../../ui/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import type { ClaimErrors } from '../../../shared/links/claim-input.ts';

export interface DestinationFieldProps {
  readonly draft: ClaimDraft;
  readonly errors: ClaimErrors;
  readonly change: (part: Partial<ClaimDraft>) => void;
}

export function DestinationField({ draft, errors, change }: DestinationFieldProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const wallet = useWalletOrNull();
  const { busy, refusal, run } = useAction();
  const bitcoin = methodChain(draft.methodId) === 'bitcoin';
  const own = wallet?.network === draft.terms.network ? wallet : null;
  const fill = (walletId: string): void =>
    run(
      () => main.walletOverview({ walletId }),
      (overview) => change({ destination: bitcoin ? overview.bitcoin.address : overview.xrpl.address, tag: '' }),
    );
  return (
    <div className="stack is-2">
      <TextField
        label={t(bitcoin ? 'claim.destinationBitcoin' : 'claim.destinationXrp')}
        hint={t(bitcoin ? 'claim.destinationBitcoinHint' : 'claim.destinationXrpHint')}
        error={errors.destination ? t(errors.destination) : refusal ? words(refusal) : null}
        mono
        maxLength={500}
        value={draft.destination}
        onChange={(destination) => change({ destination })}
      />
      {own ? (
        <div>
          <Button small icon="wallet" busy={busy} onClick={() => fill(own.id)}>
            {t('claim.ownAddress')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
