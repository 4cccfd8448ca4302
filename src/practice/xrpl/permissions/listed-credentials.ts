// Owns lists of credentials in transactions (issuer and type, nested as rippled nests members of lists): their shape, their order, who must exist.
import { knownAccountId } from '../base/address.ts';
import { isList, isObject, type Json, textOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import type { ListedCredential } from '../ledger/entries-permissions.ts';
import type { CredentialName } from '../ledger/indexes.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';

const MAX_TYPE_BYTES = 64;

export function isCredentialType(hex: string): boolean {
  return hex.length > 0 && hex.length / 2 <= MAX_TYPE_BYTES;
}

export function readCredentialNames(list: Json | undefined): readonly CredentialName[] {
  return isList(list) ? list.map(readName) : [];
}

function readName(item: Json): CredentialName {
  const inner = isObject(item) ? item['Credential'] : undefined;
  const member = (key: string): string => (isObject(inner) ? (textOf(inner, key) ?? '') : '');
  return { issuer: member('Issuer'), type: member('CredentialType') };
}

/** Null where the list holds one to `most` different, well-formed credentials. */
export function malformedList(names: readonly CredentialName[], most: number): ResultCode | null {
  if (names.length === 0) return 'temARRAY_EMPTY';
  if (names.length > most) return 'temARRAY_TOO_LARGE';
  const isGood =
    names.every(({ issuer, type }) => issuer !== '' && isCredentialType(type)) && new Set(names.map(keyOf)).size === names.length;
  return isGood ? null : 'temMALFORMED';
}

export function absentIssuer(view: ReadView, names: readonly CredentialName[]): ResultCode | null {
  return names.some(({ issuer }) => readAccount(view, issuer) === undefined) ? 'tecNO_ISSUER' : null;
}

/** As entries keep them: by the issuer's id, then by type. */
export function sortedNames(names: readonly CredentialName[]): readonly CredentialName[] {
  return [...names].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ issuer, type }: CredentialName): string {
  return Buffer.from(knownAccountId(issuer)).toString('hex') + type.toLowerCase();
}

export function listed(names: readonly CredentialName[]): readonly ListedCredential[] {
  return names.map(({ issuer, type }) => ({ Credential: { CredentialType: type, Issuer: issuer } }));
}
