// Owns Payment: every check that needs no token engine, and the direct payment of XRP, which may create an account.
import { accountZero } from '../base/address.ts';
import { isList, type Json, textOf } from '../base/json.ts';
import { type Amount, assetKey, currencyKey, hasBadCurrency, isAboveCap, isPositive, readAmount } from '../engine/amount.ts';
import type { ResultCode } from '../engine/results.ts';
import { reserveOf } from '../engine/rules.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ApplyContext, LedgerContext, Transactor } from '../engine/transactor.ts';
import { type AccountRoot, accountFlags, hasFlag, withoutFlag } from '../ledger/entries.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { mayDeposit } from './deposit-preauth.ts';

const NO_DIRECT = 0x0001_0000;
const PARTIAL = 0x0002_0000;
const LIMIT_QUALITY = 0x0004_0000;
const MAX_PATHS = 6;
const MAX_STEPS = 8;

interface Terms {
  readonly amount: Amount;
  /** SendMax, or what rippled takes in its place. */
  readonly sendMax: Amount;
  readonly destination: string;
}

function readTerms(tx: Transaction): Terms | null {
  const amount = readAmount(tx.json['Amount']);
  const destination = textOf(tx.json, 'Destination');
  if (amount === null || destination === undefined) return null;
  return { amount, destination, sendMax: readAmount(tx.json['SendMax']) ?? defaultSendMax(tx, amount) };
}

/** A token is sent at most at face value, and as if the sender had issued it. */
function defaultSendMax(tx: Transaction, amount: Amount): Amount {
  return amount.kind === 'token' ? { ...amount, issuer: tx.account } : amount;
}

function isDirect({ amount, sendMax }: Terms): boolean {
  return amount.kind === 'xrp' && sendMax.kind === 'xrp';
}

function preflight(tx: Transaction): ResultCode {
  const terms = readTerms(tx);
  if (terms === null) return 'temMALFORMED';
  return mptResult(terms) ?? amountResult(tx, terms) ?? directResult(tx, terms) ?? deliverMinResult(tx, terms) ?? 'tesSUCCESS';
}

/** This ledger has no MPTs, which rippled says before it looks at anything else. */
function mptResult({ amount, sendMax }: Terms): ResultCode | null {
  if (amount.kind === 'mpt') return 'temDISABLED';
  return sendMax.kind === 'mpt' ? 'temMALFORMED' : null;
}

function amountResult(tx: Transaction, { amount, sendMax, destination }: Terms): ResultCode | null {
  if (isAboveCap(amount) || isAboveCap(sendMax)) return 'temBAD_AMOUNT';
  if (destination === accountZero) return 'temDST_NEEDED';
  if (tx.json['SendMax'] !== undefined && !isPositive(sendMax)) return 'temBAD_AMOUNT';
  if (!isPositive(amount)) return 'temBAD_AMOUNT';
  if (hasBadCurrency(amount) || hasBadCurrency(sendMax)) return 'temBAD_CURRENCY';
  const toItself = tx.account === destination && currencyKey(amount) === currencyKey(sendMax);
  return toItself && tx.json['Paths'] === undefined ? 'temREDUNDANT' : null;
}

function directResult(tx: Transaction, terms: Terms): ResultCode | null {
  if (!isDirect(terms)) return null;
  if (tx.json['SendMax'] !== undefined) return 'temBAD_SEND_XRP_MAX';
  if (tx.json['Paths'] !== undefined) return 'temBAD_SEND_XRP_PATHS';
  if (hasFlag(tx.flags, PARTIAL)) return 'temBAD_SEND_XRP_PARTIAL';
  if (hasFlag(tx.flags, LIMIT_QUALITY)) return 'temBAD_SEND_XRP_LIMIT';
  return hasFlag(tx.flags, NO_DIRECT) ? 'temBAD_SEND_XRP_NO_DIRECT' : null;
}

function deliverMinResult(tx: Transaction, { amount }: Terms): ResultCode | null {
  if (tx.json['DeliverMin'] === undefined) return null;
  const least = readAmount(tx.json['DeliverMin']);
  const fits = least !== null && hasFlag(tx.flags, PARTIAL) && isPositive(least) && !isAboveCap(least);
  if (!fits || assetKey(least) !== assetKey(amount)) return 'temBAD_AMOUNT';
  return least.kind === 'xrp' && amount.kind === 'xrp' && least.drops > amount.drops ? 'temBAD_AMOUNT' : null;
}

function preclaim(tx: Transaction, view: ReadView, { rules }: LedgerContext): ResultCode {
  const terms = readTerms(tx);
  if (terms === null) return 'temMALFORMED';
  const target = readAccount(view, terms.destination);
  if (target === undefined) {
    if (terms.amount.kind !== 'xrp') return 'tecNO_DST';
    if (hasFlag(tx.flags, PARTIAL)) return 'telNO_DST_PARTIAL';
    if (terms.amount.drops < rules.reserveBase) return 'tecNO_DST_INSUF_XRP';
  }
  const wantsTag = target !== undefined && hasFlag(target.Flags, accountFlags.requireDest);
  if (wantsTag && tx.json['DestinationTag'] === undefined) return 'tecDST_TAG_NEEDED';
  if (isDirect(terms)) return 'tesSUCCESS';
  return hasTooManyPaths(tx.json['Paths']) ? 'telBAD_PATH_COUNT' : 'temDISABLED'; // the token engine of this ledger is not built
}

function hasTooManyPaths(paths: Json | undefined): boolean {
  return isList(paths) && (paths.length > MAX_PATHS || paths.some((path) => isList(path) && path.length > MAX_STEPS));
}

function apply(context: ApplyContext): ResultCode {
  const terms = readTerms(context.tx);
  if (terms?.amount.kind !== 'xrp') return 'tecINTERNAL';
  const { drops } = terms.amount;
  const sender = readAccount(context.view, context.tx.account);
  if (sender === undefined || !isFunded(context, sender, drops)) return 'tecUNFUNDED_PAYMENT';
  const target = readAccount(context.view, terms.destination);
  if (target !== undefined && !mayPay(context, target, drops)) return 'tecNO_PERMISSION';
  context.view.putAccount({ ...sender, Balance: String(BigInt(sender.Balance) - drops) });
  context.view.putAccount(target === undefined ? newAccount(context, terms.destination, drops) : credited(target, drops));
  return 'tesSUCCESS';
}

/** The fee may come out of the reserve; a fee above the reserve counts in its place. */
function isFunded({ tx, rules, preFeeBalance }: ApplyContext, sender: AccountRoot, drops: bigint): boolean {
  const reserve = reserveOf(rules, sender.OwnerCount);
  return preFeeBalance >= drops + (reserve > tx.fee ? reserve : tx.fee);
}

/** Anybody may lift an account that has no more than the base reserve, by up to the base reserve (section 6.4). */
function mayPay({ tx, rules, view }: ApplyContext, target: AccountRoot, drops: bigint): boolean {
  const isPoor = BigInt(target.Balance) <= rules.reserveBase && drops <= rules.reserveBase;
  return isPoor || mayDeposit(view, tx.account, target);
}

function newAccount({ index }: ApplyContext, address: string, drops: bigint): AccountRoot {
  return { LedgerEntryType: 'AccountRoot', Account: address, Balance: String(drops), Flags: 0, OwnerCount: 0, Sequence: index };
}

/** Receiving XRP also gives back the free change of the regular key. */
function credited(target: AccountRoot, drops: bigint): AccountRoot {
  const Flags = withoutFlag(target.Flags, accountFlags.passwordSpent);
  return { ...target, Flags, Balance: String(BigInt(target.Balance) + drops) };
}

/** Payment. Tokens and paths are checked as rippled does and then answer `temDISABLED`: only direct XRP is moved. */
export const payment: Transactor = {
  required: ['Amount', 'Destination'],
  optional: ['CredentialIDs', 'DeliverMin', 'DestinationTag', 'DomainID', 'InvoiceID', 'Paths', 'SendMax'],
  flags: NO_DIRECT | PARTIAL | LIMIT_QUALITY,
  preflight,
  preclaim,
  apply,
};
