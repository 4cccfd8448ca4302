// Owns the keys that work on every screen.
import { useEffect, useEffectEvent, useState } from 'react';
import { useLinks } from '../state/links.ts';
import { go, useRoute } from '../state/route.ts';
import { type Services, useServices } from '../state/services.tsx';
import { useSession, walletOnScreen } from '../state/session.ts';
import { useTell } from '../state/use-tell.ts';
import { sectionsFor } from './sections.ts';

export interface Help {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

/** True where keys belong to what is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && !isToggle(target)
  );
}

function isToggle(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');
}

export function useShortcuts(): Help {
  const services = useServices();
  const [isOpen, setOpen] = useState(false);
  const tell = useEffectEvent(useTell());
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (document.querySelector('dialog[open]')) return;
      const command = event.ctrlKey || event.metaKey;
      const handled = command
        ? withCommand(event, services, tell)
        : event.altKey
          ? step(event) || section(event)
          : plain(event, () => setOpen(true));
      if (handled) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('mouseup', onSideButton);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('mouseup', onSideButton);
    };
  }, [services]);
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) };
}

function plain(event: KeyboardEvent, help: () => void): boolean {
  if (event.key !== '?' || isTyping(event.target)) return false;
  help();
  return true;
}

/** Back and forward as in a browser; arrows move within what is being typed. */
function step(event: KeyboardEvent): boolean {
  const { back, forward } = useRoute.getState();
  if (isTyping(event.target) || !(event.key === 'ArrowLeft' || event.key === 'ArrowRight')) return false;
  if (event.key === 'ArrowLeft') back();
  else forward();
  return true;
}

/** The two buttons at the side of many mice. */
function onSideButton(event: MouseEvent): void {
  const { back, forward } = useRoute.getState();
  if (document.querySelector('dialog[open]')) return;
  if (event.button === 3) back();
  if (event.button === 4) forward();
}

/** Alt and a digit writes a character on a Mac, so it belongs to the field there. */
function section(event: KeyboardEvent): boolean {
  if (isTyping(event.target)) return false;
  const shown = sectionsFor(walletOnScreen(useSession.getState()));
  const chosen = /^Digit[1-9]$/.test(event.code) ? shown[event.code.charCodeAt(5) - 49] : undefined;
  if (!chosen) return false;
  go(chosen.route);
  return true;
}

function withCommand(event: KeyboardEvent, { main }: Services, tell: ReturnType<typeof useTell>): boolean {
  const { settings, vault } = useSession.getState();
  switch (event.key.toLowerCase()) {
    case 'o':
      useLinks.getState().setPaste(true);
      return true;
    case 'l':
      if (vault?.exists) tell(main.lockVault({}));
      return true;
    case 'h':
      if (!event.shiftKey || !settings) return false;
      tell(main.updateSettings({ hideAmounts: !settings.hideAmounts }));
      return true;
    default:
      return false;
  }
}
