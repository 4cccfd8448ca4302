// Owns the look through the camera: the picture, how many codes are there, and in words why it sees nothing.
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useWords } from '../../ui/words.tsx';
import { codeIn } from './read-picture.ts';
import { type Scanned, codeScanner } from './scanned-codes.ts';
import { useCamera } from './use-camera.ts';

/** Between one look at the picture and the next. */
const lookMs = 100;

export interface ScanPartProps {
  readonly walletId: string;
  readonly entryId: string;
  readonly onAnswer: (answer: string) => void;
}

export function ScanPart(props: ScanPartProps): ReactNode {
  const [turn, setTurn] = useState(0);
  return <Scan key={turn} {...props} onAgain={() => setTurn(turn + 1)} />;
}

function Scan({ walletId, entryId, onAnswer, onAgain }: ScanPartProps & { readonly onAgain: () => void }): ReactNode {
  const { t, refusal: words } = useWords();
  const camera = useCamera(walletId, entryId);
  const [seen, setSeen] = useState<Exclude<Scanned, { readonly kind: 'again' | 'whole' }> | null>(null);
  if (camera.kind === 'off' || camera.kind === 'refused')
    return (
      <div className="stack is-2">
        <Banner tone={camera.kind === 'off' ? 'warn' : 'bad'}>
          {camera.kind === 'off' ? t('elsewhere.cameraOff') : words(camera.refusal)}
        </Banner>
        <div>
          <Button small icon="refresh" onClick={onAgain}>
            {t('elsewhere.cameraAgain')}
          </Button>
        </div>
      </div>
    );
  const onCode = (scanned: Scanned): void => {
    if (scanned.kind === 'whole') onAnswer(scanned.answer);
    else if (scanned.kind !== 'again') setSeen(scanned);
  };
  return (
    <div className="stack is-2">
      {camera.kind === 'on' ? (
        <Picture stream={camera.stream} label={t('elsewhere.cameraPicture')} onCode={onCode} />
      ) : (
        <p className="soft small">{t('elsewhere.cameraStarting')}</p>
      )}
      {seen?.kind === 'refused' ? <Banner tone="bad">{words({ code: seen.code })}</Banner> : null}
      {seen?.kind === 'more' ? (
        <div className="stack is-1">
          <Progress label={t('elsewhere.cameraProgress')} paid={Math.round((100 * seen.have) / seen.total)} waiting={0} />
          <span role="status" className="strong">
            {t('elsewhere.cameraSoFar', { have: seen.have, total: seen.total })}
          </span>
        </div>
      ) : null}
      <p className="soft small">{t('elsewhere.cameraHint')}</p>
    </div>
  );
}

interface PictureProps {
  readonly stream: MediaStream;
  readonly label: string;
  readonly onCode: (scanned: Scanned) => void;
}

function Picture({ stream, label, onCode }: PictureProps): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  const tell = useEffectEvent(onCode);
  useEffect(() => {
    const { current } = video;
    if (current === null) return undefined;
    current.srcObject = stream;
    const scan = codeScanner();
    const look = (): void => {
      const text = current.readyState >= current.HAVE_CURRENT_DATA ? codeIn(current, current.videoWidth, current.videoHeight) : null;
      if (text !== null) tell(scan(text));
    };
    const timer = setInterval(look, lookMs);
    return () => {
      clearInterval(timer);
      current.srcObject = null;
    };
  }, [stream]);
  return <video ref={video} className="scan-picture" aria-label={label} autoPlay muted playsInline />;
}
