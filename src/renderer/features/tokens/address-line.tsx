// Owns an address of the ledger in a sheet: whole, with a button that copies it.
import type { ReactNode } from 'react';
import { useServices } from '../../state/services.tsx';
import { useTell } from '../../state/use-tell.ts';
import { Address } from '../../ui/address.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

export function AddressLine({ value, label }: { readonly value: string; readonly label: string }): ReactNode {
  const tell = useTell();
  const { main } = useServices();
  return (
    <span className="row is-top">
      <span className="grow">
        <Address value={value} />
      </span>
      <CopyButton iconOnly text={value} label={label} onCopy={(text) => tell(main.copyText({ text }))} />
    </span>
  );
}
