// Owns the link that is being looked at and the newest one that waits. Nothing here acts on a link.
import { create } from 'zustand';
import type { LinkSummary } from '../../shared/contract/main-api.ts';

interface LinkState {
  /** Opened as a sheet or a form. */
  readonly open: LinkSummary | null;
  /** Arrived while something else was being filled in; kept until it is opened or replaced by a newer one. */
  readonly waiting: LinkSummary | null;
  readonly pasteOpen: boolean;
  readonly show: (link: LinkSummary) => void;
  readonly wait: (link: LinkSummary) => void;
  readonly openWaiting: () => void;
  readonly dropWaiting: () => void;
  readonly close: () => void;
  readonly setPaste: (open: boolean) => void;
}

export const useLinks = create<LinkState>()((set) => ({
  open: null,
  waiting: null,
  pasteOpen: false,
  show: (link) => set({ open: link, pasteOpen: false }),
  wait: (link) => set({ waiting: link }),
  openWaiting: () => set((state) => ({ open: state.waiting, waiting: null })),
  dropWaiting: () => set({ waiting: null }),
  close: () => set({ open: null }),
  setPaste: (pasteOpen) => set({ pasteOpen }),
}));
