// Owns credentials, deposit authorization and permissioned domains (§6.4, §13 and §14 of the rule book).
import type { JudgedDraft } from '../effective.ts';
import { branchOf } from '../effective.ts';
import type { AccountFacts, CredentialFacts, CredentialSet, DomainFacts, LedgerFacts } from '../facts.ts';
import { block, finding, type Finding } from '../finding.ts';
import { isOpenToEverybody } from '../reserve.ts';

export function permissionFindings(draft: JudgedDraft, facts: LedgerFacts): readonly Finding[] {
  return [...credentialFindings(draft, facts), ...domainFindings(draft, facts), ...depositFindings(draft, facts)];
}

/** Each must exist, name the sender as its subject and be accepted by it: checked always, whatever the receiver asks for. */
function credentialFindings(draft: JudgedDraft, facts: LedgerFacts): readonly Finding[] {
  return (draft.credentialIds ?? []).flatMap((id) => {
    const credential = facts.credentials[id];
    const refused = (code: 'xrpl-credential-absent' | 'xrpl-credential-not-yours' | 'xrpl-credential-not-accepted') => [
      block(code, 'CredentialIDs', 'tecBAD_CREDENTIALS', { id: id.slice(0, 8) }),
    ];
    if (credential === undefined) return [];
    if (credential === null) return refused('xrpl-credential-absent');
    if (credential.subject !== draft.account) return refused('xrpl-credential-not-yours');
    return credential.accepted ? [] : refused('xrpl-credential-not-accepted');
  });
}

function domainFindings(draft: JudgedDraft, facts: LedgerFacts): readonly Finding[] {
  const domain = draft.domainId === null ? undefined : facts.domains[draft.domainId];
  if (domain === undefined) return [];
  if (domain === null) return [block('xrpl-domain-absent', 'DomainID', 'tecNO_PERMISSION')];
  const outside = (account: string) => isMember(account, domain, facts) === false;
  return [
    ...(outside(draft.account) ? [block('xrpl-domain-sender-outside', 'DomainID', 'tecNO_PERMISSION')] : []),
    ...(outside(draft.destination) ? [block('xrpl-domain-receiver-outside', 'DomainID', 'tecNO_PERMISSION')] : []),
  ];
}

/** Undefined: not known. The owner is a member; others need one accepted, unexpired credential of a kind that the domain lists. */
function isMember(account: string, domain: DomainFacts, facts: LedgerFacts): boolean | undefined {
  if (domain.owner === account) return true;
  const held = facts.credentialsOf[account];
  if (held === undefined) return undefined;
  const matching = (held ?? []).filter((one) => one.accepted && includesKind(domain.accepts, one));
  if (matching.some((one) => one.expiration === null)) return true;
  if (matching.length > 0 && facts.closeTime === null) return undefined;
  return matching.some((one) => !isExpired(one, facts.closeTime));
}

function includesKind(set: CredentialSet, { kind }: CredentialFacts): boolean {
  return set.some((one) => one.issuer === kind.issuer && one.type === kind.type);
}

/** Expired when the ledger closed later than the expiration; the very second is still valid. */
export function isExpired({ expiration }: CredentialFacts, closeTime: number | null): boolean {
  return expiration !== null && closeTime !== null && closeTime > expiration;
}

function depositFindings(draft: JudgedDraft, facts: LedgerFacts): readonly Finding[] {
  const receiver = facts.accounts[draft.destination];
  if (isPoorException(draft, receiver, facts)) return poorFindings(draft, receiver);
  const expired = (draft.credentialIds ?? []).find((id) => {
    const credential = facts.credentials[id];
    return credential ? isExpired(credential, facts.closeTime) : false;
  });
  if (expired !== undefined) return [block('xrpl-credential-expired', 'CredentialIDs', 'tecEXPIRED', { id: expired.slice(0, 8) })];
  if (!receiver?.depositAuth || draft.account === draft.destination) return [];
  return unauthorized(draft, receiver, facts);
}

/** The exception that keeps a poor account reachable, also when it is just being opened. */
function isPoorException(draft: JudgedDraft, receiver: AccountFacts | null | undefined, { reserve }: LedgerFacts): boolean {
  if (branchOf(draft) !== 'direct' || draft.amount.kind !== 'xrp' || reserve === null || receiver === undefined) return false;
  const balance = receiver === null ? 0n : receiver.balance;
  return balance !== null && isOpenToEverybody(balance, draft.amount.drops, reserve.base);
}

/** Stricter than the ledger, which lets valid credentials pass: the reference says that they must not be used then. */
function poorFindings(draft: JudgedDraft, receiver: AccountFacts | null | undefined): readonly Finding[] {
  const presented = draft.credentialIds !== null && receiver?.depositAuth === true && !receiver.preauthorizes?.includes(draft.account);
  return presented ? [block('xrpl-credentials-poor-account', 'CredentialIDs', null)] : [];
}

function unauthorized(draft: JudgedDraft, receiver: AccountFacts, facts: LedgerFacts): readonly Finding[] {
  if (receiver.preauthorizes?.includes(draft.account)) return [];
  const refused = [block('xrpl-deposit-refused', 'Destination', 'tecNO_PERMISSION')];
  const unknown = [finding('xrpl-deposit-unknown', 'warn', 'Destination')];
  if (draft.credentialIds === null) return receiver.preauthorizes === null ? unknown : refused;
  const presented = draft.credentialIds.map((id) => facts.credentials[id] ?? null);
  if (presented.includes(null) || receiver.preauthorizesCredentials === null) return unknown;
  const kinds = new Set(presented.flatMap((one) => (one === null ? [] : [`${one.kind.issuer} ${one.kind.type}`])));
  const matches = receiver.preauthorizesCredentials.some((set) => sameKinds(set, kinds));
  if (matches) return [];
  return receiver.preauthorizes === null ? unknown : refused;
}

/** The whole set must be the same: no more, no less. */
function sameKinds(set: CredentialSet, kinds: ReadonlySet<string>): boolean {
  return set.length === kinds.size && set.every((one) => kinds.has(`${one.issuer} ${one.type}`));
}
