// Owns `simulate`: what the engine would answer to an unsigned transaction, without doing it.
import { DEFAULT_DEFINITIONS, encode } from 'ripple-binary-codec';
import { accountId } from '../base/address.ts';
import { isHex } from '../base/hex.ts';
import { isList, isObject, type JsonObject, textOf } from '../base/json.ts';
import { decodeFields, memoRefusal, parseJson } from '../engine/parse-transaction.ts';
import { readAccount } from '../ledger/view.ts';
import { type Answer, answer, type Command, type CommandContext, fail } from './command.ts';
import { engineResult } from './submit.ts';
import { needsNetworkId, shownMetadata } from './transaction-shape.ts';

const SECRETS = ['secret', 'seed', 'seed_hex', 'passphrase'];

export const simulate: Command = (context) => {
  const given = readGiven(context.request);
  if ('ok' in given) return given;
  const unknown = Object.keys(given.json).find((name) => DEFAULT_DEFINITIONS.field.fromString(name) === undefined);
  if (unknown !== undefined) return fail('invalidParams', `Field 'tx_json.${unknown}' is unknown.`);
  if (isSigned(given.json)) return fail('transactionSigned', 'Transaction should not be signed.');
  const filled = autofill(context, given.json);
  return 'ok' in filled ? filled : run(context, filled.json);
};

interface Given {
  readonly json: JsonObject;
}

function readGiven(request: JsonObject): Given | Answer {
  const { tx_json: json, tx_blob: blob } = request;
  if (SECRETS.some((name) => request[name] !== undefined)) return fail('invalidParams', 'Secrets are not taken.');
  if ((json === undefined) === (blob === undefined)) return fail('invalidParams', 'Give tx_json or tx_blob.');
  if (blob !== undefined) return decoded(blob);
  return isObject(json) ? { json } : fail('invalidParams', "Invalid field 'tx_json', not object.");
}

function decoded(blob: unknown): Given | Answer {
  if (typeof blob !== 'string' || blob === '' || !isHex(blob)) return fail('invalidParams', "Invalid field 'tx_blob'.");
  const json = decodeFields(blob);
  return json === null ? fail('invalidParams', "Invalid field 'tx_blob'.") : { json };
}

function isSigned(json: JsonObject): boolean {
  const signers = json['Signers'];
  return (textOf(json, 'TxnSignature') ?? '') !== '' || (isList(signers) && signers.length > 0);
}

/** Fills in what a signer would: fee, sequence, an empty key and signature, and the network. */
function autofill({ server: { ledger } }: CommandContext, json: JsonObject): Given | Answer {
  if (textOf(json, 'TransactionType') === undefined) return fail('invalidParams', "Missing field 'tx.TransactionType'.");
  const account = textOf(json, 'Account');
  if (account === undefined) return fail('invalidParams', "Missing field 'tx.Account'.");
  if (accountId(account) === null) return fail('srcActMalformed', "Invalid field 'tx.Account'.");
  const root = readAccount(ledger.openView, account);
  if (root === undefined) return fail('srcActNotFound', 'Source account not found.');
  const { networkId, baseFee } = ledger.rules;
  const sequence = json['TicketSequence'] === undefined ? root.Sequence : 0;
  const network = needsNetworkId(networkId) ? { NetworkID: networkId } : {};
  const fill = { Fee: String(baseFee), Sequence: sequence, SigningPubKey: '', TxnSignature: '', ...network };
  return { json: { ...fill, ...json } };
}

function run({ server: { ledger }, request }: CommandContext, json: JsonObject): Answer {
  const parsed = parseJson(json);
  if (!parsed.ok) return { ok: false, error: { error: 'invalidTransaction', extra: { error_exception: parsed.reason } } };
  const refusal = memoRefusal(parsed.tx.json);
  if (refusal !== null) return { ok: false, error: { error: 'invalidTransaction', extra: { error_exception: refusal } } };
  const { result, done } = ledger.simulate(parsed.tx);
  const head = { applied: false, ...engineResult(result), ledger_index: ledger.openIndex };
  if (request['binary'] === true)
    return answer({ ...head, tx_blob: parsed.tx.blob, ...(done === null ? {} : { meta_blob: encode(done.metadata) }) });
  const meta =
    done === null
      ? {}
      : { meta: shownMetadata(parsed.tx, done.metadata, { index: ledger.openIndex, closeTime: ledger.history.last.closeTime }) };
  return answer({ ...head, ...meta, tx_json: { ...parsed.tx.json, hash: parsed.tx.hash } });
}
