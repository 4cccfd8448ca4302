// Owns what all parts of the studio share: the form, what is read out of it, what is known, and the judgement. Made once, at the top of the screen.
import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { OrderStatus } from '../../../shared/contract/orders.ts';
import type { AccountHoldings } from '../../../shared/contract/xrpl-reads.ts';
import type { PaymentField } from '../../../shared/xrpl/finding.ts';
import { readPaymentText } from '../../../shared/xrpl/read-payment.ts';
import { readJsonText } from '../../../shared/xrpl/reading/json-text-parse.ts';
import type { PaymentJson } from '../../../shared/xrpl/draft.ts';
import { emptyStudioDraft, type StudioDraft, type StudioForm, useStudioDrafts } from '../../state/studio-form.ts';
import { useOrders } from '../../state/use-orders.ts';
import { type OwnAccount, useOwnAccounts } from '../../state/use-own-accounts.ts';
import type { Answer } from '../../ui/use-answer.ts';
import { useOnChange } from '../../ui/use-on-change.ts';
import { useWords } from '../../ui/words.tsx';
import { type AssetOption, deliverOptions, spendOptions } from './asset-options.ts';
import { replacedDraft, sentDraft } from './draft-changes.ts';
import { clearedForm } from './fixes.ts';
import { rescaled } from './form-amount.ts';
import { formOf, writeForm } from './form-json.ts';
import { factsQuestion, type Judgement, judge, type Read, readStudio, waitsForLedger, withQuote } from './judge.ts';
import { type AskedFacts, useFacts, useHoldings, useLookAgain, usePracticeTokens } from './use-ledger.ts';
import { type KnownPeople, usePeople } from './use-people.ts';
import { type Trial, useTrial } from './use-trial.ts';

export interface Names {
  /** Name of an account that is known; null for any other. */
  readonly account: (address: string) => string | null;
  /** AssetScale of an issuance; 0 where it is not known. */
  readonly scale: (id: string) => number;
  readonly ticker: (id: string) => string | null;
}

export interface Studio {
  readonly wallet: WalletSummary;
  readonly draft: StudioDraft;
  readonly form: StudioForm;
  readonly read: Read;
  readonly judgement: Judgement;
  readonly asked: AskedFacts;
  readonly trial: Trial;
  readonly accounts: readonly OwnAccount[];
  /** Address of the account that pays. */
  readonly account: string;
  readonly payer: AccountHoldings | null;
  readonly receiver: AccountHoldings | null;
  readonly people: KnownPeople;
  readonly names: Names;
  readonly orders: Answer<readonly OrderStatus[]>;
  readonly options: { readonly deliver: readonly AssetOption[]; readonly spend: readonly AssetOption[] };
  /** The JSON as it stands in the editor. */
  readonly jsonText: string;
  /** What is changed in the form is written into the JSON anew. */
  readonly change: (change: (form: StudioForm) => StudioForm) => void;
  readonly typeJson: (text: string | null) => void;
  readonly put: (part: Partial<StudioDraft>) => void;
  /** Another payment takes the place of what stands there, which can be brought back. */
  readonly replace: (json: string | null, account?: string) => void;
  /** The payment that stands there was sent. */
  readonly finish: () => void;
  /** Id of the finding on screen that is about a field; undefined where there is none. */
  readonly markOf: (field: PaymentField) => string | undefined;
}

const StudioContext = createContext<Studio | null>(null);

export function StudioProvider({ studio, children }: { readonly studio: Studio; readonly children: ReactNode }): ReactNode {
  return <StudioContext value={studio}>{children}</StudioContext>;
}

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('the studio’s parts stand inside its screen');
  return studio;
}

export function useStudioModel(wallet: WalletSummary): Studio {
  const { t } = useWords();
  const stored = useStudioDrafts((state) => state.drafts[wallet.id]);
  const store = useStudioDrafts((state) => state.change);
  const draft = stored ?? emptyStudioDraft;
  const { form, json } = draft;
  const { accounts, account: chosen } = useOwnAccounts(wallet);
  const account = form.account.trim() || chosen.address;
  const read = useMemo(() => readStudio({ form, json }, wallet.network, account), [form, json, wallet.network, account]);
  const { shape } = read;
  const question = shape.account === null ? null : factsQuestion(read);
  const asked = useFacts(wallet, question);
  const payer = useHoldings(wallet.id, shape.account);
  const receiver = useHoldings(wallet.id, shape.destination === shape.account ? null : shape.destination);
  const practice = usePracticeTokens(wallet);
  const orders = useOrders(wallet.id);
  const numbered = useCallback((index: number) => t('wallet.accountNumber', { number: String(index + 1) }), [t]);
  const people = usePeople(wallet, accounts, orders.value, payer, numbered);
  const isWhole = read.reading !== null && read.missing.length === 0 && read.problems.size === 0;
  const trial = useTrial(wallet.id, isWhole ? (read.reading?.draft ?? null) : null);
  const { simulation } = trial;
  const judgement = useMemo(
    () => judge(read, withQuote(asked.facts, simulation), people, simulation?.findings),
    [read, asked.facts, people, simulation],
  );
  useLookAgain(waitsForLedger(judgement), asked.reload);
  const names = useMemo((): Names => {
    const known = new Map(people.contacts.map(({ address, name }) => [address, name]));
    const issuers = new Map(practice.map(({ issuer, name }) => [issuer, name]));
    const mpts = [...(payer?.mpts ?? []), ...(receiver?.mpts ?? [])];
    return {
      account: (address) => known.get(address) || issuers.get(address) || null,
      scale: (id) =>
        asked.facts.issuances[id]?.assetScale ??
        mpts.find((mpt) => mpt.id === id)?.issuance?.assetScale ??
        practice.find(({ asset }) => asset.kind === 'mpt' && asset.id === id)?.scale ??
        0,
      ticker: (id) =>
        mpts.find((mpt) => mpt.id === id)?.ticker ?? practice.find(({ asset }) => asset.kind === 'mpt' && asset.id === id)?.name ?? null,
    };
  }, [people, practice, payer, receiver, asked.facts]);
  const sources = { payer, receiver, practice };
  const put = (part: Partial<StudioDraft>): void => store(wallet.id, part);
  const replace = (text: string | null, payerAddress?: string): void => {
    const taken = text === null ? null : takenFrom(text, wallet, names.scale);
    const next = taken?.form ?? clearedForm(form);
    // What can be read is in the form; a text that cannot be is kept, and shown.
    const unread = taken !== null && taken.form === null ? taken.json : null;
    put(replacedDraft(draft, payerAddress === undefined ? next : { ...next, account: payerAddress }, unread));
  };
  useScaleOfMpt(form, names, put);
  return {
    wallet,
    draft,
    form,
    read,
    judgement,
    asked,
    trial,
    accounts,
    account,
    payer,
    receiver,
    people,
    names,
    orders,
    options: { deliver: deliverOptions(sources), spend: spendOptions(sources) },
    jsonText: json ?? JSON.stringify(writeForm(form, account).json, null, 2),
    change: (change) => put({ form: change(form), json: null }),
    typeJson: (text) => {
      const next = text === null ? null : takenFrom(text, wallet, names.scale);
      put(next === null ? { json: null } : { json: next.json, ...(next.form ? { form: next.form } : {}) });
    },
    put,
    replace,
    finish: () => put(sentDraft(draft)),
    markOf: (field) => {
      const found = judgement.findings.find((finding) => finding.severity === 'block' && finding.field === field);
      return found ? findingId(found) : undefined;
    },
  };
}

export function findingId({ code, field }: { readonly code: string; readonly field: string | null }): string {
  return `finding-${code}-${field ?? 'all'}`;
}

/** The form of a text of JSON; a text that cannot be read stays as it is and leaves the form alone. */
function takenFrom(
  text: string,
  wallet: WalletSummary,
  scaleOf: (id: string) => number,
): { readonly form: StudioForm | null; readonly json: string } {
  const [read, raw] = [readPaymentText(text, wallet.network), readJsonText(text)];
  if (!read.ok || !raw.ok) return { form: null, json: text };
  const members: PaymentJson = Object.fromEntries(Object.entries(Object(raw.value.value)));
  return { form: formOf(read.value, members, scaleOf), json: text };
}

/** An amount that was taken over before the scale of its MPT was known is written at that scale as soon as it is. */
function useScaleOfMpt(form: StudioForm, names: Names, put: Studio['put']): void {
  const { asset } = form.deliver;
  const id = asset.kind === 'mpt' ? asset.id : null;
  const scale = id === null ? 0 : names.scale(id);
  const isOld = asset.kind === 'mpt' && scale !== 0 && asset.scale !== scale;
  useOnChange(isOld ? `${id} ${scale}` : '', () => {
    if (!isOld || id === null) return;
    const { deliver, spend, least } = form;
    const floor = rescaled({ asset: deliver.asset, value: least }, id, scale).value;
    const spent = spend === null ? null : rescaled(spend, id, scale);
    put({ form: { ...form, deliver: rescaled(deliver, id, scale), least: floor, spend: spent } });
  });
}
