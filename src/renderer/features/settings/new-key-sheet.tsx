// Owns the form for a new API key: its name, its wallets, and what it may do.
import { type ReactNode, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { Permission } from '../../../shared/greenfield/permissions.ts';
import { useServices } from '../../state/services.tsx';
import { Checkbox, RadioCard } from '../../ui/choice.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { type KeyPreset, grantsOf, keyPresets, permissionGroups, permissionWords } from './key-permissions.ts';

export interface NewKeySheetProps {
  readonly wallets: readonly WalletSummary[];
  readonly onMade: (secret: string) => void;
  readonly onClose: () => void;
}

const allWallets = 'all';

export function NewKeySheet({ wallets, onMade, onClose }: NewKeySheetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction('new key');
  const [label, setLabel] = useState('');
  const [scope, setScope] = useState(wallets[0]?.id ?? allWallets);
  const [preset, setPreset] = useState<KeyPreset>('claimsDesk');
  const [custom, setCustom] = useState<ReadonlySet<Permission>>(new Set());
  const permissions = grantsOf(preset, custom, scope === allWallets ? null : scope);
  const make = (): void =>
    run(
      () => main.createApiKey({ label, permissions }),
      ({ secret }) => onMade(secret),
    );
  return (
    <ConfirmDialog title={t('keys.newTitle')} confirm={t('keys.make')} busy={busy} refusal={refusal} onConfirm={make} onClose={onClose}>
      <TextField label={t('keys.label')} hint={t('keys.labelHint')} optional value={label} maxLength={50} onChange={setLabel} />
      <Select
        label={t('keys.scope')}
        value={scope}
        onChange={setScope}
        options={[
          ...wallets.map(({ id, name }) => ({ value: id, label: t('keys.scopeOne', { name }) })),
          { value: allWallets, label: t('keys.scopeAll') },
        ]}
      />
      <div role="radiogroup" aria-label={t('keys.may')} className="stack is-2">
        <span className="field-label">{t('keys.may')}</span>
        {keyPresets.map((name) => (
          <RadioCard key={name} name="key-preset" value={name} chosen={preset} onChoose={setPreset} title={t(`keys.preset.${name}`)}>
            {t(`keys.presetText.${name}`)}
          </RadioCard>
        ))}
      </div>
      {preset === 'custom' ? <OneByOne chosen={custom} onChange={setCustom} /> : null}
    </ConfirmDialog>
  );
}

interface OneByOneProps {
  readonly chosen: ReadonlySet<Permission>;
  readonly onChange: (chosen: ReadonlySet<Permission>) => void;
}

function OneByOne({ chosen, onChange }: OneByOneProps): ReactNode {
  const { t } = useWords();
  const toggle = (permission: Permission, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(permission);
    else next.delete(permission);
    onChange(next);
  };
  return (
    <>
      {permissionGroups.map((group) => (
        <div key={group.title} role="group" aria-label={t(group.title)} className="stack is-1">
          <span className="field-label">{t(group.title)}</span>
          {group.permissions.map((permission) => (
            <Checkbox
              key={permission}
              label={t(permissionWords[permission])}
              checked={chosen.has(permission)}
              onChange={(on) => toggle(permission, on)}
            />
          ))}
        </div>
      ))}
    </>
  );
}
