// Owns a label that is read and written where it stands: a press on the pencil opens a field, Enter keeps it, Escape does not.
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { cutTo } from '../ui/cut.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { PlainText } from '../ui/plain-text.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../ui/words.tsx';
import { useServices } from './services.tsx';
import { toast } from './toast.ts';
import type { LabelledThing } from './use-labels.ts';

/** In characters; BIP329 asks readers to take at least 255. */
const longestLabel = 120;

export interface LabelFieldProps {
  readonly walletId: string;
  readonly thing: LabelledThing;
  /** As it stands now; empty for none. */
  readonly label: string;
  /** What is labelled, for those who hear the button: "Label of …". */
  readonly name: string;
}

export function LabelField(props: LabelFieldProps): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  const { label, name } = props;
  if (open)
    return (
      <Editor
        {...props}
        onEnd={() => {
          setOpen(false);
          // The button is there again after this turn.
          setTimeout(() => box.current?.querySelector('button')?.focus(), 0);
        }}
      />
    );
  return (
    <span ref={box} className="row is-tight label-shown">
      {label === '' ? <span className="soft small">{t('labels.none')}</span> : <PlainText text={label} line className="strong" />}
      <IconButton small icon="edit" label={t('labels.edit', { name })} onClick={() => setOpen(true)} />
    </span>
  );
}

function Editor({ walletId, thing, label, name, onEnd }: LabelFieldProps & { readonly onEnd: () => void }): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const [text, setText] = useState(label);
  const { busy, run } = useAction(`label ${walletId} ${thing.type} ${thing.ref}`);
  const save = (): void =>
    run(
      async () => {
        const answer = await main.setLabel({ walletId, ...thing, label: text.trim() });
        if (!answer.ok) toast('bad', words(answer.error));
        return answer;
      },
      () => onEnd(),
    );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // Neither the sheet around it nor the list takes these.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onEnd();
    else if (!event.nativeEvent.isComposing) save();
  };
  return (
    <span className="row is-tight label-editor">
      <span className="input grow">
        <input
          // Opened by a press: what was pressed for has the focus.
          autoFocus
          aria-label={t('labels.edit', { name })}
          value={text}
          maxLength={2 * longestLabel}
          onChange={(event) => setText(cutTo(event.target.value, longestLabel))}
          onKeyDown={onKeyDown}
          spellCheck={false}
        />
      </span>
      <IconButton small icon="check" label={t('labels.save')} disabled={busy} onClick={save} />
      <IconButton small icon="close" label={t('labels.cancel')} onClick={onEnd} />
    </span>
  );
}
