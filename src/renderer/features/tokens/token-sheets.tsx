// Owns which sheet about a token is open, and the way from one to the next. A sheet whose token is gone closes by itself.
import type { ReactNode } from 'react';
import type { PracticeToken } from '../../../shared/contract/practice-market.ts';
import type { MptView } from '../../../shared/contract/xrpl-reads.ts';
import type { LineFacts } from '../../../shared/xrpl/facts.ts';
import { tokenOf } from '../../../shared/xrpl/transactions/trust-set.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { Button } from '../../ui/button.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { AddSheet } from './add-sheet.tsx';
import { CloseMptSheet, CloseSheet } from './close-sheet.tsx';
import { LimitSheet, ProtectSheet } from './limit-sheet.tsx';
import { LineSheet } from './line-sheet.tsx';
import { isOwed, lineKeyOf, statesOf } from './line-states.ts';
import { mptName } from './mpt-name.ts';
import { MptSheet } from './mpt-sheet.tsx';
import { givenAmount, practiceTokenOf } from './practice-tokens.ts';
import { codeText } from './token-figures.tsx';
import { openStudio, paymentOf } from './to-studio.ts';
import type { NamedAsset } from './token-input.ts';
import type { Desk } from './use-desk.ts';

export type OpenSheet =
  | { readonly kind: 'add' }
  | { readonly kind: 'line' | 'limit' | 'protect' | 'close' | 'mpt' | 'close-mpt'; readonly key: string };

export interface TokenSheetsProps {
  readonly desk: Desk;
  readonly practice: readonly PracticeToken[];
  readonly sheet: OpenSheet;
  readonly onSheet: (sheet: OpenSheet | null) => void;
}

export function TokenSheets(props: TokenSheetsProps): ReactNode {
  const { desk, practice, sheet, onSheet } = props;
  const done = (): void => onSheet(null);
  if (sheet.kind === 'add') return <AddSheet desk={desk} practice={practice} onSigned={done} onClose={done} />;
  if (sheet.kind === 'mpt' || sheet.kind === 'close-mpt') {
    const mpt = desk.holdings.mpts.find(({ id }) => id === sheet.key);
    return mpt === undefined ? null : <MptSheets {...props} sheet={sheet} mpt={mpt} />;
  }
  const line = desk.holdings.lines.find((item) => lineKeyOf(item) === sheet.key);
  return line === undefined ? null : <LineSheets {...props} sheet={sheet} line={line} />;
}

type Keyed = Exclude<OpenSheet, { readonly kind: 'add' }>;

function LineSheets({
  desk,
  practice,
  sheet,
  line,
  onSheet,
}: Omit<TokenSheetsProps, 'sheet'> & { readonly sheet: Keyed; readonly line: LineFacts }): ReactNode {
  const up = (): void => onSheet({ kind: 'line', key: sheet.key });
  const common = { desk, line, onSigned: up, onClose: up };
  if (sheet.kind === 'limit') return <LimitSheet {...common} />;
  if (sheet.kind === 'protect') return <ProtectSheet {...common} />;
  if (sheet.kind === 'close') return <CloseSheet {...common} />;
  return (
    <LineSheet
      desk={desk}
      line={line}
      actions={<LineActions desk={desk} practice={practice} line={line} onKind={(kind) => onSheet({ kind, key: sheet.key })} />}
      onClose={() => onSheet(null)}
    />
  );
}

interface ActionsProps {
  readonly desk: Desk;
  readonly practice: readonly PracticeToken[];
}

function LineActions({
  desk,
  practice,
  line,
  onKind,
}: ActionsProps & { readonly line: LineFacts; readonly onKind: (kind: Keyed['kind']) => void }): ReactNode {
  const { t } = useWords();
  const isChanging = desk.newsOf({ kind: 'asset', asset: tokenOf(line) }).pending !== null;
  const ripples = statesOf(line, { own: desk.holdings.facts, issuer: null }).includes('ripples');
  return (
    <>
      {isOwed(line) ? null : <SendButton desk={desk} asset={tokenOf(line)} />}
      <GiveButton desk={desk} practice={practice} asset={tokenOf(line)} name={codeText(line.currency)} />
      {ripples ? (
        <Button small icon="shield" disabled={isChanging} onClick={() => onKind('protect')}>
          {t('tokens.protect')}
        </Button>
      ) : null}
      <Button small icon="edit" disabled={isChanging} onClick={() => onKind('limit')}>
        {t('tokens.changeLimit')}
      </Button>
      <Button small kind={isOwed(line) ? 'quiet' : 'secondary'} icon="archive" disabled={isChanging} onClick={() => onKind('close')}>
        {t('tokens.close')}
      </Button>
    </>
  );
}

function MptSheets({
  desk,
  practice,
  sheet,
  mpt,
  onSheet,
}: Omit<TokenSheetsProps, 'sheet'> & { readonly sheet: Keyed; readonly mpt: MptView }): ReactNode {
  const { t } = useWords();
  const up = (): void => onSheet({ kind: 'mpt', key: mpt.id });
  const asset = { kind: 'mpt', id: mpt.id } as const;
  if (sheet.kind === 'close-mpt') return <CloseMptSheet desk={desk} mpt={mpt} onSigned={up} onClose={up} />;
  return (
    <MptSheet
      desk={desk}
      mpt={mpt}
      onClose={() => onSheet(null)}
      actions={
        <>
          <SendButton desk={desk} asset={asset} />
          <GiveButton desk={desk} practice={practice} asset={asset} name={mptName(mpt, t)} />
          <Button
            small
            icon="archive"
            disabled={desk.newsOf({ kind: 'asset', asset }).pending !== null}
            onClick={() => onSheet({ kind: 'close-mpt', key: mpt.id })}
          >
            {t('tokens.close')}
          </Button>
        </>
      }
    />
  );
}

function SendButton({ desk, asset }: { readonly desk: Desk; readonly asset: NamedAsset }): ReactNode {
  const { t } = useWords();
  return (
    <Button small icon="send" onClick={() => openStudio(desk.address, paymentOf(asset))}>
      {t('tokens.send')}
    </Button>
  );
}

/** Nothing where the practice network does not give this token. */
function GiveButton({ desk, practice, asset, name }: ActionsProps & { readonly asset: NamedAsset; readonly name: string }): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const { busy, run } = useAction(`give ${desk.address}`);
  if (practiceTokenOf(practice, asset) === null) return null;
  const ask = async (): ReturnType<typeof main.givePracticeToken> => {
    const answer = await main.givePracticeToken({ walletId: desk.wallet.id, account: desk.address, asset, amount: givenAmount });
    if (!answer.ok) toast('bad', words(answer.error));
    return answer;
  };
  return (
    <Button small icon="gift" busy={busy} onClick={() => run(ask, () => toast('good', t('tokens.given')))}>
      {t('tokens.give', { amount: `${givenAmount} ${name}` })}
    </Button>
  );
}
