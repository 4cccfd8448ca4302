// Owns the list of commands. What is not here answers `unknownCmd`.
import { accountCurrencies } from './account-currencies.ts';
import { accountInfo } from './account-info.ts';
import { accountLines } from './account-lines.ts';
import { accountChannels, accountObjects } from './account-objects.ts';
import { accountOffers } from './account-offers.ts';
import { accountTx } from './account-tx.ts';
import { bookOffers } from './book-offers.ts';
import type { Command } from './command.ts';
import { depositAuthorized } from './deposit-authorized.ts';
import { gatewayBalances } from './gateway-balances.ts';
import { ledger, ledgerAccept, ledgerClosed, ledgerCurrent } from './ledger.ts';
import { ledgerData } from './ledger-data.ts';
import { ledgerEntry } from './ledger-entry.ts';
import { noRippleCheck } from './noripple-check.ts';
import { pathFind, ripplePathFind } from './path-find.ts';
import { serverDefinitions } from './server-definitions.ts';
import { feature, fee, ping, random, serverInfo, serverState, version } from './server-state.ts';
import { simulate } from './simulate.ts';
import { submit } from './submit.ts';
import { subscribe, unsubscribe } from './subscribe.ts';
import { transactionEntry, tx } from './tx.ts';

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['account_channels', accountChannels],
  ['account_currencies', accountCurrencies],
  ['account_info', accountInfo],
  ['account_lines', accountLines],
  ['account_objects', accountObjects],
  ['account_offers', accountOffers],
  ['account_tx', accountTx],
  ['book_offers', bookOffers],
  ['deposit_authorized', depositAuthorized],
  ['feature', feature],
  ['fee', fee],
  ['gateway_balances', gatewayBalances],
  ['ledger', ledger],
  ['ledger_accept', ledgerAccept],
  ['ledger_closed', ledgerClosed],
  ['ledger_current', ledgerCurrent],
  ['ledger_data', ledgerData],
  ['ledger_entry', ledgerEntry],
  ['noripple_check', noRippleCheck],
  ['path_find', pathFind],
  ['ping', ping],
  ['random', random],
  ['ripple_path_find', ripplePathFind],
  ['server_definitions', serverDefinitions],
  ['server_info', serverInfo],
  ['server_state', serverState],
  ['simulate', simulate],
  ['submit', submit],
  ['subscribe', subscribe],
  ['transaction_entry', transactionEntry],
  ['tx', tx],
  ['unsubscribe', unsubscribe],
  ['version', version],
]);

export function commandFor(name: string): Command | undefined {
  return commands.get(name);
}
