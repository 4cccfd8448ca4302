// Owns the form for automatic payments of one method: presets first, bounds that must be chosen, and what saving stops.
import { type ReactNode, useState } from 'react';
import type { Processor } from '../../../shared/contract/policies.ts';
import { checkProcessor } from '../../../shared/payouts/processor.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { useAction } from '../../ui/use-action.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';

const presets = ['600', '3600', '21600', '86400'] as const;
type Preset = (typeof presets)[number] | 'own';

type Method = Processor['methodId'];
const methods: readonly Method[] = ['BTC-CHAIN', 'XRP-CHAIN'];

export interface ProcessorFormProps {
  readonly walletId: string;
  /** The processor that is edited; null for a new one. */
  readonly before: Processor | null;
  /** Methods that have one already. */
  readonly taken: readonly Method[];
  readonly onClose: () => void;
}

interface Draft {
  readonly methodId: Method;
  readonly preset: Preset;
  readonly seconds: string;
  readonly instantly: boolean;
  readonly threshold: string;
  readonly target: string;
  readonly ceiling: string;
  readonly cap: string;
  readonly uncapped: boolean;
  readonly enabled: boolean;
}

function draftOf(before: Processor | null, taken: readonly Method[]): Draft {
  const seconds = String(before?.intervalSeconds ?? 3600);
  return {
    methodId: before?.methodId ?? methods.find((method) => !taken.includes(method)) ?? 'BTC-CHAIN',
    preset: presets.find((preset) => preset === seconds) ?? 'own',
    seconds,
    instantly: before?.processNewPayoutsInstantly ?? false,
    threshold: before === null || before.threshold === '0' ? '' : before.threshold,
    target: String(before?.feeBlockTarget ?? 3),
    ceiling: before?.feeCeiling ?? '',
    cap: before?.dailyCap ?? '',
    uncapped: before !== null && before.dailyCap === null,
    enabled: before?.enabled ?? true,
  };
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text.trim()) ? Number.parseInt(text, 10) : null;
}

function checkDraft(draft: Draft): ReturnType<typeof checkProcessor> {
  return checkProcessor({
    methodId: draft.methodId,
    intervalSeconds: wholeNumber(draft.preset === 'own' ? draft.seconds : draft.preset),
    feeBlockTarget: wholeNumber(draft.target) ?? 0,
    threshold: draft.threshold,
    processNewPayoutsInstantly: draft.instantly,
    feeCeiling: draft.ceiling,
    dailyCap: draft.uncapped ? null : draft.cap,
    enabled: draft.enabled,
  });
}

export function ProcessorForm({ walletId, before, taken, onClose }: ProcessorFormProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction(`policy ${walletId}`);
  const [draft, setDraft] = useState(() => draftOf(before, taken));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>): void => setDraft((current) => ({ ...current, ...part }));
  const checked = checkDraft(draft);
  const capMissing = !draft.uncapped && draft.cap.trim() === '';
  const save = (): void => {
    setTried(true);
    if (!checked.ok || capMissing) return;
    run(
      () => main.setPolicy({ walletId, settings: { ...checked.value, methodId: draft.methodId } }),
      () => {
        toast('good', t('policies.saved'));
        onClose();
      },
    );
  };
  const problem = (path: string): string | undefined => {
    const found = checked.ok ? undefined : checked.error.violations.find((violation) => violation.path === path);
    return tried && found ? words(found) : undefined;
  };
  const footer = (
    <>
      <Button kind="quiet" onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <Button kind="primary" busy={busy} onClick={save}>
        {t('common.save')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('policies.form')} onClose={onClose} onConfirm={save} footer={footer}>
      <div className="stack">
        {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
        <When draft={draft} change={change} problem={problem} fixed={before !== null} taken={taken} />
        <Bounds draft={draft} change={change} problem={problem} capMissing={tried && capMissing} />
        {before ? <Checkbox checked={draft.enabled} onChange={(enabled) => change({ enabled })} label={t('policies.enabled')} /> : null}
        <p className="soft small">{t('policies.stops')}</p>
      </div>
    </Dialog>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly problem: (path: string) => string | undefined;
}

function When({
  draft,
  change,
  problem,
  fixed,
  taken,
}: PartProps & { readonly fixed: boolean; readonly taken: readonly Method[] }): ReactNode {
  const { t } = useWords();
  const options = methods.filter((method) => (fixed ? method === draft.methodId : !taken.includes(method)));
  return (
    <>
      <Select
        label={t('policies.method')}
        value={draft.methodId}
        onChange={(methodId) => change({ methodId })}
        options={options.map((method) => ({ value: method, label: t(method === 'BTC-CHAIN' ? 'common.bitcoin' : 'common.xrpl') }))}
      />
      <Select
        label={t('policies.interval')}
        value={draft.preset}
        onChange={(preset: Preset) => change({ preset })}
        options={[...presets, 'own' as const].map((preset) => ({ value: preset, label: t(`policies.interval.${preset}`) }))}
      />
      {draft.preset === 'own' ? (
        <TextField
          amount
          label={t('policies.seconds')}
          hint={t('policies.secondsHint')}
          error={problem('IntervalSeconds')}
          value={draft.seconds}
          onChange={(seconds) => change({ seconds })}
        />
      ) : null}
      <Checkbox checked={draft.instantly} onChange={(instantly) => change({ instantly })} label={t('policies.instant')} />
    </>
  );
}

function Bounds({ draft, change, problem, capMissing }: PartProps & { readonly capMissing: boolean }): ReactNode {
  const { t } = useWords();
  const isBitcoin = draft.methodId === 'BTC-CHAIN';
  const unit = isBitcoin ? 'BTC' : 'XRP';
  return (
    <>
      {draft.uncapped ? null : (
        <TextField
          amount
          label={t('policies.cap')}
          hint={t('policies.capHint')}
          error={capMissing ? t('policies.capMissing') : problem('DailyCap')}
          value={draft.cap}
          after={unit}
          onChange={(cap) => change({ cap })}
        />
      )}
      <Checkbox checked={draft.uncapped} onChange={(uncapped) => change({ uncapped })} label={t('policies.uncapped')} />
      <TextField
        amount
        optional
        label={t('policies.threshold')}
        hint={t('policies.thresholdHint')}
        error={problem('Threshold')}
        value={draft.threshold}
        after={unit}
        onChange={(threshold) => change({ threshold })}
      />
      {isBitcoin ? (
        <TextField
          amount
          label={t('policies.targetField')}
          hint={t('policies.targetHint')}
          error={problem('FeeBlockTarget')}
          value={draft.target}
          onChange={(target) => change({ target })}
        />
      ) : null}
      <TextField
        amount
        optional
        label={t('policies.ceiling')}
        hint={t('policies.ceilingHint')}
        error={problem('FeeCeiling')}
        value={draft.ceiling}
        after={isBitcoin ? 'sat/vB' : 'drops'}
        onChange={(ceiling) => change({ ceiling })}
      />
    </>
  );
}
