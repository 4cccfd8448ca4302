// Owns the receiver: an address that is typed or chosen among people who are known, and what is said about it.
import type { ReactNode } from 'react';
import { readXAddress } from '../../../shared/links/xrpl-address.ts';
import { readXrplUri } from '../../../shared/links/xrpl-payment-uri.ts';
import { suggestContacts } from '../../../shared/xrpl/look-alike.ts';
import { Address } from '../../ui/address.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeForm, takeRequest } from './change-form.ts';
import { PlainField } from './plain-field.tsx';
import { useStudio } from './use-studio.tsx';

const mostSuggested = 5;
const mostInMenu = 30;
/** A link that asks for a token is longer than any address. */
const longestLink = 500;

export function RecipientField(): ReactNode {
  const { t } = useWords();
  const { form, change, people, account, markOf, read, wallet } = useStudio();
  const choose = (address: string): void => change((before) => changeForm(before, { destination: address }));
  const type = (text: string): void => {
    const request = readXrplUri(text, wallet.network);
    if (request === null) choose(text);
    else change((before) => takeRequest(before, request));
  };
  const typed = form.destination.trim();
  const isAddress = read.shape.destination !== null;
  const suggested = isAddress ? [] : suggestContacts(people.contacts, typed).slice(0, mostSuggested);
  const others = people.contacts.filter(({ address }) => address !== account).slice(0, mostInMenu);
  return (
    <div className="stack is-3">
      <div className="stack is-2" data-field="Destination">
        <TextField
          label={t('studio.toField')}
          hint={isAddress ? <RecipientWords /> : t('studio.toHint')}
          value={form.destination}
          onChange={type}
          mono
          maxLength={longestLink}
          markedBy={typed === '' ? undefined : markOf('Destination')}
          after={
            <Menu
              label={t('studio.toKnown')}
              items={[
                { id: 'self', label: t('studio.toSelf'), icon: 'repeat', onSelect: () => choose(account) },
                ...others.map((person) => ({
                  id: person.address,
                  icon: person.own ? ('wallet' as const) : ('person' as const),
                  label: (
                    <PersonLine
                      name={person.name}
                      address={person.address}
                      note={t(person.own ? 'studio.person.own' : 'studio.person.paid')}
                    />
                  ),
                  onSelect: () => choose(person.address),
                })),
              ]}
            />
          }
        />
        {suggested.length === 0 ? null : (
          <ul className="stack is-1" aria-label={t('studio.suggestions')}>
            {suggested.map((person) => (
              <li key={person.address}>
                <Button kind="quiet" small wide className="studio-suggestion" onClick={() => choose(person.address)}>
                  <PersonLine
                    name={person.name}
                    address={person.address}
                    note={t(person.own ? 'studio.person.own' : 'studio.person.paid')}
                  />
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {read.shape.destination !== null && read.shape.destination === read.shape.account && form.tag === '' ? null : (
        <PlainField field="DestinationTag" name="tag" label={t('studio.tag')} hint={t('studio.tagHint')} optional maxLength={20} />
      )}
    </div>
  );
}

function PersonLine({ name, address, note }: { readonly name: string; readonly address: string; readonly note: string }): ReactNode {
  return (
    <span className="studio-person">
      <span className="clip">{name === '' ? note : <PlainText text={name} line />}</span>
      <span className="address-short soft">
        {address.slice(0, 6)}…{address.slice(-4)}
      </span>
    </span>
  );
}

/** The whole address in groups, and whether it is somebody who is known. */
function RecipientWords(): ReactNode {
  const { t } = useWords();
  const { form, people, read } = useStudio();
  const { destination, account } = read.shape;
  if (destination === null) return null;
  const known = people.contacts.find(({ address }) => address === destination);
  const inside = readXAddress(form.destination.trim());
  const acquaintance =
    known === undefined ? t('studio.toNew') : known.name === '' ? t('studio.toPaid') : t('studio.toIs', { name: known.name });
  const who = destination === account ? t('studio.toSelf') : acquaintance;
  return (
    <span className="stack is-1">
      <Address value={destination} tag={inside?.tag ?? null} />
      <span>{who}</span>
    </span>
  );
}
