// Owns the API's operations on payout processors: they are set here and never armed (spec §11, §16.5, D18).
import type { Processor } from '../../../../shared/contract/policies.ts';
import type { Client } from '../../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../../shared/contract/worker-main-api.ts';
import { canonicalMethod, defaultMethods } from '../../../../shared/payouts/methods.ts';
import { checkProcessor } from '../../../../shared/payouts/processor.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import { forApi } from '../../refusals.ts';
import type { Asked, Operations } from './operation.ts';

const factory = 'OnChainAutomatedPayoutSenderFactory';
const kind = { name: factory, friendlyName: 'Automated Bitcoin and XRP Ledger Sender' };

export interface ProcessorDeps {
  readonly main: Pick<Client<typeof workerMainApi>, 'processors' | 'setProcessor' | 'removeProcessor'>;
}

/** The part of the table of operations that is about processors. */
export function processorOperations(deps: ProcessorDeps): Operations {
  return {
    listProcessorKinds: async () => ok([{ ...kind, payoutMethods: [...defaultMethods] }]),
    listProcessors: async (asked) => {
      const configured = await configuredOf(deps, asked);
      if (!configured.ok) return configured;
      const payoutMethods = configured.value.map(({ methodId }) => methodId);
      return ok(payoutMethods.length === 0 ? [] : [{ ...kind, payoutMethods }]);
    },
    removeProcessor: (asked) => remove(deps, asked),
    listOnChainProcessors: (asked) => list(deps, asked, null),
    readOnChainProcessor: async (asked) => {
      const method = canonicalMethod(asked.path.paymentMethod);
      return method.ok ? list(deps, asked, method.value) : ok([]);
    },
    setOnChainProcessor: (asked) => set(deps, asked),
    listLightningProcessors: async () => ok([]),
    readLightningProcessor: async () => ok([]),
    setLightningProcessor: async () => refuse('validation', { PayoutMethodId: 'payout-method-unknown' }),
  };
}

async function configuredOf({ main }: ProcessorDeps, { book }: Asked): Promise<Result<readonly Processor[]>> {
  return book === null ? refuse('not-found') : main.processors({ walletId: book.wallet.id });
}

/** Always a list, also where a method is named. */
async function list(deps: ProcessorDeps, asked: Asked, methodId: string | null): Promise<Result<unknown>> {
  const configured = await configuredOf(deps, asked);
  if (!configured.ok) return configured;
  return ok(configured.value.filter((item) => methodId === null || item.methodId === methodId).map(processorJson));
}

/** An upsert. Pullpay's own bounds (fee ceiling, cap, on or off) are the sender's: the API leaves them as they are. */
async function set(deps: ProcessorDeps, asked: Asked): Promise<Result<unknown>> {
  const configured = await configuredOf(deps, asked);
  if (!configured.ok) return configured;
  const body = asked.body ?? {};
  const method = canonicalMethod(asked.path.paymentMethod);
  const before = method.ok ? configured.value.find((item) => item.methodId === method.value) : undefined;
  const checked = forApi(
    checkProcessor({
      methodId: asked.path.paymentMethod,
      intervalSeconds: body.intervalSeconds,
      feeBlockTarget: body.feeBlockTarget ?? body.feeTargetBlock,
      threshold: body.threshold,
      processNewPayoutsInstantly: body.processNewPayoutsInstantly,
      feeCeiling: before?.feeCeiling,
      dailyCap: before?.dailyCap,
      enabled: before?.enabled,
    }),
  );
  if (!checked.ok) return checked;
  const { methodId } = checked.value;
  if (asked.book === null || (methodId !== 'BTC-CHAIN' && methodId !== 'XRP-CHAIN')) return refuse('not-found');
  const written = await deps.main.setProcessor({ walletId: asked.book.wallet.id, settings: { ...checked.value, methodId } });
  return written.ok ? ok(processorJson(written.value)) : written;
}

/** Refusal `processor-not-found`, also for another kind of processor or a method that there is not. */
async function remove({ main }: ProcessorDeps, { path, book }: Asked): Promise<Result<null>> {
  const method = canonicalMethod(path.paymentMethod);
  if (book === null || path.processor !== factory || !method.ok) return refuse('processor-not-found');
  const removed = await main.removeProcessor({ walletId: book.wallet.id, methodId: method.value });
  return removed.ok ? ok(null) : removed;
}

/** The threshold is a JSON number there; `checkProcessor` lets none pass that a JSON number does not hold exactly. */
function processorJson({
  methodId,
  intervalSeconds,
  feeBlockTarget,
  threshold,
  processNewPayoutsInstantly,
}: Processor): Record<string, unknown> {
  return { payoutMethodId: methodId, intervalSeconds, feeBlockTarget, threshold: Number(threshold), processNewPayoutsInstantly };
}
