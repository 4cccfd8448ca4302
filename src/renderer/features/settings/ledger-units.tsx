// Owns the table of tokens that stand for units in the ledger's order books: added, changed, removed.
import { type ReactNode, useState } from 'react';
import type { RateSettings } from '../../../shared/contract/rate-settings.ts';
import { amountText } from '../../../shared/i18n/format.ts';
import { describeCurrency } from '../../../shared/xrpl/amounts/currency-words.ts';
import { Address } from '../../ui/address.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';

type LedgerUnit = RateSettings['ledger'][number];

export interface LedgerUnitsProps {
  readonly units: readonly LedgerUnit[];
  readonly busy: boolean;
  /** `then` follows only where main has stored it. */
  readonly onChange: (units: LedgerUnit[], then?: () => void) => void;
}

const nothing: LedgerUnit = { unit: '', token: '', depth: '10' };

/** The list with this token in it: in place of that of `replaced`, or at the end. */
export function withUnit(units: readonly LedgerUnit[], replaced: string | null, typed: LedgerUnit): LedgerUnit[] {
  return replaced === null ? [...units, typed] : units.map((one) => (one.unit === replaced ? typed : one));
}

export function LedgerUnits({ units, busy, onChange }: LedgerUnitsProps): ReactNode {
  const { t } = useWords();
  /** The unit whose token is being changed. */
  const [replaced, setReplaced] = useState<string | null>(null);
  const [typed, setTyped] = useState(nothing);
  const show = (of: LedgerUnit | null): void => {
    setReplaced(of?.unit ?? null);
    setTyped(of ?? nothing);
  };
  const set = (part: Partial<LedgerUnit>): void => setTyped({ ...typed, ...part });
  const isWhole = [typed.unit, typed.token, typed.depth].every((text) => text.trim() !== '');
  return (
    <div className="settings-list stack is-3">
      <div className="stack is-1">
        <span>{t('rates.ledger')}</span>
        <span className="soft small">{t('rates.ledgerText')}</span>
      </div>
      {units.length === 0 ? null : (
        <Units
          units={units}
          onEdit={show}
          onRemove={(gone) => {
            if (gone === replaced) show(null);
            onChange(units.filter(({ unit }) => unit !== gone));
          }}
        />
      )}
      <form
        className="stack is-2"
        onSubmit={(event) => {
          event.preventDefault();
          const depth = typed.depth.replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '');
          onChange(withUnit(units, replaced, { ...typed, depth }), () => show(null));
        }}
      >
        <TextField
          label={t('rates.ledgerToken')}
          hint={t('rates.ledgerTokenHint')}
          value={typed.token}
          maxLength={100}
          mono
          onChange={(token) => set({ token })}
        />
        <div className="rate-form">
          <TextField
            label={t('rates.ledgerUnit')}
            hint={t('rates.ledgerUnitHint')}
            value={typed.unit}
            maxLength={30}
            mono
            onChange={(unit) => set({ unit })}
          />
          <TextField
            label={t('rates.ledgerDepth')}
            hint={t('rates.ledgerDepthHint')}
            value={typed.depth}
            maxLength={40}
            amount
            onChange={(depth) => set({ depth })}
          />
          <Button submit busy={busy} disabled={!isWhole}>
            {t(replaced === null ? 'rates.ledgerAdd' : 'common.save')}
          </Button>
          {replaced === null ? null : (
            <Button kind="quiet" onClick={() => show(null)}>
              {t('common.cancel')}
            </Button>
          )}
        </div>
      </form>
    </div>
  );
}

interface UnitsProps {
  readonly units: readonly LedgerUnit[];
  readonly onEdit: (unit: LedgerUnit) => void;
  readonly onRemove: (unit: string) => void;
}

function Units({ units, onEdit, onRemove }: UnitsProps): ReactNode {
  const { t } = useWords();
  return (
    <table className="table rates-table">
      <thead>
        <tr>
          <th scope="col">{t('rates.ledgerUnit')}</th>
          <th scope="col">{t('rates.ledgerToken')}</th>
          <th scope="col" className="end">
            {t('rates.ledgerDepth')}
          </th>
          <th scope="col" className="end">
            <span className="visually-hidden">{t('rates.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {units.map((one) => (
          <tr key={one.unit}>
            <td className="mono">{one.unit}</td>
            <td>
              <Token token={one.token} />
            </td>
            <td className="end">{amountText(one.depth, one.unit)}</td>
            <td className="end">
              <span className="row">
                <IconButton icon="edit" small label={t('rates.ledgerEdit', { unit: one.unit })} onClick={() => onEdit(one)} />
                <IconButton icon="close" small label={t('rates.ledgerRemove', { unit: one.unit })} onClick={() => onRemove(one.unit)} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The code as people read it, and the issuer whole: many tokens bear the same code. */
function Token({ token }: { readonly token: string }): ReactNode {
  const [code = '', issuer = ''] = token.split('.');
  return (
    <span className="stack is-1">
      <span className="mono" title={code}>
        {describeCurrency(code).text}
      </span>
      <Address value={issuer} />
    </span>
  );
}
