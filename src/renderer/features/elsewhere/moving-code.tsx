// Owns codes that follow each other, for a camera that collects them all. Whoever wants no movement steps through them.
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { useWords } from '../../ui/words.tsx';

const frameMs = 250;

function wantsStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

export function MovingCode({ codes }: { readonly codes: readonly string[] }): ReactNode {
  const { t } = useWords();
  const [at, setAt] = useState(0);
  const [still, setStill] = useState(wantsStillness);
  const count = codes.length;
  useEffect(() => {
    if (still || count < 2) return undefined;
    const timer = setInterval(() => setAt((before) => (before + 1) % count), frameMs);
    return () => clearInterval(timer);
  }, [still, count]);
  return (
    <div className="moving-code stack is-2">
      <QrCode text={codes[at] ?? ''} label={t('elsewhere.code')} dense />
      {count < 2 ? null : (
        <div className="row is-wrap">
          <span className="soft small">{t('elsewhere.codeAt', { at: at + 1, count })}</span>
          <Button small onClick={() => setStill(!still)}>
            {t(still ? 'elsewhere.move' : 'elsewhere.stop')}
          </Button>
          {still ? (
            <Button small icon="chevron" onClick={() => setAt((at + 1) % count)}>
              {t('elsewhere.nextCode')}
            </Button>
          ) : null}
        </div>
      )}
      <p className="soft small">{t('elsewhere.codeHint')}</p>
    </div>
  );
}
