// Owns the guard against look-alike addresses: dust from an address made to resemble a contact, so that it is copied from the history (§18 of the rule book).
import { resembles } from '../payouts/resembling.ts';
import type { Contact, LookAlike } from './api.ts';

/** Those of `addresses` that are not a contact's but resemble one. Each is named once, with the first contact that it resembles. */
export function lookAlikes(contacts: readonly Contact[], addresses: readonly string[]): readonly LookAlike[] {
  const known = new Set(contacts.map((contact) => contact.address));
  return [...new Set(addresses)].flatMap((address) => {
    const resembled = known.has(address) ? undefined : contacts.find((contact) => resembles(address, contact.address));
    return resembled ? [{ address, resembles: resembled }] : [];
  });
}

/** What to offer for typed text: confirmed contacts whose name or address starts with it. Never an address from the history. */
export function suggestContacts<T extends Contact>(contacts: readonly T[], typed: string): readonly T[] {
  const text = typed.trim();
  const lower = text.toLocaleLowerCase();
  if (text === '') return [];
  return contacts.filter((contact) => contact.address.startsWith(text) || contact.name.toLocaleLowerCase().includes(lower));
}
