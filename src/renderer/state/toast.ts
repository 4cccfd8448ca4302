// Owns the short messages at the corner.
import { create } from 'zustand';
import type { Toast } from '../ui/toasts.tsx';

const lifetimeMs = 6000;

interface ToastState {
  readonly toasts: readonly Toast[];
  readonly dismiss: (id: number) => void;
}

export const useToasts = create<ToastState>()((set) => ({
  toasts: [],
  dismiss: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
}));

let last = 0;

/** Shows a message; good ones go by themselves, bad ones stay until dismissed. */
export function toast(tone: Toast['tone'], text: string): void {
  last += 1;
  const id = last;
  useToasts.setState((state) => ({ toasts: [...state.toasts.slice(-3), { id, tone, text }] }));
  if (tone === 'good') setTimeout(() => useToasts.getState().dismiss(id), lifetimeMs);
}
