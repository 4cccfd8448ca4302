// Owns `account_currencies`: which currencies an account could send and receive along its trust lines as they stand.
import { currenciesOf } from '../tokens/currencies.ts';
import { withAccount } from './account-choice.ts';
import { answer, type Command } from './command.ts';

/** The answer does not repeat the account. */
export const accountCurrencies: Command = (context) =>
  withAccount(context, (root, ledger) => {
    const { receive, send } = currenciesOf(ledger.view, root.Account);
    return answer({ receive_currencies: receive, send_currencies: send, ...ledger.fields });
  });
