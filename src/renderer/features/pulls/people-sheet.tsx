// Owns making one pull payment for each person of a list, all in one go, and the file of their links.
import { type ReactNode, useMemo, useState } from 'react';
import { mostPeople, type People, type Person, readPeople } from '../../../shared/csv/people.ts';
import { writeCsv } from '../../../shared/csv/write-csv.ts';
import type { PullPaymentTerms } from '../../../shared/contract/common.ts';
import { add, formatDecimal, zero } from '../../../shared/money/decimal.ts';
import { decimalOf } from '../../../shared/money/parse-amount.ts';
import { pullPaymentStatus } from '../../../shared/payouts/pull-payment-status.ts';
import { type Result, ok } from '../../../shared/result.ts';
import type { PullPaymentRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { useNow } from '../../state/use-now.ts';
import { toast } from '../../state/toast.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { eachPull, firstRefusal } from './many-pulls.ts';

/** Lines with a problem that are shown; the count says the rest. */
const mostBad = 50;

interface Made {
  readonly id: string;
  readonly person: Person;
  readonly amount: string;
  readonly unit: string;
}

export function PeopleSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const now = useNow(30);
  const wallet = useWallet();
  const pulls = useServices().live.usePullPayments(wallet) ?? [];
  const open = pulls.filter((pull) => ['active', 'future'].includes(pullPaymentStatus(pull, now)));
  const [chosen, setChosen] = useState('');
  const [text, setText] = useState('');
  const [made, setMade] = useState<readonly Made[] | null>(null);
  const template = open.find((pull) => pull.id === chosen) ?? open[0];
  if (made) return <LinksSheet made={made} onClose={onClose} />;
  if (!template)
    return (
      <Dialog title={t('people.title')} onClose={onClose}>
        <p>{t('people.noTemplate')}</p>
      </Dialog>
    );
  return <ListSheet {...{ open, template, text, setChosen, setText, setMade, onClose }} />;
}

interface ListProps {
  readonly open: readonly PullPaymentRow[];
  readonly template: PullPaymentRow;
  readonly text: string;
  readonly setChosen: (id: string) => void;
  readonly setText: (text: string) => void;
  readonly setMade: (made: readonly Made[]) => void;
  readonly onClose: () => void;
}

function ListSheet({ open, template, text, setChosen, setText, setMade, onClose }: ListProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { workflow, now } = useServices();
  const wallet = useWallet();
  const { busy, refusal, run } = useAction(`people ${wallet.id}`);
  const list = useMemo(() => (text.trim() === '' ? null : readPeople(text)), [text]);
  const people = list?.ok ? list.value.people : [];
  const ready = list?.ok === true && list.value.bad.length === 0 && people.length > 0;
  const make = (): void =>
    run(
      () => workflow.createPullPayments({ walletId: wallet.id, terms: people.map((person) => termsFor(template, person, now())) }),
      ({ ids }) => setMade(people.flatMap((person, index) => madeOf(template, person, ids[index]))),
    );
  return (
    <ConfirmDialog
      title={t('people.title')}
      confirm={t('people.make', { count: people.length })}
      shape="wide"
      ready={ready}
      busy={busy}
      refusal={refusal}
      onConfirm={make}
      onClose={onClose}
    >
      {list && !list.ok ? <Banner tone="bad">{words(list.error)}</Banner> : null}
      <p>{t('people.text')}</p>
      <Select
        label={t('people.template')}
        value={template.id}
        onChange={setChosen}
        options={open.map((pull) => ({ value: pull.id, label: `${pull.name || t('pulls.unnamed')} · ${pull.limit} ${pull.unit}` }))}
      />
      <TextField label={t('people.list')} hint={t('people.hint')} rows={8} value={text} onChange={setText} maxLength={mostPeople * 400} />
      {list?.ok ? <PeoplePreview list={list.value} template={template} /> : null}
    </ConfirmDialog>
  );
}

function PeoplePreview({ list, template }: { readonly list: People; readonly template: PullPaymentRow }): ReactNode {
  const { t, refusal: words, format } = useWords();
  const total = list.people.reduce((sum, { amount }) => add(sum, decimalOf(amount ?? template.limit)), zero);
  return (
    <>
      <p className="strong" role="status">
        {t('people.preview', { count: list.people.length, total: formatDecimal(total), unit: template.unit })}
      </p>
      {list.bad.length > 0 ? (
        <Banner tone="bad">
          <ul className="stack is-1">
            {list.bad.slice(0, mostBad).map(({ line, problem }) => (
              <li key={line}>{t('people.bad', { line: format.count(line), reason: words(problem) })}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {/* A scrolling box must be reachable by keyboard. */}
      <ul className="table-box outcome-list" tabIndex={0} aria-label={t('people.list')}>
        {list.people.map((person) => (
          <li key={person.line} className="outcome">
            <PlainText text={person.name} line />
            <span className="soft">
              {person.amount ?? template.limit} {template.unit}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The links are signed only now and may be refused (a locked vault); the pull payments stand, and the file can be asked for again. */
function LinksSheet({ made, onClose }: { readonly made: readonly Made[]; readonly onClose: () => void }): ReactNode {
  const { t, locale, refusal: words } = useWords();
  const { workflow, main } = useServices();
  const wallet = useWallet();
  const { busy, refusal, run } = useAction(`links ${wallet.id}`);
  const save = async (): Promise<Result<{ saved: boolean }>> => {
    const outcomes = await eachPull(
      made.map(({ id }) => id),
      (id) => workflow.shareSheet({ walletId: wallet.id, id, language: locale }),
    );
    const refused = firstRefusal(outcomes);
    if (refused) return { ok: false, error: refused };
    const sheets = new Map(outcomes.flatMap(({ id, answer }) => (answer.ok ? [[id, answer.value] as const] : [])));
    const missing = made.flatMap(({ id }) => sheets.get(id)?.problem ?? [])[0];
    if (missing) return { ok: false, error: missing };
    const linkOf = (id: string, kind: 'offer' | 'server'): string =>
      sheets.get(id)?.options.find((option) => option.kind === kind)?.link ?? '';
    const rows = made.map(({ id, person, amount, unit }) => [
      person.name,
      amount,
      unit,
      person.note ?? '',
      linkOf(id, 'offer'),
      linkOf(id, 'server'),
    ]);
    const saved = await main.saveText({
      suggestedName: 'pullpay-links.csv',
      text: writeCsv([['Name', 'Amount', 'Unit', 'Note', 'Link', 'Server link'], ...rows]),
    });
    return saved.ok ? ok(saved.value) : saved;
  };
  const press = (): void =>
    run(save, ({ saved }) => {
      if (!saved) return;
      toast('good', t('export.saved'));
      onClose();
    });
  return (
    <Dialog
      title={t('people.title')}
      onClose={onClose}
      onConfirm={press}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.close')}
          </Button>
          <Button kind="primary" icon="file" busy={busy} onClick={press}>
            {t('people.links')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
        <Banner tone="good">{t('people.made', { count: made.length })}</Banner>
        <p>{t('people.linksNote')}</p>
      </div>
    </Dialog>
  );
}

/**
 * The template's terms with the person's name, amount and note. One that has begun already begins now for a person who joins now. Automatic approval is
 * not taken over: its bounds are meant for one pull payment, and here they would count once for each person.
 */
function termsFor(template: PullPaymentRow, person: Person, now: number): PullPaymentTerms {
  const { description, limit, unit, period, expiresAt, methods, defaultPrice } = template;
  return {
    name: person.name,
    description: person.note ?? description,
    limit: person.amount ?? limit,
    unit,
    period,
    startsAt: template.startsAt > now ? template.startsAt : null,
    expiresAt,
    methods: [...methods],
    autoApprove: false,
    defaultPrice: defaultPrice === null ? null : { ...defaultPrice },
  };
}

function madeOf(template: PullPaymentRow, person: Person, id: string | undefined): readonly Made[] {
  return id === undefined ? [] : [{ id, person, amount: person.amount ?? template.limit, unit: template.unit }];
}
