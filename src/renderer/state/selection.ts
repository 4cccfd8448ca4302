// Owns which rows of the payouts list are selected. A row that left the list is no longer selected.
import { create } from 'zustand';

interface SelectionState {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly setAll: (ids: readonly string[]) => void;
  readonly clear: () => void;
  /** What was done is no longer selected; the rest stays. */
  readonly drop: (ids: readonly string[]) => void;
}

export const useSelection = create<SelectionState>()((set) => ({
  ids: new Set(),
  toggle: (id) => set((state) => ({ ids: toggled(state.ids, id) })),
  setAll: (ids) => set({ ids: new Set(ids) }),
  clear: () => set({ ids: new Set() }),
  drop: (ids) => set((state) => ({ ids: without(state.ids, ids) })),
}));

/** A new set with `id` in it if it was not, without it if it was. */
export function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

function without(ids: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> {
  const next = new Set(ids);
  for (const id of gone) next.delete(id);
  return next;
}
