// Owns putting text on the clipboard from a screen.
import { useServices } from './services.tsx';
import { useTell } from './use-tell.ts';

export function useCopy(): (text: string) => void {
  const { main } = useServices();
  const tell = useTell();
  return (text) => tell(main.copyText({ text }));
}
