// Owns what people with keys of their own do on the practice ledger in a story: open accounts, issue tokens, make offers, give credentials, send anything.
import { decodeAccountID } from 'ripple-address-codec';
import { encode, encodeForSigning } from 'ripple-binary-codec';
import { deriveAddress, deriveKeypair, generateSeed, sign } from 'ripple-keypairs';
import { askLedger } from './xrpl-socket.ts';

/** An account whose keys the story holds. */
export interface Person {
  readonly address: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Whoever is only named: the wallet of the app too. */
export type Named = Pick<Person, 'address'>;

type Fields = Readonly<Record<string, unknown>>;

/** Of the practice ledger. */
const practiceNetworkId = 60_421;

export interface LedgerHandsOptions {
  readonly port: () => Promise<number>;
  readonly faucet: (address: string, amount: string) => Promise<void>;
  /** Each transaction is in a validated ledger when it is answered. */
  readonly close: () => Promise<void>;
}

const asf = { requireDest: 1, requireAuth: 2, globalFreeze: 7, defaultRipple: 8, depositAuth: 9 } as const;
export type AccountSwitch = keyof typeof asf;

export class LedgerHands {
  constructor(private readonly options: LedgerHandsOptions) {}

  /** A new account with as many XRP. */
  async person(xrp = '1000'): Promise<Person> {
    const keys = deriveKeypair(generateSeed());
    const person = { address: deriveAddress(keys.publicKey), ...keys };
    await this.options.faucet(person.address, xrp);
    await this.options.close();
    return person;
  }

  /** Signs as it is, submits, closes a ledger; answers the result code, of the ledger where it came into one. */
  async send(from: Person, tx: Fields): Promise<string> {
    const port = await this.options.port();
    const info = await askLedger(port, { command: 'account_info', account: from.address, ledger_index: 'current' });
    const { Sequence } = info.account_data as { readonly Sequence: number };
    const filled = { Account: from.address, Fee: '100', Sequence, NetworkID: practiceNetworkId, SigningPubKey: from.publicKey, ...tx };
    const blob = encode({ ...filled, TxnSignature: sign(encodeForSigning(filled), from.privateKey) });
    const submitted = await askLedger(port, { command: 'submit', tx_blob: blob });
    await this.options.close();
    const hash = (submitted.tx_json as { readonly hash: string }).hash;
    const found = await askLedger(port, { command: 'tx', transaction: hash }).catch(() => null);
    const meta = found?.meta as { readonly TransactionResult: string } | undefined;
    return meta?.TransactionResult ?? String(submitted.engine_result);
  }

  /** As `send`; fails the story where the ledger does not do it. */
  async must(from: Person, tx: Fields): Promise<void> {
    const result = await this.send(from, tx);
    if (result !== 'tesSUCCESS') throw new Error(`${String(tx.TransactionType)}: ${result}`);
  }

  /** An issuer whose tokens pass between their holders; `transferRate` as the ledger stores it, 1002000000 for 0.2 %. */
  async issuer({
    transferRate = 0,
    switches = [],
  }: {
    readonly transferRate?: number;
    readonly switches?: readonly AccountSwitch[];
  } = {}): Promise<Person> {
    const issuer = await this.person();
    const rate = transferRate === 0 ? {} : { TransferRate: transferRate };
    await this.must(issuer, { TransactionType: 'AccountSet', SetFlag: asf.defaultRipple, ...rate });
    for (const name of switches) await this.switch(issuer, name);
    return issuer;
  }

  async switch(person: Person, name: AccountSwitch, isOn = true): Promise<void> {
    await this.must(person, { TransactionType: 'AccountSet', [isOn ? 'SetFlag' : 'ClearFlag']: asf[name] });
  }

  async trust(holder: Person, issuer: Named, currency: string, limit = '1000000'): Promise<void> {
    await this.must(holder, { TransactionType: 'TrustSet', Flags: 0x0002_0000, LimitAmount: token(issuer, currency, limit) });
  }

  /** The issuer pays whoever trusts him. */
  async issue(issuer: Person, to: string, currency: string, value: string): Promise<void> {
    await this.must(issuer, { TransactionType: 'Payment', Destination: to, Amount: token(issuer, currency, value) });
  }

  /** `gets` and `pays` as the ledger names them: what whoever takes the offer gets and pays. `domain`: for its members alone. */
  async offer(
    maker: Person,
    { gets, pays, domain }: { readonly gets: unknown; readonly pays: unknown; readonly domain?: string },
  ): Promise<void> {
    const DomainID = domain === undefined ? {} : { DomainID: domain };
    await this.must(maker, { TransactionType: 'OfferCreate', TakerGets: gets, TakerPays: pays, ...DomainID });
  }

  /** Issues an MPT that passes between holders; answers its id. `fee` in 1/100,000. */
  async issuance(issuer: Person, { scale, fee }: { readonly scale: number; readonly fee: number }): Promise<string> {
    const canTransfer = 0x20;
    await this.must(issuer, { TransactionType: 'MPTokenIssuanceCreate', AssetScale: scale, TransferFee: fee, Flags: canTransfer });
    const { Sequence } = await this.owned(issuer, 'mpt_issuance');
    const sequence = Number(Sequence).toString(16).padStart(8, '0');
    return `${sequence}${Buffer.from(decodeAccountID(issuer.address)).toString('hex')}`.toUpperCase();
  }

  /** `type` as text. The subject accepts it himself. */
  async credential(issuer: Person, subject: string, type: string): Promise<void> {
    await this.must(issuer, { TransactionType: 'CredentialCreate', Subject: subject, CredentialType: credentialType(type) });
  }

  async acceptCredential(subject: Person, issuer: Person, type: string): Promise<void> {
    await this.must(subject, { TransactionType: 'CredentialAccept', Issuer: issuer.address, CredentialType: credentialType(type) });
  }

  /** Whoever holds this credential may pay this person. */
  async letIn(person: Person, issuer: Person, type: string): Promise<void> {
    await this.must(person, { TransactionType: 'DepositPreauth', AuthorizeCredentials: [credentialOf(issuer, type)] });
  }

  /** A domain of all who hold this credential; answers its id. */
  async domain(owner: Person, issuer: Person, type: string): Promise<string> {
    await this.must(owner, { TransactionType: 'PermissionedDomainSet', AcceptedCredentials: [credentialOf(issuer, type)] });
    return String((await this.owned(owner, 'permissioned_domain')).index);
  }

  /** The one object of this kind that the person owns. */
  private async owned(person: Person, type: string): Promise<Fields> {
    const port = await this.options.port();
    const answer = await askLedger(port, { command: 'account_objects', account: person.address, type, ledger_index: 'validated' });
    const objects = answer.account_objects as readonly Fields[];
    const [only] = objects;
    if (only === undefined || objects.length !== 1) throw new Error(`${objects.length} of ${type}`);
    return only;
  }
}

function credentialType(type: string): string {
  return Buffer.from(type, 'utf8').toString('hex').toUpperCase();
}

function credentialOf(issuer: Person, type: string): Fields {
  return { Credential: { Issuer: issuer.address, CredentialType: credentialType(type) } };
}

/** An amount of an issuer's token. */
export function token(issuer: Named, currency: string, value: string): Fields {
  return { currency, issuer: issuer.address, value };
}
