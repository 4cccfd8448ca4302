// Owns the permissions of an account: how it may be paid, by whom, and what others attest about it.
import type { ReactNode } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import { AccountSwitches } from './account-switches.tsx';
import { CredentialsCards } from './credentials-card.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { PreauthCard } from './preauth-card.tsx';
import { useDesk } from './use-desk.ts';

export function PermissionsPanel({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const answer = useDesk(wallet);
  return (
    <DeskFrame answer={answer}>
      {(desk) => (
        <>
          <AccountSwitches key={`switches ${desk.address}`} desk={desk} />
          <PreauthCard key={`preauth ${desk.address}`} desk={desk} />
          <CredentialsCards key={`credentials ${desk.address}`} desk={desk} />
        </>
      )}
    </DeskFrame>
  );
}
