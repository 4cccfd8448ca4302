// Owns letting an account, or the bearers of credentials, pay this account.
import { type ReactNode, useState } from 'react';
import { isClassicAddress, readXAddress } from '../../../shared/links/xrpl-address.ts';
import { dropsToText } from '../../../shared/money/units.ts';
import type { CredentialKind, CredentialSet } from '../../../shared/xrpl/facts.ts';
import { mostInSet, preauthorize, preauthorizeCredentials } from '../../../shared/xrpl/transactions/deposit-preauth.ts';
import { droppingTexts, useDraftText } from '../../state/use-draft-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { readCredentialType } from './credential-type.ts';
import { OrderSheet } from './order-sheet.tsx';
import { reserveOfOneMore } from './reserve.ts';
import type { Desk } from './use-desk.ts';

export interface PreauthSheetProps {
  readonly desk: Desk;
  readonly onSigned: () => void;
  readonly onClose: () => void;
}

/** Classic address of what was typed; null for anything else. */
function addressOf(text: string): string | null {
  const typed = text.trim();
  return isClassicAddress(typed) ? typed : (readXAddress(typed)?.address ?? null);
}

export function PreauthAccountSheet({ desk, onSigned, onClose }: PreauthSheetProps): ReactNode {
  const { t, refusal: words } = useWords();
  const name = `preauthorize ${desk.address}`;
  const [text, setText] = useDraftText(name);
  const account = addressOf(text);
  const isKnown = account !== null && (desk.holdings.facts.preauthorizes ?? []).includes(account);
  const problem =
    text.trim() === ''
      ? null
      : account === null
        ? words({ code: 'xrpl-address-invalid' })
        : account === desk.address
          ? t('preauth.self')
          : isKnown
            ? t('preauth.twice')
            : null;
  const drop = droppingTexts(name);
  return (
    <OrderSheet
      desk={desk}
      title={t('preauth.accountTitle')}
      confirm={t('preauth.confirm')}
      fields={account === null || problem !== null || !canPay(desk) ? null : preauthorize(account, true)}
      onSigned={drop(onSigned)}
      onClose={drop(onClose)}
    >
      <TextField
        label={t('preauth.account')}
        hint={t('preauth.accountHint')}
        value={text}
        onChange={setText}
        mono
        maxLength={60}
        error={problem}
      />
      <ReserveNote desk={desk} />
    </OrderSheet>
  );
}

interface Line {
  /** Never shown; lines can be taken out of the middle. */
  readonly id: number;
  readonly issuer: string;
  readonly type: string;
}

export function PreauthSetSheet({ desk, onSigned, onClose }: PreauthSheetProps): ReactNode {
  const { t } = useWords();
  const [lines, setLines] = useState<readonly Line[]>([{ id: 0, issuer: '', type: '' }]);
  const set = setOf(lines);
  const isTwice = set !== null && new Set(set.map(({ issuer, type }) => `${issuer} ${type}`)).size < set.length;
  const isKnown = set !== null && (desk.holdings.facts.preauthorizesCredentials ?? []).some((known) => sameSet(known, set));
  const change = (id: number, part: Partial<Line>): void => setLines(lines.map((line) => (line.id === id ? { ...line, ...part } : line)));
  return (
    <OrderSheet
      desk={desk}
      title={t('preauth.setTitle')}
      confirm={t('preauth.confirm')}
      shape="wide"
      fields={set === null || isTwice || isKnown || !canPay(desk) ? null : preauthorizeCredentials(set, true)}
      onSigned={onSigned}
      onClose={onClose}
    >
      <p>{t('preauth.setText')}</p>
      {lines.map((line, index) => (
        <CredentialFields
          key={line.id}
          line={line}
          number={index + 1}
          onChange={(part) => change(line.id, part)}
          onRemove={lines.length > 1 ? () => setLines(lines.filter(({ id }) => id !== line.id)) : null}
        />
      ))}
      {lines.length < mostInSet ? (
        <div className="row">
          <Button
            small
            icon="plus"
            onClick={() => setLines([...lines, { id: Math.max(...lines.map(({ id }) => id)) + 1, issuer: '', type: '' }])}
          >
            {t('preauth.setMore')}
          </Button>
        </div>
      ) : null}
      {isTwice ? <Banner tone="bad">{t('preauth.setTwice')}</Banner> : null}
      {isKnown ? <Banner tone="bad">{t('preauth.twice')}</Banner> : null}
      <ReserveNote desk={desk} />
    </OrderSheet>
  );
}

interface FieldsProps {
  readonly line: Line;
  readonly number: number;
  readonly onChange: (part: Partial<Line>) => void;
  readonly onRemove: (() => void) | null;
}

function CredentialFields({ line, number, onChange, onRemove }: FieldsProps): ReactNode {
  const { t, refusal: words } = useWords();
  const type = readCredentialType(line.type);
  const badIssuer = line.issuer.trim() !== '' && addressOf(line.issuer) === null;
  return (
    <div className="token-pair">
      <TextField
        label={t('preauth.setIssuer', { number: String(number) })}
        value={line.issuer}
        onChange={(issuer) => onChange({ issuer })}
        mono
        maxLength={60}
        error={badIssuer ? words({ code: 'xrpl-address-invalid' }) : null}
      />
      <TextField
        label={t('preauth.setType', { number: String(number) })}
        hint={t('preauth.setTypeHint')}
        value={line.type}
        onChange={(text) => onChange({ type: text })}
        maxLength={130}
        error={line.type === '' || type.ok ? null : words(type.error)}
      />
      {onRemove === null ? null : (
        <IconButton icon="close" small label={t('preauth.setLess', { number: String(number) })} onClick={onRemove} />
      )}
    </div>
  );
}

/** Null while a line is not readable. */
function setOf(lines: readonly Line[]): CredentialSet | null {
  const read = lines.flatMap((line): readonly CredentialKind[] => {
    const [issuer, type] = [addressOf(line.issuer), readCredentialType(line.type)];
    return issuer === null || !type.ok ? [] : [{ issuer, type: type.value }];
  });
  return read.length === lines.length ? read : null;
}

function sameSet(one: CredentialSet, other: CredentialSet): boolean {
  const names = (set: CredentialSet): string =>
    set
      .map(({ issuer, type }) => `${issuer} ${type}`)
      .sort()
      .join();
  return names(one) === names(other);
}

function canPay({ holdings }: Desk): boolean {
  return reserveOfOneMore(holdings, false).enough !== false;
}

function ReserveNote({ desk }: { readonly desk: Desk }): ReactNode {
  const { t } = useWords();
  const { increment, enough, missing } = reserveOfOneMore(desk.holdings, false);
  const params = { amount: dropsToText(increment), missing: dropsToText(missing) };
  if (enough === false) return <Banner tone="bad">{t('preauth.reserveMissing', params)}</Banner>;
  return <p className="soft small">{t('preauth.reserve', params)}</p>;
}
