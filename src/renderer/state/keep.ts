// Owns what survives a reload of the page, as after a crash of it: forms, the wallet on screen, where the user was and what the list there was narrowed to. It is kept in the window's
// session storage, which goes with the window; what is secret (a passphrase, the key of a store) is kept in none of them.
import { useDrafts } from './drafts.ts';
import { type Kept, parseKept } from './kept-parse.ts';
import { settled, useRoute } from './route.ts';
import { useSession } from './session.ts';
import { useStudioDrafts } from './studio-form.ts';

type Store = Pick<Storage, 'getItem' | 'setItem'>;

const name = 'pullpay-kept';

/** Puts back what was kept, then keeps what changes. Call it once, before the first screen. */
export function keepOverReloads(store: Store): void {
  const kept = parseKept(store.getItem(name));
  if (kept) putBack(kept);
  let last = '';
  const keep = (): void => {
    const now = JSON.stringify(current());
    if (now === last) return;
    last = now;
    try {
      store.setItem(name, now);
    } catch (error) {
      // A full store costs what would be kept over a crash, and nothing else.
      console.error(error);
    }
  };
  for (const state of [useDrafts, useStudioDrafts, useSession, useRoute]) state.subscribe(keep);
}

function current(): Kept {
  const { pull, claims, currentClaim, texts } = useDrafts.getState();
  const route = settled(useRoute.getState().route);
  return {
    pull,
    claims,
    currentClaim,
    texts,
    studio: useStudioDrafts.getState().drafts,
    walletId: useSession.getState().chosenWalletId,
    route,
  };
}

function putBack({ pull, claims, currentClaim, texts, studio, walletId, route }: Kept): void {
  useStudioDrafts.setState({ drafts: studio });
  useDrafts.setState({ pull, claims, currentClaim, texts });
  useSession.getState().set({ chosenWalletId: walletId });
  useRoute.getState().startAt(route);
}
