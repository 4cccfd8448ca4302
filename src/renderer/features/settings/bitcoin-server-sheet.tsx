// Owns choosing the Bitcoin server of a network set: it is tested first, and one that only does not answer now can be taken all the same.
import { type ReactNode, useState } from 'react';
import { type BitcoinServerOfSet, passingProblems, type TestedBitcoinServer } from '../../../shared/contract/bitcoin-servers.ts';
import type { Result } from '../../../shared/result.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { ServerFields } from './bitcoin-server-fields.tsx';
import { type Draft, type FormErrors, formOf, readForm, type ServerForm } from './bitcoin-server-form.ts';
import { refusedTest, ServerOutcome } from './bitcoin-server-outcome.tsx';

export interface BitcoinServerSheetProps {
  readonly before: BitcoinServerOfSet;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function BitcoinServerSheet({ before, onDone, onClose }: BitcoinServerSheetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { busy, run } = useAction('bitcoin server');
  const [form, setForm] = useState(() => formOf(before));
  const [errors, setErrors] = useState<FormErrors>({});
  /** What the last test of the form as it stands found. */
  const [tested, setTested] = useState<TestedBitcoinServer | null>(null);
  const change = (part: Partial<ServerForm>): void => {
    setForm({ ...form, ...part });
    setErrors({});
    setTested(null);
  };
  const withDraft = (from: ServerForm, then: (draft: Draft) => void): void => {
    const read = readForm(before.set, from);
    setErrors('errors' in read ? read.errors : {});
    if ('draft' in read) then(read.draft);
  };
  const test = (from: ServerForm): void => withDraft(from, (draft) => run(() => asTested(main.testBitcoinServer(draft)), setTested));
  const save = (anyway: boolean): void =>
    withDraft(form, (draft) =>
      run(
        async () => {
          const answer = await main.setBitcoinServer({ ...draft, anyway });
          return { ok: true, value: answer.ok ? null : refusedTest(answer.error) };
        },
        (refused) => {
          setTested(refused);
          if (refused !== null) return;
          toast('good', t('coin-servers.saved'));
          onDone();
        },
      ),
    );
  const accept = (accepted: string): void => {
    setForm({ ...form, accepted });
    test({ ...form, accepted });
  };
  const mayPass = tested?.problem != null && passingProblems.includes(tested.problem.code);
  return (
    <ConfirmDialog
      title={t(before.chosen === null ? 'coin-servers.chooseFor' : 'coin-servers.changeFor', { network: t(`network.${before.set}`) })}
      confirm={t('coin-servers.save')}
      shape="wide"
      busy={busy}
      refusal={null}
      onConfirm={() => save(false)}
      onClose={onClose}
    >
      <ServerFields before={before} form={form} errors={errors} onChange={change} />
      {tested ? <ServerOutcome tested={tested} known={form.accepted ?? knownCertificate(before)} onAccept={accept} /> : null}
      <div className="row is-wrap">
        <Button busy={busy} onClick={() => test(form)}>
          {t('coin-servers.test')}
        </Button>
        {mayPass ? (
          <Button kind="quiet" busy={busy} onClick={() => save(true)}>
            {t('coin-servers.anyway')}
          </Button>
        ) : null}
      </div>
    </ConfirmDialog>
  );
}

async function asTested(answer: Promise<Result<TestedBitcoinServer>>): Promise<Result<TestedBitcoinServer>> {
  const found = await answer;
  return found.ok ? found : { ok: true, value: refusedTest(found.error) };
}

export function knownCertificate({ chosen }: BitcoinServerOfSet): string | null {
  if (chosen?.server.kind !== 'electrum' || chosen.server.security.kind !== 'tls') return null;
  return chosen.server.security.certificate;
}
