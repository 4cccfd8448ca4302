// Owns the last step: what the signing device gave back, from a file, from the clipboard, from pictures of codes, or from codes before the camera.
import { type ReactNode, useRef, useState } from 'react';
import { useServices } from '../../state/services.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { answerOf } from './answer-file.ts';
import { type Collected, codeCollector } from './code-parts.ts';
import { codeInFile } from './read-picture.ts';
import { ScanPart } from './scan-part.tsx';

export interface AnswerPartProps {
  readonly walletId: string;
  readonly entryId: string;
  readonly onTaken: (complete: boolean) => void;
}

export function AnswerPart({ walletId, entryId, onTaken }: AnswerPartProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const { busy, refusal, clear, run } = useAction(`elsewhere back ${entryId}`);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const [scanning, setScanning] = useState(false);
  const collect = useRef(codeCollector());
  const fresh = (): void => {
    clear();
    setProblem(null);
    setTaken(null);
  };
  const take = (answer: string): void => {
    fresh();
    run(
      () => main.elsewhereAnswer({ walletId, entryId, answer }),
      ({ present, needed, complete }) => {
        setText('');
        setTaken(t('elsewhere.taken', { present, needed }));
        onTaken(complete);
      },
    );
  };
  const fromFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    fresh();
    const answer = answerOf(new Uint8Array(await file.arrayBuffer()));
    if (answer === null) setProblem(t('elsewhere.fileEmpty'));
    else take(answer);
  };
  const fromPictures = async (files: readonly File[]): Promise<void> => {
    fresh();
    let last: Collected | null = null;
    for (const file of files) {
      const code = await codeInFile(file);
      if (code === null) return setProblem(t('elsewhere.noCode', { name: file.name }));
      last = collect.current(code);
      if (last.kind === 'refused') {
        collect.current = codeCollector();
        return setProblem(words({ code: last.code }));
      }
    }
    if (last?.kind === 'more') setTaken(t('elsewhere.codesSoFar', { have: last.have, total: last.total }));
    if (last?.kind !== 'whole') return undefined;
    collect.current = codeCollector();
    return take(last.answer);
  };
  return (
    <section className="stack is-3">
      <h3>{t('elsewhere.step2')}</h3>
      <p className="soft">{t('elsewhere.step2Text')}</p>
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      {problem ? <Banner tone="bad">{problem}</Banner> : null}
      {taken ? <Banner tone="good">{taken}</Banner> : null}
      <div className="row is-wrap">
        <Choose label={t('elsewhere.openFile')} accept=".psbt,.txn,.txt" busy={busy} onFiles={([file]) => void fromFile(file)} />
        <Choose label={t('elsewhere.openPictures')} accept="image/*" busy={busy} multiple onFiles={(files) => void fromPictures(files)} />
        <Button icon="camera" busy={busy} aria-expanded={scanning} onClick={() => setScanning(!scanning)}>
          {t(scanning ? 'elsewhere.cameraClose' : 'elsewhere.cameraOpen')}
        </Button>
      </div>
      {scanning ? (
        <ScanPart
          walletId={walletId}
          entryId={entryId}
          onAnswer={(answer) => {
            setScanning(false);
            take(answer);
          }}
        />
      ) : null}
      <TextField label={t('elsewhere.paste')} hint={t('elsewhere.pasteHint')} rows={3} mono value={text} onChange={setText} />
      <div>
        <Button busy={busy} disabled={text.trim() === ''} onClick={() => take(text.trim())}>
          {t('elsewhere.take')}
        </Button>
      </div>
    </section>
  );
}

interface ChooseProps {
  readonly label: string;
  readonly accept: string;
  readonly busy: boolean;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

function Choose({ label, accept, busy, multiple, onFiles }: ChooseProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="file" busy={busy} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={multiple}
        hidden
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
