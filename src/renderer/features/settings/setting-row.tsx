// Owns one setting: name and explanation on one side, control on the other.
import { type ReactNode, useId } from 'react';
import { Switch } from '../../ui/choice.tsx';

export interface SettingRowProps {
  readonly name: ReactNode;
  readonly text?: ReactNode;
  readonly children?: ReactNode;
}

export function SettingRow({ name, text, children }: SettingRowProps): ReactNode {
  return (
    <div className="settings-row">
      <div className="stack is-1">
        <span>{name}</span>
        {text ? <span className="soft small">{text}</span> : null}
      </div>
      {children}
    </div>
  );
}

export interface SwitchRowProps {
  readonly name: string;
  readonly text: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function SwitchRow({ name, text, checked, onChange }: SwitchRowProps): ReactNode {
  const id = useId();
  return (
    <SettingRow name={name} text={<span id={id}>{text}</span>}>
      <Switch label={name} describedBy={id} checked={checked} onChange={onChange} />
    </SettingRow>
  );
}
