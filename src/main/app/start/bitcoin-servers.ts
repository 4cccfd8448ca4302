// Owns the joining of the chosen Bitcoin servers with the keyring, the wallets that use them, and everybody who hears of a change.
import { readFile } from 'node:fs/promises';
import type { SafeStorage as ElectronSafeStorage } from 'electron';
import { openBitcoinChoice } from '../../desk/bitcoin-choices.ts';
import { BitcoinServers } from '../../desk/bitcoin-servers.ts';
import type { Desks } from '../../desk/desks.ts';
import { osSeal } from '../../security/os-seal.ts';
import type { Base } from './base.ts';
import type { Home } from './home.ts';
import { secretBytes } from './vault.ts';

export interface BitcoinServersPart {
  readonly base: Pick<Base, 'now' | 'wait'>;
  readonly home: Pick<Home, 'bitcoinServers'>;
  readonly electron: { readonly safeStorage: Partial<ElectronSafeStorage> };
  /** Asked when a choice changes; the wallets are made later than the servers. */
  readonly desks: () => Pick<Desks, 'all'>;
}

export function makeBitcoinServers({ base, home, electron, desks }: BitcoinServersPart): BitcoinServers {
  return new BitcoinServers({
    document: home.bitcoinServers,
    seal: osSeal(electron.safeStorage, process.platform),
    keep: secretBytes,
    open: openBitcoinChoice({ readText: (path) => readFile(path, 'utf8'), now: base.now, wait: base.wait }),
    isPaying: (set) => desks().all.some(({ record, outbox }) => record.network === set && outbox.statuses().some(isOnItsWay)),
  });
}

export interface ChoiceFollowers {
  readonly desks: Pick<Desks, 'all'>;
  readonly runOutboxes: () => void;
  readonly chainMoved: (walletId: string) => void;
  readonly report: (error: unknown) => void;
}

/** After a change the new server is asked about what is on its way and about every address; screens hear of what came out. */
export function followChoice(servers: Pick<BitcoinServers, 'onChange'>, { desks, runOutboxes, chainMoved, report }: ChoiceFollowers): void {
  servers.onChange((set) => {
    runOutboxes();
    for (const desk of desks.all.filter(({ record }) => record.network === set)) {
      chainMoved(desk.record.id);
      void desk
        .lookAnew()
        .then(() => chainMoved(desk.record.id))
        .catch(report);
    }
  });
}

type Status = ReturnType<Desks['all'][number]['outbox']['statuses']>[number];

/** Confirmed by the sender, and not proved to be paid for good or not at all. */
function isOnItsWay({ phase, locked, recheck }: Status): boolean {
  return locked || recheck || !['planned', 'final', 'failed', 'void'].includes(phase);
}
