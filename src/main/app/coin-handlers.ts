// Owns main's answers to what the screens ask about Bitcoin coins and labels.
import type { coinMethods } from '../../shared/contract/coins.ts';
import { labelledTypes, type labelMethods, type LabelImportReport, type ShownLabel } from '../../shared/contract/labels.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { ok, type Result } from '../../shared/result.ts';
import { coinList, joiningAdviceOf } from '../desk/coin-list.ts';
import type { Desks } from '../desk/desks.ts';
import type { WalletDesk } from '../desk/wallet-desk.ts';
import type { LabelImport } from '../wallets/label-book.ts';
import type { Shell } from './main-handlers.ts';

export interface CoinHandlersDeps {
  readonly desks: Pick<Desks, 'desk'>;
  readonly shell: Pick<Shell, 'save'>;
  /** Labels or frozen coins of a wallet are others now. */
  readonly labelsChanged: (walletId: string) => void;
}

export function coinHandlers({ desks, shell, labelsChanged }: CoinHandlersDeps): Handlers<typeof coinMethods & typeof labelMethods> {
  const on = async <T>(walletId: string, use: (desk: WalletDesk) => Promise<Result<T>>): Promise<Result<T>> => {
    const desk = desks.desk(walletId);
    return desk.ok ? use(desk.value) : desk;
  };
  const changing = async <T>(walletId: string, use: (desk: WalletDesk) => Promise<Result<T>>): Promise<Result<T>> => {
    const done = await on(walletId, use);
    // A write whose outcome is unknown may have changed something.
    if (done.ok || done.error.code === 'write-uncertain') labelsChanged(walletId);
    return done;
  };
  return {
    coins: ({ walletId }) => on(walletId, async (desk) => ok(await coinList(listDeps(desk)))),
    joiningAdvice: ({ walletId, account }) =>
      on(walletId, (desk) => joiningAdviceOf(listDeps(desk), { account, network: desk.record.network, rates: () => desk.feeRates() })),
    freezeCoins: ({ walletId, outpoints, frozen }) =>
      changing(walletId, async (desk) => {
        const done = await desk.labels.freeze(outpoints, frozen);
        if (!done.ok) return done;
        const holders = desk.outbox.holders();
        return ok({ payoutIds: frozen ? [...new Set(outpoints.flatMap((outpoint) => holders.get(outpoint) ?? []))] : [] });
      }),
    labels: ({ walletId }) =>
      on(walletId, async ({ labels }) => (labels.problem === null ? ok(shown(labels.texts())) : { ok: false, error: labels.problem })),
    setLabel: ({ walletId, label, ...place }) =>
      changing(walletId, async ({ labels }) => {
        const done = await labels.set(place, label);
        return done.ok ? ok({}) : done;
      }),
    importLabels: ({ walletId, text }) =>
      changing(walletId, async ({ labels }) => {
        const taken = await labels.import(text);
        return taken.ok ? ok(reportOf(taken.value)) : taken;
      }),
    saveLabels: ({ walletId, suggestedName }) =>
      on(walletId, async ({ labels }) =>
        labels.problem === null ? ok({ saved: await shell.save(suggestedName, labels.export()) }) : { ok: false, error: labels.problem },
      ),
  };
}

function listDeps(desk: WalletDesk): Parameters<typeof coinList>[0] {
  return { accounts: desk.coins, labels: desk.labels, holders: () => desk.outbox.holders() };
}

function shown(texts: ReadonlyMap<string, string>): ShownLabel[] {
  return [...texts].flatMap(([key, label]) => {
    const space = key.indexOf(' ');
    const type = labelledTypes.find((known) => known === key.slice(0, space));
    return type === undefined ? [] : [{ type, ref: key.slice(space + 1), label }];
  });
}

const mostProblems = 100;
const shownText = 200;

function reportOf({ problems, ...counts }: LabelImport): LabelImportReport {
  return {
    ...counts,
    refused: problems.length,
    problems: problems.slice(0, mostProblems).map(({ line, error, text }) => ({
      line,
      problem: error.params === undefined ? { code: error.code } : { code: error.code, params: { ...error.params } },
      text: text.slice(0, shownText),
    })),
  };
}
