// Owns the fields that few payments need: how it may be exchanged, notes, references, permissions, and what experts set themselves.
import type { ReactNode } from 'react';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { FormMemo } from '../../state/studio-form.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { Details } from '../../ui/details.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { ValueField } from './amount-field.tsx';
import { changeForm } from './change-form.ts';
import { emptyMemo } from './memo-text.ts';
import { PlainField } from './plain-field.tsx';
import { fieldsOf, type OptionalField, usedMore } from './type-fields.ts';
import { useStudio } from './use-studio.tsx';

/** Every field where an expert asks for them, else those of the kind. */
export function useShownFields(): (field: OptionalField) => boolean {
  const { form, judgement, draft } = useStudio();
  const fields = fieldsOf(judgement.kind, form);
  return (field) => draft.expert || fields.has(field);
}

export function ExchangeFields(): ReactNode {
  const { t } = useWords();
  const { form, change } = useStudio();
  const shown = useShownFields();
  const set = (part: Parameters<typeof changeForm>[1]) => change((before) => changeForm(before, part));
  if (!(['partial', 'limitQuality', 'noDirect', 'paths'] as const).some(shown)) return null;
  return (
    <fieldset className="plain-fieldset stack is-3">
      <legend className="strong">{t('studio.exchange')}</legend>
      <div data-field="Flags" className="stack is-3">
        {shown('partial') ? (
          <Checkbox
            checked={form.partial}
            onChange={(partial) => set(partial ? { partial } : { partial, least: '' })}
            label={t('studio.partial')}
            hint={t('studio.partialHint')}
          />
        ) : null}
        {form.partial || form.least !== '' ? (
          <div data-field="DeliverMin" className="studio-inset">
            <ValueField
              field="DeliverMin"
              label={t('studio.least')}
              hint={t('studio.leastHint')}
              value={form.least}
              onChange={(least) => set({ least })}
            />
          </div>
        ) : null}
        {shown('limitQuality') ? (
          <Checkbox
            checked={form.limitQuality}
            onChange={(limitQuality) => set({ limitQuality })}
            label={t('studio.limitQuality')}
            hint={t('studio.limitQualityHint')}
          />
        ) : null}
        {shown('noDirect') && (form.paths !== '' || form.noDirect) ? (
          <Checkbox
            checked={form.noDirect}
            onChange={(noDirect) => set({ noDirect })}
            label={t('studio.noDirect')}
            hint={t('studio.noDirectHint')}
          />
        ) : null}
      </div>
    </fieldset>
  );
}

export function NoteFields(): ReactNode {
  const { t } = useWords();
  const { form, draft } = useStudio();
  const shown = useShownFields();
  const used = usedMore(form);
  const content = (
    <div className="stack">
      {shown('memos') ? <Memos /> : null}
      <div className="grid-2">
        <PlainField field="SourceTag" name="sourceTag" label={t('studio.sourceTag')} hint={t('studio.sourceTagHint')} optional />
        <PlainField field="InvoiceID" name="invoiceId" label={t('studio.invoiceId')} hint={t('studio.hashHint')} optional />
      </div>
      {shown('credentialIds') ? <Credentials /> : null}
      {shown('domainId') ? (
        <PlainField field="DomainID" name="domainId" label={t('studio.domainId')} hint={t('studio.domainHint')} optional />
      ) : null}
    </div>
  );
  return (
    <Details summary={used === 0 ? t('studio.more') : t('studio.moreUsed', { count: used })} open={draft.expert}>
      {content}
    </Details>
  );
}

function Credentials(): ReactNode {
  const { t } = useWords();
  const { form, change, payer, names } = useStudio();
  const own = payer?.credentials.filter(({ subject, accepted, expired }) => subject === payer.address && accepted && !expired) ?? [];
  const chosen = form.credentialIds.split(/[\s,]+/).filter((id) => id !== '');
  const toggle = (id: string, on: boolean): void => {
    const next = on ? [...chosen, id] : chosen.filter((one) => one !== id);
    change((before) => changeForm(before, { credentialIds: next.join('\n') }));
  };
  return (
    <div className="stack is-2">
      {own.length === 0 ? null : (
        <fieldset className="plain-fieldset stack is-2">
          <legend>{t('studio.credentialPick')}</legend>
          {own.slice(0, 20).map(({ id, kind }) => (
            <Checkbox
              key={id}
              checked={chosen.includes(id)}
              onChange={(on) => toggle(id, on)}
              label={t('studio.credentialOf', {
                type: credentialType(kind.type),
                issuer: names.account(kind.issuer) ?? `${kind.issuer.slice(0, 6)}…${kind.issuer.slice(-4)}`,
              })}
            />
          ))}
        </fieldset>
      )}
      <PlainField
        field="CredentialIDs"
        name="credentialIds"
        label={t('studio.credentials')}
        hint={t('studio.credentialsHint')}
        optional
        rows={2}
        maxLength={2000}
      />
    </div>
  );
}

/** A type is text of its issuer's in hex; what is no plain text stays hex. */
function credentialType(hex: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(hexToBytes(hex.toLowerCase()));
    return /^[^\p{C}]+$/u.test(text) ? text : hex;
  } catch {
    return hex;
  }
}

function Memos(): ReactNode {
  const { t } = useWords();
  const { form, change, draft, markOf } = useStudio();
  const set = (memos: readonly FormMemo[]) => change((before) => changeForm(before, { memos }));
  const memos = form.memos.length === 0 ? [emptyMemo] : form.memos;
  const alter = (index: number, part: Partial<FormMemo>): void => {
    const next = memos.map((memo, at) => (at === index ? { ...memo, ...part } : memo));
    // One memo in which nothing stands is none.
    set(next.length === 1 && next.every(({ type, data, format }) => type + data + format === '') ? [] : next);
  };
  return (
    <div data-field="Memos" className="stack is-3">
      {memos.map((memo, index) => (
        // Memos have no name of their own; they are told apart by their place.
        <div key={index} className="stack is-2">
          <TextField
            label={
              memo.hex
                ? t('studio.memoHex', { number: String(index + 1) })
                : memos.length === 1
                  ? t('studio.memo')
                  : `${t('studio.memo')} ${index + 1}`
            }
            hint={index === 0 ? t('studio.memoHint') : undefined}
            optional
            value={memo.data}
            onChange={(data) => alter(index, { data })}
            mono={memo.hex}
            maxLength={4000}
            rows={2}
            markedBy={index === 0 ? markOf('Memos') : undefined}
          />
          {draft.expert ? (
            <div className="grid-2">
              <TextField label={t('studio.memoType')} optional value={memo.type} onChange={(type) => alter(index, { type })} />
              <TextField label={t('studio.memoFormat')} optional value={memo.format} onChange={(format) => alter(index, { format })} />
            </div>
          ) : null}
          {form.memos.length > 0 ? (
            <div>
              <Button kind="quiet" small onClick={() => set(form.memos.filter((_memo, at) => at !== index))}>
                {t('studio.memoRemove')}
              </Button>
            </div>
          ) : null}
        </div>
      ))}
      {form.memos.length > 0 && form.memos.length < 20 ? (
        <div>
          <Button kind="quiet" small icon="plus" onClick={() => set([...form.memos, emptyMemo])}>
            {t('studio.memoAdd')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const expertFields = [
  ['Fee', 'fee'],
  ['Sequence', 'sequence'],
  ['TicketSequence', 'ticketSequence'],
  ['LastLedgerSequence', 'lastLedgerSequence'],
  ['NetworkID', 'networkId'],
  ['AccountTxnID', 'accountTxnId'],
  ['Delegate', 'delegate'],
  ['SigningPubKey', 'signingPubKey'],
] as const;

export function ExpertFields(): ReactNode {
  const { t } = useWords();
  const { form } = useStudio();
  const others = Object.keys(form.rest);
  return (
    <div className="stack">
      <PlainField field="Paths" name="paths" label={t('studio.paths')} hint={t('studio.pathsHint')} optional rows={4} maxLength={100_000} />
      <fieldset className="plain-fieldset stack is-3">
        <legend className="strong">{t('studio.expert')}</legend>
        <p className="small soft">{t('studio.expertHint')}</p>
        <div className="grid-2 is-level">
          {expertFields.map(([field, name]) => (
            <PlainField key={field} field={field} name={name} label={t(`studio.field.${name}`)} />
          ))}
        </div>
      </fieldset>
      {others.length === 0 ? null : <p className="small soft">{t('studio.rest', { names: others.join(', ') })}</p>}
    </div>
  );
}
