// Owns the word on the payment: what kind it is, what stands against it in the order in which the ledger would come upon it, and the trial run.
import type { ReactNode } from 'react';
import type { Finding } from '../../../shared/xrpl/finding.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { useWords } from '../../ui/words.tsx';
import { AssetAmount } from './asset-text.tsx';
import { fixOf } from './fixes.ts';
import { focusField } from './focus-field.ts';
import type { Judgement } from './judge.ts';
import type { AskedFacts } from './use-ledger.ts';
import { findingId, useStudio } from './use-studio.tsx';

const marks = {
  block: { icon: 'stop', className: 'is-bad' },
  warn: { icon: 'warning', className: 'is-warn' },
  info: { icon: 'info', className: 'is-quiet' },
} as const satisfies Record<Finding['severity'], { readonly icon: IconName; readonly className: string }>;

/** A word is never better than what it rests on: without the ledger nothing is called good. */
type Stance = Judgement['verdict'] | 'unasked' | 'asking';

function stanceOf({ verdict, findings }: Judgement, { refusal, loading }: AskedFacts): Stance {
  if (verdict !== 'unreadable' && findings.some(({ severity }) => severity === 'block')) return 'blocked';
  if (verdict !== 'good' && verdict !== 'warned') return verdict;
  return refusal !== null ? 'unasked' : loading ? 'asking' : verdict;
}

const verdictMarks: Readonly<Record<Stance, { readonly icon: IconName; readonly className: string }>> = {
  unasked: { icon: 'help', className: 'is-warn' },
  asking: { icon: 'clock', className: 'is-quiet' },
  unreadable: { icon: 'stop', className: 'is-bad' },
  incomplete: { icon: 'edit', className: 'is-quiet' },
  blocked: { icon: 'stop', className: 'is-bad' },
  warned: { icon: 'warning', className: 'is-warn' },
  good: { icon: 'check', className: 'is-good' },
};

export function Verdict(): ReactNode {
  const { t } = useWords();
  const { judgement, asked, draft } = useStudio();
  const { icon, className } = verdictMarks[stanceOf(judgement, asked)];
  return (
    <section className="card stack" aria-label={t('studio.verdict')}>
      <div className="studio-verdict">
        <span className={`studio-verdict-mark ${className}`}>
          <Icon name={icon} size={20} />
        </span>
        <h2>
          <span role="status">
            <VerdictWords />
          </span>
        </h2>
      </div>
      <Kind />
      <Findings />
      <NotAsked />
      {draft.expert && (judgement.verdict === 'good' || judgement.verdict === 'warned' || judgement.predicted !== null) ? (
        <p className="small soft">
          {judgement.predicted === null ? t('studio.predictedGood') : t('studio.predicted', { code: judgement.predicted })}
        </p>
      ) : null}
      <TrialRun />
    </section>
  );
}

function VerdictWords(): ReactNode {
  const { t, format } = useWords();
  const { judgement, read, asked } = useStudio();
  const { findings } = judgement;
  const verdict = stanceOf(judgement, asked);
  const count = (severity: Finding['severity']): number => findings.filter((finding) => finding.severity === severity).length;
  if (verdict === 'unreadable' || verdict === 'unasked' || verdict === 'asking') return t(`studio.verdict.${verdict}`);
  if (count('block') > 0) return t('studio.verdict.blocked', { count: count('block') });
  if (verdict === 'incomplete') {
    const fields = read.missing.flatMap((field) =>
      field === 'Account' || field === 'Destination' || field === 'Amount' || field === 'SendMax' ? [t(`studio.needs.${field}`)] : [],
    );
    return fields.length === 0 ? t('studio.verdict.correct') : t('studio.verdict.incomplete', { fields: format.list(fields) });
  }
  return verdict === 'warned' ? t('studio.verdict.warned', { count: count('warn') }) : t('studio.verdict.good');
}

function Kind(): ReactNode {
  const { t } = useWords();
  const { kind } = useStudio().judgement;
  if (kind === null) return <p className="soft small">{t('studio.kind.unknown')}</p>;
  return (
    <div className="stack is-1">
      <div className="row is-wrap">
        <Badge tone="accent">{t(`studio.kind.${kind.type}`)}</Badge>
        {kind.underlying === null ? null : <Badge>{t('studio.kind.also', { kind: t(`studio.kind.${kind.underlying}`) })}</Badge>}
      </div>
      <p className="small soft">{t(`studio.kind.${kind.type}.text`)}</p>
    </div>
  );
}

function Findings(): ReactNode {
  const { findings } = useStudio().judgement;
  if (findings.length === 0) return null;
  return (
    <ol className="studio-findings">
      {findings.map((finding, index) => (
        // Two findings of one code differ in their field or in their params; their order is the ledger's.
        <FindingRow
          key={`${findingId(finding)} ${index}`}
          finding={finding}
          first={findings.findIndex((one) => findingId(one) === findingId(finding)) === index}
        />
      ))}
    </ol>
  );
}

/** `first`: of several about the same field the first one carries the id that the field points to. */
function FindingRow({ finding, first }: { readonly finding: Finding; readonly first: boolean }): ReactNode {
  const { t, refusal: words } = useWords();
  const { judgement, names, change, draft, put } = useStudio();
  const { severity, field, result } = finding;
  const { icon, className } = marks[severity];
  const fix = fixOf(finding, judgement.review, names.scale);
  const go = (): void => {
    if (field === null || focusField(field)) return;
    put({ expert: true });
    requestAnimationFrame(() => focusField(field));
  };
  return (
    <li className={`studio-finding ${className}`} id={first ? findingId(finding) : undefined}>
      <Icon name={icon} size={18} />
      <div className="stack is-1">
        <span>
          <span className="visually-hidden">{t(`studio.severity.${severity}`)}: </span>
          {words({ code: finding.code, params: finding.params })}
        </span>
        <span className="row is-wrap is-tight">
          {fix === null ? null : (
            <Button kind="link" className="small" onClick={() => change(fix.change)}>
              {t(fix.label)}
            </Button>
          )}
          {field === null ? null : (
            <Button kind="link" className="small" onClick={go}>
              {t('studio.toField.go')}
            </Button>
          )}
          {draft.expert && result !== null ? <Badge>{result}</Badge> : null}
        </span>
      </div>
    </li>
  );
}

function NotAsked(): ReactNode {
  const { t, refusal: words } = useWords();
  const { refusal, reload } = useStudio().asked;
  if (refusal === null) return null;
  return (
    <Banner tone="warn">
      <div className="stack is-2">
        <span>{words(refusal)}</span>
        <span>
          <Button small icon="refresh" onClick={reload}>
            {t('common.tryAgain')}
          </Button>
        </span>
      </div>
    </Banner>
  );
}

function TrialRun(): ReactNode {
  const { t, refusal: words } = useWords();
  const { trial, judgement, names } = useStudio();
  if (judgement.verdict === 'incomplete' || judgement.verdict === 'unreadable') return null;
  const { simulation, refusal } = trial;
  return (
    <div className="stack is-2">
      <div className="row is-wrap">
        <Button small icon="refresh" busy={trial.busy} onClick={() => trial.run()}>
          {t('studio.trial')}
        </Button>
        <span className="small soft">{t('studio.trialHint')}</span>
      </div>
      {refusal ? <p className="small soft">{t('studio.trial.none', { reason: words(refusal) })}</p> : null}
      {simulation === null ? null : simulation.result === 'tesSUCCESS' ? (
        <Banner tone="good" title={t('studio.trial.good')}>
          <KeyValues
            items={[
              simulation.delivered && {
                name: t('studio.trial.delivered'),
                value: <AssetAmount amount={simulation.delivered} names={names} />,
              },
              simulation.spent && { name: t('studio.trial.spent'), value: <AssetAmount amount={simulation.spent} names={names} /> },
            ]}
          />
        </Banner>
      ) : (
        <Banner tone="bad" title={t('studio.trial.bad', { code: simulation.result })}>
          {words({ code: simulation.result })}
        </Banner>
      )}
    </div>
  );
}
