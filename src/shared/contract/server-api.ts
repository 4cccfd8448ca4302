// Owns what passes between the API server process and the worker: requests of strangers one way, our own requests to other servers the other way.
import * as z from 'zod';
import { operationNames } from '../greenfield/operations.ts';
import { decimalText, hex, id, keyHex, nothing, payoutState, seconds } from './common.ts';
import { connectedStoreApi, storeAccess } from './connected-stores.ts';
import { method } from './rpc.ts';

const json = z.record(z.string(), z.unknown());
/** What a caller proved: nothing, a claim token's SHA-256, or (later) an API key's store and permissions. */
const caller = z.strictObject({ tokenHash: hex.nullable() });
export type Caller = z.output<typeof caller>;

/** An id as a stranger's path names it: whatever it is, an id that nothing has is "not found" and no malformed call. Node bounds the path. */
const askedId = z.string().max(32_768);

const operationName = z.enum(operationNames);

/** One request to the HTTP API, as the server process read it: form and size are checked, nothing else is. */
export const operationRequest = z.strictObject({
  operation: operationName,
  /** Parameters of the path, decoded. An API key in a path (`key`) comes as its SHA-256 in hex. */
  path: z.record(z.string().max(32), askedId),
  /** The query as sent, in order, repeated names included. */
  query: z.array(z.tuple([z.string().max(200), z.string().max(2048)])).max(64),
  /** Null where there was none. */
  body: json.nullable(),
  caller,
  /** What the caller sent as the passphrase of a pull payment. */
  passphrase: z.string().max(400).nullable(),
  /** SHA-256 (hex) of the secret that the server process made for this answer: a claim token, an API key. Null where the operation makes none. */
  secretHash: hex.nullable(),
});
export type OperationRequest = z.output<typeof operationRequest>;

/** Server process → worker. Answers are the JSON bodies of the Greenfield API; refusals carry its codes (`path` in params for 422). */
export const greenfieldApi = {
  /** Any operation of the table in `shared/greenfield/operations.ts`. The answer is the JSON of the 200, null where that is empty. */
  operate: method(operationRequest, z.object({ body: z.unknown() })),
} as const;

/** A pull payment as another server describes it; only what we use, everything bounded. */
export const remotePullPayment = z.object({
  id,
  name: z.string().max(200),
  description: z.string().max(4000),
  /** 12 characters; those beyond the first plane take two units. */
  currency: z.string().max(24),
  amount: decimalText,
  period: z.number().int().nullable(),
  available: decimalText.nullable(),
  periodEnd: seconds.nullable(),
  startsAt: seconds,
  expiresAt: seconds.nullable(),
  archived: z.boolean(),
  payoutMethods: z.array(z.string().max(120)).max(64),
  /** True for a server that knows Pullpay's additions: claim ids, claim tokens, notes. A BTCPay Server knows none of them. */
  extended: z.boolean(),
});
export type RemotePullPayment = z.output<typeof remotePullPayment>;

export const remotePayout = z.object({
  id,
  state: payoutState,
  revision: z.number().int(),
  date: seconds,
  payoutMethodId: z.string().max(120),
  destination: z.string().max(1024),
  originalAmount: decimalText,
  originalCurrency: z.string().max(120),
  payoutAmount: decimalText.nullable(),
  payoutCurrency: z.string().max(120),
  rate: decimalText.nullable(),
  rateLockedAt: seconds.nullable(),
  transactionId: z.string().max(64).nullable(),
  reason: z.string().max(400).nullable(),
  /** Only in the answer to a claim. */
  claimToken: z.string().max(64).nullable(),
});
export type RemotePayout = z.output<typeof remotePayout>;

/** More payouts to one address are not told. */
export const mostPayouts = 100;

/** Of the pull payment; null for none. It goes into a header and is kept by nobody on the way. */
const saidPassphrase = z.string().max(400).nullable();
const target = { origin: z.string().max(256), pullPaymentId: id };
/** Worker → server process: the client of other Greenfield servers. Refusals: `host-not-allowed`, `host-unreachable`, `host-timeout`, `host-answer`, or the server's own code. */
export const greenfieldClientApi = {
  fetchPullPayment: method(z.strictObject({ ...target, passphrase: saidPassphrase }), remotePullPayment),
  postClaim: method(
    z.strictObject({
      ...target,
      payoutMethodId: z.string().max(120),
      destination: z.string().max(512),
      amount: decimalText.nullable(),
      note: z.string().max(400).nullable(),
      /** Null for a server that knows no claim ids. */
      claimId: z.string().max(32).nullable(),
      passphrase: saidPassphrase,
    }),
    remotePayout,
  ),
  /** Payouts of the public list, cancelled ones included, whose destination names the address; at most `mostPayouts`. */
  findPayouts: method(
    z.strictObject({ ...target, address: z.string().min(1).max(120) }),
    z.object({ payouts: z.array(remotePayout).max(mostPayouts) }),
  ),
  fetchPayout: method(z.strictObject({ ...target, payoutId: id, token: z.string().max(64).nullable() }), remotePayout),
  deleteClaim: method(z.strictObject({ ...target, payoutId: id, token: z.string().max(64) }), nothing),
  /** Sends one webhook delivery: `body` as it was signed. Whatever status came is the answer. Refusals: those of `webhookTarget`, `host-unreachable`, `host-timeout`, `host-address-refused`. */
  deliver: method(
    z.strictObject({ url: z.string().max(2048), body: z.string().max(4096), signature: keyHex }),
    z.object({ status: z.number().int().min(100).max(999) }),
  ),
} as const;

/** All that the worker may ask of the server process. */
export const serverClientApi = { ...greenfieldClientApi, ...connectedStoreApi } as const;

/** Who may reach this server, and under which declared origin; null where none is declared. Only `local-network` listens beyond this computer. */
export const apiReaches = ['loopback', 'local-network', 'own-domain'] as const;
export const reach = z.strictObject({ kind: z.enum(apiReaches), origin: z.string().max(256).nullable() });
export type Reach = z.output<typeof reach>;

/** Main → server process: start-up facts, the hosts the user allowed, who may reach it, and the hashes of the keys that are valid now. */
export const serverControl = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start'),
    port: z.number().int().min(0).max(65_535),
    practice: z.boolean(),
    limits: z.boolean(),
    /** Webhooks may point to this computer: the sandbox alone. */
    loopbackWebhooks: z.boolean().exactOptional(),
    reach,
  }),
  z.strictObject({ kind: z.literal('hosts'), allowed: z.array(z.string().max(256)) }),
  z.strictObject({ kind: z.literal('reach'), reach }),
  z.strictObject({ kind: z.literal('keys'), hashes: z.array(keyHex) }),
  /** The connected stores whose keys are at hand: all of them, each time. */
  z.strictObject({ kind: z.literal('stores'), stores: z.array(storeAccess).max(100) }),
]);
/** Server process → main. */
export const serverReport = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('listening'), port: z.number().int() }),
  z.strictObject({ kind: z.literal('problem'), code: z.string() }),
]);
