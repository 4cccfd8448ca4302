// Owns the list of what waits for the user, each one a way to it.
import type { ReactNode } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import type { PayoutState } from '../../../shared/payouts/types.ts';
import { noFilter } from '../../state/queue-filter.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';

interface Task {
  readonly state: PayoutState;
  readonly title: TextKey;
  readonly text: TextKey;
  readonly icon: IconName;
}

const tasks: readonly Task[] = [
  { state: 'AwaitingApproval', title: 'home.approve', text: 'home.approveText', icon: 'checks' },
  { state: 'AwaitingPayment', title: 'home.pay', text: 'home.payText', icon: 'send' },
  { state: 'InProgress', title: 'home.progress', text: 'home.progressText', icon: 'clock' },
];

export function Todo({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const { t } = useWords();
  const counts = useServices().live.usePayoutCounts(wallet);
  if (!counts) return <LoadingState rows={2} />;
  const shown = tasks.filter((task) => counts[task.state] > 0);
  return (
    <section className="stack is-3">
      <h2>{t('home.todo')}</h2>
      <div className="card is-flush">
        {shown.length === 0 ? <NothingToDo /> : null}
        {shown.map((task) => (
          <button
            key={task.state}
            type="button"
            className="todo"
            onClick={() => go({ screen: 'queue', tab: task.state, filter: noFilter })}
          >
            <span className="todo-mark">
              <Icon name={task.icon} size={22} />
            </span>
            <span className="grow">
              <span className="strong">{t(task.title, { count: counts[task.state] })}</span>
              <br />
              <span className="soft small">{t(task.text)}</span>
            </span>
            <Icon name="chevron" />
          </button>
        ))}
      </div>
    </section>
  );
}

function NothingToDo(): ReactNode {
  const { t } = useWords();
  return (
    <div className="todo">
      <span className="todo-mark">
        <Icon name="check" size={22} />
      </span>
      <span className="grow">
        <span className="strong">{t('home.allDone')}</span>
        <br />
        <span className="soft small">{t('home.allDoneText')}</span>
      </span>
    </div>
  );
}
