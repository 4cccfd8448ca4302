// Owns the address to give to others, whole, in groups of four, with a code to scan.
import type { ReactNode } from 'react';
import { Address } from './address.tsx';
import { CopyButton } from './copy-button.tsx';
import { Card } from './page.tsx';
import { QrCode } from './qr-code.tsx';
import { useWords } from './words.tsx';

export interface GivenAddress {
  readonly name: string;
  readonly value: string;
  readonly tag?: number;
}

export interface ReceiveCardProps {
  readonly text: string;
  readonly qr: string;
  readonly qrLabel: string;
  readonly addresses: readonly GivenAddress[];
  readonly action?: ReactNode;
  readonly onCopy: (text: string) => void;
}

export function ReceiveCard({ action, ...shown }: ReceiveCardProps): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('wallet.receive')} action={action}>
      <ToGive {...shown} />
    </Card>
  );
}

/** The same without a frame of its own. */
export function ToGive({ text, qr, qrLabel, addresses, onCopy }: Omit<ReceiveCardProps, 'action'>): ReactNode {
  const { t } = useWords();
  return (
    <div className="receive">
      <QrCode text={qr} label={qrLabel} />
      <div className="stack is-3">
        {addresses.map(({ name, value, tag }) => (
          <div key={name} className="stack is-1">
            <span className="row is-between">
              <span className="soft small">{name}</span>
              <CopyButton iconOnly text={value} label={`${t('common.copyAddress')}: ${name}`} onCopy={onCopy} />
            </span>
            <Address value={value} tag={tag ?? null} />
          </div>
        ))}
        <p className="soft small">{text}</p>
      </div>
    </div>
  );
}
