// Owns the passwords of Bitcoin servers and their proxies: sealed on disk, as bytes in memory, handed to the place they were typed for and to no other.
import type { BitcoinBackendChoice } from '../../shared/contract/bitcoin-backends.ts';
import type { BitcoinServer, KeptPasswords, TypedPasswords } from '../../shared/contract/bitcoin-servers.ts';
import type { ChosenNetwork } from '../../shared/network.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { OsSeal, SealedText } from '../security/os-seal.ts';
import type { Secret } from '../vault/types.ts';

const slots = ['node', 'proxy'] as const;
type Slot = (typeof slots)[number];

/** Null: none is needed, or the system seals nothing. */
export type SealedPasswords = Readonly<Record<Slot, SealedText | null>>;
export interface StoredServer {
  readonly server: BitcoinServer;
  readonly sealed: SealedPasswords;
}

export class ServerPasswords {
  private readonly held = new Map<string, Secret>();

  constructor(
    private readonly seal: OsSeal,
    private readonly keep: (password: string) => Secret,
  ) {}

  /** Opens what the system sealed in an earlier run. */
  read(set: ChosenNetwork, { sealed }: StoredServer): void {
    for (const slot of slots) {
      const blob = sealed[slot];
      const password = blob === null ? null : this.seal.open(blob);
      if (password !== null) this.held.set(`${set} ${slot}`, this.keep(password));
    }
  }

  /** Those of the set from now on; the ones before are wiped. */
  take(set: ChosenNetwork, passwords: TypedPasswords): void {
    this.forget(set);
    for (const slot of slots) {
      const password = passwords[slot];
      if (password !== null) this.held.set(`${set} ${slot}`, this.keep(password));
    }
  }

  forget(set: ChosenNetwork): void {
    for (const slot of slots) {
      this.held.get(`${set} ${slot}`)?.wipe();
      this.held.delete(`${set} ${slot}`);
    }
  }

  sealed({ node, proxy }: TypedPasswords): SealedPasswords {
    return { node: node === null ? null : this.seal.seal(node), proxy: proxy === null ? null : this.seal.seal(proxy) };
  }

  shown(set: ChosenNetwork, { server, sealed }: StoredServer): KeptPasswords {
    const where = (slot: Slot): KeptPasswords[Slot] => {
      if (!needs(server, slot)) return null;
      if (!this.held.has(`${set} ${slot}`)) return 'gone';
      return sealed[slot] === null ? 'this-run' : 'sealed';
    };
    return { node: where('node'), proxy: where('proxy') };
  }

  /** The passwords that a server needs, out of those at hand. Refusal: `bitcoin-password-gone`. */
  of(set: ChosenNetwork, server: BitcoinServer): Result<TypedPasswords> {
    return this.complete(server, { node: this.text(set, 'node'), proxy: this.text(set, 'proxy') }, 'bitcoin-password-gone');
  }

  /**
   * What was typed, and the kept ones where nothing was: only for the same user at the same place by the same way, or a screen could send them to a place of its
   * own. Refusal: `bitcoin-password-missing`.
   */
  completed(set: ChosenNetwork, server: BitcoinServer, typed: TypedPasswords, before: BitcoinServer | null): Result<TypedPasswords> {
    const kept = (slot: Slot): string | null =>
      before !== null && placeOf(before, slot) === placeOf(server, slot) ? this.text(set, slot) : null;
    const passwords = { node: typed.node ?? kept('node'), proxy: typed.proxy ?? kept('proxy') };
    return this.complete(server, passwords, 'bitcoin-password-missing');
  }

  private complete(server: BitcoinServer, passwords: TypedPasswords, code: string): Result<TypedPasswords> {
    if (slots.some((slot) => needs(server, slot) && passwords[slot] === null)) return refuse(code);
    return ok({
      node: needs(server, 'node') ? passwords.node : null,
      proxy: needs(server, 'proxy') ? passwords.proxy : null,
    });
  }

  private text(set: ChosenNetwork, slot: Slot): string | null {
    const secret = this.held.get(`${set} ${slot}`);
    return secret === undefined ? null : new TextDecoder().decode(secret.bytes);
  }
}

function needs(server: BitcoinServer, slot: Slot): boolean {
  if (slot === 'proxy') return server.proxy !== null && server.proxy.login !== null;
  return server.kind === 'core' && server.login.kind === 'password';
}

/** Who is asked for the password, and over what. */
function placeOf(server: BitcoinServer, slot: Slot): string {
  const way = JSON.stringify(server.proxy);
  if (slot === 'proxy') return way;
  return server.kind === 'core' ? JSON.stringify([server.url, server.login, way]) : '';
}

/** The choice as backends are made of it. `passwords` are complete. */
export function choiceWith(server: BitcoinServer, { node, proxy: proxyPassword }: TypedPasswords): BitcoinBackendChoice {
  const proxy =
    server.proxy === null
      ? null
      : { ...server.proxy, login: server.proxy.login === null ? null : { ...server.proxy.login, password: proxyPassword ?? '' } };
  if (server.kind !== 'core') return { ...server, proxy };
  return { ...server, proxy, login: server.login.kind === 'cookie' ? server.login : { ...server.login, password: node ?? '' } };
}
