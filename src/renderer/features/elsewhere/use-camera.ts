// Owns the camera while a screen reads codes from it: main is asked first, and every track is stopped when the screen or main says so.
import { useEffect, useState } from 'react';
import type { Refusal } from '../../../shared/result.ts';
import { useServices } from '../../state/services.tsx';

export type Camera =
  | { readonly kind: 'starting' }
  | { readonly kind: 'on'; readonly stream: MediaStream }
  /** Switched off by main: time is up, or the app was locked or hidden. */
  | { readonly kind: 'off' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const wanted: MediaStreamConstraints = { audio: false, video: { width: { ideal: 1280 }, height: { ideal: 720 } } };

/** On from the first drawing until the last. */
export function useCamera(walletId: string, entryId: string): Camera {
  const { main, onMain } = useServices();
  const [camera, setCamera] = useState<Camera>({ kind: 'starting' });
  useEffect(() => {
    let over = false;
    let stop = (): void => undefined;
    const end = (last: Camera): void => {
      if (over) return;
      over = true;
      stop();
      setCamera(last);
    };
    const start = async (): Promise<void> => {
      const opened = await main.openCamera({ walletId, entryId });
      if (over) return;
      if (!opened.ok) return end({ kind: 'refused', refusal: opened.error });
      const stream = await navigator.mediaDevices.getUserMedia(wanted);
      stop = () => {
        for (const track of stream.getTracks()) track.stop();
      };
      if (over) return stop();
      for (const track of stream.getTracks())
        track.addEventListener('ended', () => end({ kind: 'refused', refusal: { code: 'camera-lost' } }));
      setCamera({ kind: 'on', stream });
    };
    start().catch((error: unknown) => end({ kind: 'refused', refusal: { code: codeOf(error) } }));
    const deaf = onMain('camera-closed', () => end({ kind: 'off' }));
    return () => {
      over = true;
      stop();
      deaf();
      void main.closeCamera({});
    };
  }, [main, onMain, walletId, entryId]);
  return camera;
}

/** The names are those of the specification of media capture. */
function codeOf(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'camera-refused-by-system';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'camera-missing' : 'camera-lost';
}
