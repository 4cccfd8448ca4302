// Owns a field of a sheet whose text outlives the sheet: only closing it on purpose, or sending it, drops what was typed.
import { useDrafts } from './drafts.ts';

/** `name` says which field of which thing; `initial` stands there until somebody types. */
export function useDraftText(name: string, initial = ''): readonly [text: string, change: (text: string) => void] {
  const text = useDrafts((state) => state.texts[name]);
  const setText = useDrafts((state) => state.setText);
  return [text ?? initial, (next) => setText(name, next)];
}

/** Wraps what closes a sheet on purpose, or follows its sending: the texts of these fields are dropped first. */
export function droppingTexts(...names: readonly string[]): (then: () => void) => () => void {
  return (then) => () => {
    useDrafts.getState().dropText(...names);
    then();
  };
}
