// Owns the tokens among the ways to be paid: those that are named, one to pick from what the account holds, one to type.
import { type ReactNode, useState } from 'react';
import type { AccountHoldings } from '../../../shared/contract/xrpl-reads.ts';
import { fixedRate } from '../../../shared/payouts/conversion.ts';
import { assetCode, shortId } from '../../../shared/xrpl/amounts/asset-words.ts';
import { maxMethods } from '../../../shared/payouts/pull-payment-terms.ts';
import { methodCurrency } from '../../../shared/payouts/methods.ts';
import { readTypedAsset } from '../../../shared/payouts/typed-asset.ts';
import { payerName } from '../../state/payer-name.tsx';
import { type Payer, usePayer } from '../../state/use-payer.ts';
import { ok } from '../../../shared/result.ts';
import { Banner } from '../../ui/banner.tsx';
import { type Answer, useAnswer } from '../../ui/use-answer.ts';
import { useDrafts } from '../../state/drafts.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { originOf } from '../../ui/asset.tsx';
import { Button } from '../../ui/button.tsx';
import { MethodMark } from '../../ui/chain-mark.tsx';
import { Details } from '../../ui/details.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { methodsOf, unitOf } from './draft-terms.ts';

export function TokenFields(): ReactNode {
  const { t } = useWords();
  const { pull, changePull } = useDrafts();
  return (
    <>
      {pull.tokens.length === 0 ? null : (
        <ul className="token-list" aria-label={t('form.tokens')}>
          {pull.tokens.map((methodId) => (
            <Token
              key={methodId}
              methodId={methodId}
              onRemove={() => changePull({ tokens: pull.tokens.filter((other) => other !== methodId) })}
            />
          ))}
        </ul>
      )}
      <Details summary={t('form.tokenAdd')}>
        <AddToken />
      </Details>
    </>
  );
}

function Token({ methodId, onRemove }: { readonly methodId: string; readonly onRemove: () => void }): ReactNode {
  const { t } = useWords();
  const unit = unitOf(useDrafts((state) => state.pull.unit)) ?? '';
  const currency = methodCurrency(methodId);
  const code = assetCode(currency);
  return (
    <li className="token-item">
      <span className="grow stack is-1">
        <MethodMark methodId={methodId} />
        <span className="soft tiny">{t(fixedRate(unit, currency) === null ? 'form.tokenRate' : 'form.tokenSame', { code, unit })}</span>
      </span>
      <IconButton icon="close" small label={t('form.tokenRemove', { code })} onClick={onRemove} />
    </li>
  );
}

function AddToken(): ReactNode {
  const { t, refusal: words } = useWords();
  const { pull, changePull } = useDrafts();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const payer = usePayer(useWallet());
  const held = useHeld(payer);
  const free = (held.value ?? []).filter((methodId) => !pull.tokens.includes(methodId));
  const add = (methodId: string): boolean => {
    const isFull = methodsOf(pull).length >= maxMethods;
    const isThere = pull.tokens.includes(methodId);
    setProblem(isThere ? t('form.tokenTwice') : isFull ? t('form.tokenMost', { most: maxMethods }) : null);
    if (isFull || isThere) return false;
    changePull({ tokens: [...pull.tokens, methodId] });
    return true;
  };
  const addTyped = (): void => {
    const read = readTypedAsset(text);
    if (!read.ok) return setProblem(read.error.code === 'payout-method-unknown' ? t('form.tokenBad') : words(read.error));
    if (add(read.value)) setText('');
  };
  return (
    <div className="stack is-3">
      <p className="field-hint">{t('form.tokensHint')}</p>
      <HeldNote payer={payer} isUnread={held.refusal !== null} />
      {free.length === 0 ? null : (
        <Select
          label={t('form.tokenPick')}
          value=""
          options={[{ value: '', label: t('form.tokenPickNone') }, ...free.map((value) => ({ value, label: nameOf(value) }))]}
          onChange={(value) => (value === '' ? undefined : add(value))}
        />
      )}
      <div className="token-add">
        <TextField
          label={t('form.tokenField')}
          hint={t('form.tokenFieldHint')}
          error={problem}
          mono
          maxLength={120}
          value={text}
          onChange={(typed) => {
            setText(typed);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            addTyped();
          }}
        />
        <Button disabled={text.trim() === ''} onClick={addTyped}>
          {t('form.tokenUse')}
        </Button>
      </div>
    </div>
  );
}

function nameOf(methodId: string): string {
  const currency = methodCurrency(methodId);
  const origin = originOf(currency);
  return origin === null ? assetCode(currency) : `${assetCode(currency)} · ${shortId(origin.text)}`;
}

/** Whose tokens are offered to pick from, and why there may be none. */
function HeldNote({ payer, isUnread }: { readonly payer: Payer; readonly isUnread: boolean }): ReactNode {
  const { t } = useWords();
  if (payer.kind === 'unknown') return <Banner tone="warn">{t('form.tokenPayerUnknown')}</Banner>;
  if (isUnread) return <Banner tone="warn">{t('form.tokenHeldUnknown')}</Banner>;
  if (payer.kind === 'asking' || !payer.isOneOfSeveral) return null;
  return <p className="field-hint">{t('form.tokenPayer', { account: payerName(t, payer) })}</p>;
}

/** Tokens and MPTs of the paying account; nothing while nobody says which that is, or what it holds. */
function useHeld(payer: Payer): Answer<readonly string[]> {
  const { main } = useServices();
  const { id: walletId } = useWallet();
  const address = payer.kind === 'known' ? payer.address : null;
  return useAnswer(`held ${walletId} ${address ?? ''}`, async () => {
    const answer = address === null ? null : await main.xrplHoldings({ walletId, address });
    if (answer === null) return ok([]);
    return answer.ok ? ok(methodsIn(answer.value)) : answer;
  });
}

function methodsIn({ lines, mpts }: AccountHoldings): readonly string[] {
  const tokens = lines
    .filter(({ balance }) => balance !== null && balance.mantissa > 0n)
    .map(({ currency, peer }) => `${currency}.${peer}-CHAIN`);
  return [...tokens, ...mpts.map(({ id }) => `${id}-CHAIN`)];
}
