// Owns the joining of the words of all error codes. One code, one text; the test refuses two codes with the same words.
import type { TextTable } from './locale.ts';
import { errorsAccounts } from './texts/errors-accounts.ts';
import { errorsApi } from './texts/errors-api.ts';
import { errorsApp } from './texts/errors-app.ts';
import { errorsBitcoin } from './texts/errors-bitcoin.ts';
import { errorsBump } from './texts/errors-bump.ts';
import { errorsBitcoinAccounts } from './texts/errors-bitcoin-accounts.ts';
import { errorsBitcoinPaying } from './texts/errors-bitcoin-paying.ts';
import { errorsBitcoinChoice } from './texts/errors-bitcoin-choice.ts';
import { errorsBitcoinServers } from './texts/errors-bitcoin-servers.ts';
import { errorsChains } from './texts/errors-chains.ts';
import { errorsCsv } from './texts/errors-csv.ts';
import { errorsHistory } from './texts/errors-history.ts';
import { errorsElsewhere } from './texts/errors-elsewhere.ts';
import { errorsLabels } from './texts/errors-labels.ts';
import { errorsLedgerReads } from './texts/errors-ledger-reads.ts';
import { errorsLedgerRefusals } from './texts/errors-ledger-refusals.ts';
import { errorsLedgerResults } from './texts/errors-ledger-results.ts';
import { errorsLinks } from './texts/errors-links.ts';
import { errorsOrders } from './texts/errors-orders.ts';
import { errorsOutbox } from './texts/errors-outbox.ts';
import { errorsPayouts } from './texts/errors-payouts.ts';
import { errorsPolicies } from './texts/errors-policies.ts';
import { errorsPractice } from './texts/errors-practice.ts';
import { errorsPracticeXrpl } from './texts/errors-practice-xrpl.ts';
import { errorsReceiving } from './texts/errors-receiving.ts';
import { errorsSandbox } from './texts/errors-sandbox.ts';
import { errorsScreens } from './texts/errors-screens.ts';
import { errorsServers } from './texts/errors-servers.ts';
import { errorsStorage } from './texts/errors-storage.ts';
import { errorsStores } from './texts/errors-stores.ts';
import { errorsTokens } from './texts/errors-tokens.ts';
import { errorsVault } from './texts/errors-vault.ts';
import { errorsWebhooks } from './texts/errors-webhooks.ts';
import { errorsXrplLedger } from './texts/errors-xrpl-ledger.ts';
import { errorsXrplOffline } from './texts/errors-xrpl-offline.ts';
import { errorsXrplReading } from './texts/errors-xrpl-reading.ts';
import { errorsXrplWarnings } from './texts/errors-xrpl-warnings.ts';

/** Every table of error words, by the part it belongs to. A new part adds its line here. */
export const errorTables: readonly TextTable[] = [
  errorsAccounts,
  errorsApi,
  errorsApp,
  errorsBitcoin,
  errorsBump,
  errorsBitcoinAccounts,
  errorsBitcoinPaying,
  errorsBitcoinServers,
  errorsBitcoinChoice,
  errorsChains,
  errorsCsv,
  errorsHistory,
  errorsElsewhere,
  errorsLabels,
  errorsLedgerReads,
  errorsLedgerRefusals,
  errorsLedgerResults,
  errorsLinks,
  errorsOrders,
  errorsOutbox,
  errorsPayouts,
  errorsPolicies,
  errorsPractice,
  errorsPracticeXrpl,
  errorsReceiving,
  errorsSandbox,
  errorsScreens,
  errorsServers,
  errorsStorage,
  errorsStores,
  errorsTokens,
  errorsVault,
  errorsWebhooks,
  errorsXrplLedger,
  errorsXrplOffline,
  errorsXrplReading,
  errorsXrplWarnings,
];

export const errorTexts: TextTable = Object.assign({}, ...errorTables);
