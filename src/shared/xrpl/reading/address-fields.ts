// Owns reading addresses of a payment: classic ones, and X-addresses with the tag and the network that they carry (§15 of the rule book).
import { isClassicAddress, readXAddress } from '../../links/xrpl-address.ts';
import type { Network } from '../../network.ts';
import { block, type PaymentField } from '../finding.ts';
import { absent, isAbsent, type Read, read, unreadable } from './read.ts';
import { readUint32 } from './scalar-fields.ts';

export interface TaggedAddress {
  readonly address: string | null;
  readonly tag: number | null;
}

/**
 * An address and the tag field beside it. An X-address brings its own tag; both must agree where both are given, and 0 is a tag.
 * `network` null: the letter of an X-address cannot be checked.
 */
export function readTaggedAddress(
  value: unknown,
  tagValue: unknown,
  fields: { readonly address: PaymentField; readonly tag: PaymentField },
  network: Network | null,
): Read<TaggedAddress> {
  const account = readAccount(value, fields.address, network);
  const tag = readUint32(tagValue, fields.tag);
  const findings = [...account.findings, ...tag.findings];
  const inside = account.value?.tag ?? null;
  if (inside !== null && tag.value !== null && inside !== tag.value)
    findings.push(block('xrpl-tag-conflict', fields.tag, null, { tags: `${inside}, ${tag.value}` }));
  return { value: { address: account.value?.address ?? null, tag: tag.value ?? inside }, findings };
}

/** An address in a place that has no tag. */
export function readAddress(value: unknown, field: PaymentField, network: Network | null): Read<string> {
  const account = readAccount(value, field, network);
  if (account.value === null) return { value: null, findings: account.findings };
  if (account.value.tag !== null) return unreadable('xrpl-address-has-tag', field);
  return account.value.address === null ? absent : read(account.value.address);
}

function readAccount(value: unknown, field: PaymentField, network: Network | null): Read<TaggedAddress> {
  if (isAbsent(value)) return absent;
  if (typeof value !== 'string') return unreadable('xrpl-address-invalid', field);
  const text = value.trim();
  if (isClassicAddress(text)) return read({ address: text, tag: null });
  const parts = readXAddress(text);
  if (parts === null) return unreadable('xrpl-address-invalid', field);
  if (network === null || parts.real === (network === 'main')) return read(parts);
  return { value: null, findings: [block('xrpl-address-wrong-network', field, null)] };
}
