// Owns the address to give to others, whole, in groups of four, with a code to scan.
import type { ReactNode } from 'react';
import { useServices } from '../../state/services.tsx';
import { useTell } from '../../state/use-tell.ts';
import { Address } from '../../ui/address.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Card } from '../../ui/page.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { useWords } from '../../ui/words.tsx';

export interface ReceiveCardProps {
  readonly text: string;
  readonly qr: string;
  readonly qrLabel: string;
  readonly addresses: readonly { readonly name: string; readonly value: string }[];
}

export function ReceiveCard({ text, qr, qrLabel, addresses }: ReceiveCardProps): ReactNode {
  const tell = useTell();
  const { t } = useWords();
  const { main } = useServices();
  return (
    <Card title={t('wallet.receive')}>
      <div className="receive">
        <QrCode text={qr} label={qrLabel} />
        <div className="stack is-3">
          {addresses.map((address) => (
            <div key={address.name} className="stack is-1">
              <span className="row is-between">
                <span className="soft small">{address.name}</span>
                <CopyButton
                  iconOnly
                  text={address.value}
                  label={`${t('common.copyAddress')}: ${address.name}`}
                  onCopy={(value) => tell(main.copyText({ text: value }))}
                />
              </span>
              <Address value={address.value} />
            </div>
          ))}
          <p className="soft small">{text}</p>
        </div>
      </div>
    </Card>
  );
}
