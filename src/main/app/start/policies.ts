// Owns the joining of automatic payments with wallets, vault, files and clock.
import type { PromiseRecord } from '../../../shared/payouts/events.ts';
import { methodChain } from '../../../shared/payouts/methods.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { Desks } from '../../desk/desks.ts';
import type { WalletDesk } from '../../desk/wallet-desk.ts';
import type { WithSeed } from '../../outbox/driver.ts';
import { ArmedSigners } from '../../policies/armed-signers.ts';
import { type OpenWallet, Policies } from '../../policies/policies.ts';
import { Processors } from '../../policies/processors.ts';
import { noRuns, RunLog, runFile } from '../../policies/run-log.ts';
import { makeDurableFile } from '../../storage/durable-file.ts';
import { openJsonDocument } from '../../storage/json-document.ts';
import { walletPaths } from '../../storage/paths.ts';
import type { Vault } from '../../vault/types.ts';
import { feeRateFor } from '../../wallets/fee-rate.ts';
import type { Base } from './base.ts';
import type { Home } from './home.ts';

export interface PoliciesOptions {
  readonly base: Base;
  readonly home: Home;
  readonly vault: Vault;
  /** They are made after this, because their signers come from here. */
  readonly desks: () => Desks;
  /** A look for payments by other wallets, before anything is paid. */
  readonly lookForOthers: (walletId: string, payoutIds: readonly string[]) => Promise<Result<void>>;
  readonly autoArm: boolean;
  readonly changed: (walletId: string) => void;
}

export interface PoliciesPart {
  readonly policies: Policies;
  readonly armedSeedOf: (walletId: string) => WithSeed;
  readonly onPromises: (walletId: string, records: readonly PromiseRecord[]) => void;
  /** Names of the wallets that are armed. */
  readonly armedNames: () => readonly string[];
}

export function makePolicies({ base, home, vault, desks, lookForOthers, autoArm, changed }: PoliciesOptions): PoliciesPart {
  const { now, random, report } = base;
  const signers = new ArmedSigners();
  const logs = new Map<string, Promise<Result<RunLog>>>();
  const policies = new Policies({
    processors: new Processors(home.policies),
    signers,
    vault,
    wallets: () => desks().all.map((desk) => openWallet(desk, lookForOthers)),
    logOf: (wallet) => {
      const known = logs.get(wallet.walletId) ?? openLog(base, home, wallet);
      logs.set(wallet.walletId, known);
      return known;
    },
    pass: async (walletId) => {
      const desk = desks().desk(walletId);
      const done = desk.ok ? await desk.value.outbox.run() : desk;
      if (!done.ok) report(`outbox of ${walletId}: ${done.error.code}`);
    },
    now,
    random,
    report,
    changed,
    autoArm,
  });
  return {
    policies,
    armedSeedOf: (walletId) => signers.withSeedOf(walletId),
    onPromises: (walletId, records) => policies.approved(walletId, methodsApproved(desks(), walletId, records)),
    armedNames: () => desks().all.flatMap(({ record }) => (signers.since(record.id) === null ? [] : [record.name])),
  };
}

function openWallet(desk: WalletDesk, lookForOthers: PoliciesOptions['lookForOthers']): OpenWallet {
  const { id, name, network } = desk.record;
  return {
    walletId: id,
    name,
    network,
    world: () => desk.promises.state,
    outbox: desk.outbox,
    async feeRate(blocks) {
      const rates = await desk.feeRates();
      return rates.ok ? ok(feeRateFor(rates.value, blocks)) : rates;
    },
    mayRun: (methodId) => mayRunArmed(desk, methodId),
    lookForOthers: (payoutIds) => lookForOthers(id, payoutIds),
  };
}

/** An armed wallet has a copy of the phrase's seed and of nothing else. */
function mayRunArmed({ accounts }: WalletDesk, methodId: string): Result<void> {
  const paying = accounts.find(accounts.pays());
  return methodChain(methodId) === 'bitcoin' || paying?.origin === 'phrase' ? ok(undefined) : refuse('armed-account-imported');
}

async function openLog({ wait }: Base, { folder, files }: Home, { walletId, network }: OpenWallet): Promise<Result<RunLog>> {
  const paths = walletPaths(folder, network, walletId);
  if (!paths.ok) return paths;
  const file = makeDurableFile({ files, wait, path: paths.value.policyRuns });
  const opened = await openJsonDocument({ file, schema: runFile, initial: noRuns });
  if (opened.ok) return ok(new RunLog(opened.value));
  return opened.error.code === 'document-damaged' ? refuse('settings-damaged', { file: 'policy-runs.json' }) : opened;
}

/** Methods of the payouts that these records approved. */
function methodsApproved(desks: Desks, walletId: string, records: readonly PromiseRecord[]): readonly string[] {
  const desk = desks.desk(walletId);
  if (!desk.ok) return [];
  const { payouts } = desk.value.promises.state;
  return records.flatMap(({ event }) =>
    event.type === 'payouts-approved' ? event.approvals.flatMap(({ payoutId }) => payouts.get(payoutId)?.methodId ?? []) : [],
  );
}
