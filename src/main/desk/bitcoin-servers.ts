// Owns the user's Bitcoin server of each network set: kept on disk, tried before it is taken, in force at once. Passwords come in and never go out.
import * as z from 'zod';
import type { BitcoinBackendChoice } from '../../shared/contract/bitcoin-backends.ts';
import {
  type BitcoinServer,
  type BitcoinServerOfSet,
  bitcoinServer,
  chainsOfSet,
  passingProblems,
  type TestedBitcoinServer,
  type TypedPasswords,
} from '../../shared/contract/bitcoin-servers.ts';
import { type ChosenNetwork, chosenNetworks } from '../../shared/network.ts';
import { ok, refuse, type Refusal, type Result } from '../../shared/result.ts';
import type { BitcoinBackend } from '../backends/bitcoin-backend.ts';
import type { OpenedServer } from '../backends/chosen-bitcoin.ts';
import { type OsSeal, sealedText } from '../security/os-seal.ts';
import type { JsonDocument } from '../storage/json-document.ts';
import type { Secret } from '../vault/types.ts';
import { wrongPlace } from './bitcoin-server-places.ts';
import { choiceWith, ServerPasswords, type StoredServer } from './server-passwords.ts';

const stored = z.strictObject({
  server: bitcoinServer,
  sealed: z.strictObject({ node: sealedText.nullable(), proxy: sealedText.nullable() }),
});
export const bitcoinServerFile = z.strictObject({ test: stored.nullable(), main: stored.nullable(), regtest: stored.nullable() });
export type BitcoinServerFile = z.output<typeof bitcoinServerFile>;
export const noBitcoinServers: BitcoinServerFile = { test: null, main: null, regtest: null };

/** What a test or a change names. */
export interface BitcoinServerDraft {
  readonly set: ChosenNetwork;
  readonly server: BitcoinServer;
  readonly passwords: TypedPasswords;
}

type Learn = (place: { readonly host: string; readonly port: number }, certificate: string) => void;

export interface BitcoinServersOptions {
  readonly document: JsonDocument<BitcoinServerFile>;
  readonly seal: OsSeal;
  /** Keeps a password in memory as bytes that print nothing and can be wiped. */
  readonly keep: (password: string) => Secret;
  /** Connects to nobody by itself. `learn` is told a certificate that was not known. */
  readonly open: (choice: BitcoinBackendChoice, learn: Learn) => BitcoinBackend;
  /** True while a payment of a wallet of the set is on its way. */
  readonly isPaying: (set: ChosenNetwork) => boolean;
}

export class BitcoinServers {
  private readonly passwords: ServerPasswords;
  private readonly listeners: ((set: ChosenNetwork) => void)[] = [];

  constructor(private readonly options: BitcoinServersOptions) {
    this.passwords = new ServerPasswords(options.seal, options.keep);
    for (const set of chosenNetworks) {
      const kept = this.stored(set);
      if (kept !== null) this.passwords.read(set, kept);
    }
  }

  list(): BitcoinServerOfSet[] {
    return chosenNetworks.map((set) => {
      const kept = this.stored(set);
      return { set, chosen: kept === null ? null : { server: kept.server, passwords: this.passwords.shown(set, kept) } };
    });
  }

  /** Told the set whose server is another one now. */
  onChange(listener: (set: ChosenNetwork) => void): void {
    this.listeners.push(listener);
  }

  /** The backend of the choice as it stands. Refusals: `bitcoin-server-not-chosen`, `bitcoin-password-gone`. */
  open(set: ChosenNetwork): Result<OpenedServer> {
    const kept = this.stored(set);
    if (kept === null) return refuse('bitcoin-server-not-chosen');
    const passwords = this.passwords.of(set, kept.server);
    if (!passwords.ok) return passwords;
    const backend = this.options.open(
      choiceWith(kept.server, passwords.value),
      (place, certificate) => void this.learned(set, place, certificate),
    );
    return ok({ backend, network: kept.server.network });
  }

  /** Refusals: those of the contract's `testBitcoinServer`. */
  async test(draft: BitcoinServerDraft): Promise<Result<TestedBitcoinServer>> {
    const whole = this.whole(draft);
    return whole.ok ? ok(await this.tried(whole.value)) : whole;
  }

  /** Refusals: those of the contract's `setBitcoinServer`. */
  async set(draft: BitcoinServerDraft, anyway: boolean): Promise<Result<BitcoinServerOfSet[]>> {
    const whole = this.whole(draft);
    if (!whole.ok) return whole;
    const { set, passwords } = whole.value;
    const { problem, certificate } = await this.tried(whole.value);
    if (problem !== null && !(anyway && passingProblems.includes(problem.code))) return { ok: false, error: problem };
    const before = this.stored(set);
    // What is on its way would be looked for on a chain where it never was.
    if (before !== null && before.server.network !== draft.server.network && this.options.isPaying(set))
      return refuse('bitcoin-chain-in-use');
    const server = problem === null ? withCertificate(whole.value.server, certificate) : whole.value.server;
    const written = await this.write(set, { server, sealed: this.passwords.sealed(passwords) });
    if (!written.ok) return written;
    this.passwords.take(set, passwords);
    this.tell(set);
    return ok(this.list());
  }

  /** Refusals: those of the disk. */
  async remove(set: ChosenNetwork): Promise<Result<BitcoinServerOfSet[]>> {
    const written = await this.write(set, null);
    if (!written.ok) return written;
    this.passwords.forget(set);
    this.tell(set);
    return ok(this.list());
  }

  private stored(set: ChosenNetwork): StoredServer | null {
    return this.options.document.value()[set];
  }

  private tell(set: ChosenNetwork): void {
    for (const listener of this.listeners) listener(set);
  }

  private write(set: ChosenNetwork, kept: BitcoinServerFile[ChosenNetwork]): Promise<Result<BitcoinServerFile>> {
    return this.options.document.update((file) => ({ ...file, [set]: kept }));
  }

  /** With the kept passwords and the learned certificate, where they belong to the same place. */
  private whole({ set, server, passwords: typed }: BitcoinServerDraft): Result<BitcoinServerDraft> {
    if (!chainsOfSet[set].includes(server.network)) return refuse('bad-arguments', { path: 'server.network' });
    const refused = wrongPlace(server);
    if (refused !== null) return { ok: false, error: refused };
    const before = this.stored(set)?.server ?? null;
    const passwords = this.passwords.completed(set, server, typed, before);
    if (!passwords.ok) return passwords;
    const isSame = before?.kind === 'electrum' && server.kind === 'electrum' && before.host === server.host && before.port === server.port;
    const learned = isSame && before.security.kind === 'tls' ? before.security.certificate : null;
    return ok({ set, server: withCertificate(server, learned), passwords: passwords.value });
  }

  private async tried({ server, passwords }: BitcoinServerDraft): Promise<TestedBitcoinServer> {
    let certificate = server.kind === 'electrum' && server.security.kind === 'tls' ? server.security.certificate : null;
    const backend = this.options.open(choiceWith(server, passwords), (_place, seen) => {
      certificate = seen;
    });
    const health = await backend.check();
    backend.close();
    if (!health.ok) {
      return { ...nothingFound, problem: plain(health.error), certificate: health.error.params?.['certificate'] ?? certificate };
    }
    const { tip, tipTime, software, notes } = health.value;
    return { problem: null, notes: notes.map(plain), height: tip.height, time: tipTime, software: software.slice(0, 100), certificate };
  }

  /** Only of the server that still is the chosen one, and only the first. */
  private async learned(set: ChosenNetwork, { host, port }: { host: string; port: number }, certificate: string): Promise<void> {
    await this.options.document.update((file) => {
      const kept = file[set];
      const isIt = kept?.server.kind === 'electrum' && kept.server.host === host && kept.server.port === port;
      return isIt ? { ...file, [set]: { ...kept, server: withCertificate(kept.server, certificate) } } : file;
    });
  }
}

const nothingFound: TestedBitcoinServer = { problem: null, notes: [], height: null, time: null, software: '', certificate: null };

function plain({ code, params }: Refusal): { code: string; params?: Record<string, string> } {
  return params === undefined ? { code } : { code, params: { ...params } };
}

/** A certificate for a server that has none yet. */
function withCertificate(server: BitcoinServer, certificate: string | null): BitcoinServer {
  if (server.kind !== 'electrum' || server.security.kind !== 'tls' || server.security.certificate !== null) return server;
  return { ...server, security: { kind: 'tls', certificate } };
}
