// Owns how links get in: from the operating system by way of main, by paste, by drop. A form in use is never covered by one, and none opens while locked.
import { useEffect, useEffectEvent } from 'react';
import type { LinkSummary } from '../../shared/contract/main-api.ts';
import { isClaimDraftTouched, isPullDraftTouched, useDrafts } from '../state/drafts.ts';
import { useLinks } from '../state/links.ts';
import { useRoute } from '../state/route.ts';
import { type Services, useServices } from '../state/services.tsx';
import { isLocked, useSession } from '../state/session.ts';
import { useTell } from '../state/use-tell.ts';
import { type Result, ok } from '../../shared/result.ts';
import { isTyping } from './use-shortcuts.ts';

const maxFileBytes = 16_384;

/** True while the user is filling something in: an open sheet, or a form with words in it. */
export function isBusy(): boolean {
  if (document.querySelector('dialog[open]')) return true;
  const { screen } = useRoute.getState().route;
  const { pull, claims, currentClaim } = useDrafts.getState();
  if (screen === 'new-pull') return isPullDraftTouched(pull);
  const claim = currentClaim === null ? undefined : claims[currentClaim];
  return screen === 'claim' && claim !== undefined && isClaimDraftTouched(claim);
}

function receive(link: LinkSummary): void {
  if (isBusy()) useLinks.getState().wait(link);
  else useLinks.getState().show(link);
}

export function useLinkIntake(): void {
  const services = useServices();
  const tell = useEffectEvent(useTell());
  const locked = useSession(isLocked);
  useEffect(() => {
    if (!locked && useLinks.getState().waiting && !isBusy()) useLinks.getState().openWaiting();
  }, [locked]);
  useEffect(() => {
    tell(take(services));
    return services.onMain('link-waiting', () => tell(take(services)));
  }, [services]);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!isTyping(event.target) && looksLikeLink(text)) tell(read(services, text));
    };
    const onDragOver = (event: DragEvent): void => event.preventDefault();
    const onDrop = (event: DragEvent): void => {
      event.preventDefault();
      tell(textOf(event.dataTransfer).then((text) => (looksLikeLink(text) ? read(services, text) : ok(null))));
    };
    window.addEventListener('paste', onPaste);
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('paste', onPaste);
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [services]);
}

async function take({ main }: Services): Promise<Result<null>> {
  const answer = await main.takeLink({});
  if (!answer.ok || !answer.value) return answer.ok ? ok(null) : answer;
  if (isLocked(useSession.getState())) useLinks.getState().wait(answer.value);
  else receive(answer.value);
  return ok(null);
}

async function read({ main }: Services, text: string): Promise<Result<null>> {
  const answer = await main.readLink({ text: text.trim() });
  if (answer.ok) receive(answer.value);
  return answer.ok ? ok(null) : answer;
}

async function textOf(data: DataTransfer | null): Promise<string> {
  const file = data?.files[0];
  if (file) return file.size <= maxFileBytes ? file.text() : '';
  return data?.getData('text/uri-list') || data?.getData('text/plain') || '';
}

/** Words that were dropped or pasted by accident are left alone. */
export function looksLikeLink(text: string): boolean {
  return /^\s*(pullpay:|https?:\/\/)/i.test(text);
}
