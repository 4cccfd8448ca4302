// Owns the JSON beside the form: typed or pasted, it leads the form; what cannot be read is shown to the character and kept.
import { type ReactNode, useRef } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Field } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { useWords } from '../../ui/words.tsx';
import { useServices } from '../../state/services.tsx';
import { useTell } from '../../state/use-tell.ts';
import { useStudio } from './use-studio.tsx';

export function JsonEditor(): ReactNode {
  const { t, refusal: words } = useWords();
  const { read, draft, jsonText, typeJson } = useStudio();
  const { main } = useServices();
  const tell = useTell();
  const box = useRef<HTMLTextAreaElement>(null);
  const { refusal } = read;
  const repaired = read.reading?.repairedText ?? null;
  const goToPlace = (): void => {
    const at = offsetOf(jsonText, refusal?.params?.['line'], refusal?.params?.['column']);
    box.current?.focus();
    box.current?.setSelectionRange(at, Math.min(at + 1, jsonText.length));
  };
  return (
    <Card
      title={t('studio.json')}
      action={<CopyButton iconOnly text={jsonText} label={t('studio.jsonCopy')} onCopy={(text) => tell(main.copyText({ text }))} />}
    >
      <Field label={t('studio.json')} hint={t('studio.jsonHint')} error={refusal ? words(refusal) : null} hideLabel>
        {(ids) => (
          <textarea
            {...ids}
            ref={box}
            className="studio-json mono"
            value={jsonText}
            spellCheck={false}
            autoComplete="off"
            rows={18}
            onChange={(event) => typeJson(event.target.value)}
          />
        )}
      </Field>
      {refusal ? (
        <Banner tone="warn">
          <div className="stack is-2">
            <span>{t('studio.jsonKept')}</span>
            <span className="row is-wrap">
              {refusal.params?.['line'] === undefined ? null : (
                <Button small onClick={goToPlace}>
                  {t('studio.jsonGo')}
                </Button>
              )}
              <Button small onClick={() => typeJson(null)}>
                {t('studio.jsonDrop')}
              </Button>
            </span>
          </div>
        </Banner>
      ) : null}
      {repaired !== null ? (
        <Banner
          action={
            <Button small onClick={() => typeJson(repaired)}>
              {t('studio.jsonTidy')}
            </Button>
          }
        >
          {words({ code: 'xrpl-json-repaired' })}
        </Banner>
      ) : draft.json !== null && refusal === null ? (
        <div>
          <Button kind="quiet" small onClick={() => typeJson(null)}>
            {t('studio.jsonTidy')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

/** Place of a line and column, both counted from 1; the end where they are not there. */
export function offsetOf(text: string, line: string | undefined, column: string | undefined): number {
  if (line === undefined || column === undefined) return text.length;
  const lines = text.split('\n').slice(0, Number.parseInt(line, 10) - 1);
  return Math.min(text.length, lines.reduce((length, one) => length + one.length + 1, 0) + Number.parseInt(column, 10) - 1);
}
