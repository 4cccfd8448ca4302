// Owns what a test of a Bitcoin server found, in words; a certificate that changed is accepted here by an act of its own.
import { type ReactNode, useEffect, useRef } from 'react';
import type { TestedBitcoinServer } from '../../../shared/contract/bitcoin-servers.ts';
import type { Refusal } from '../../../shared/result.ts';
import { useNow } from '../../state/use-now.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { useWords } from '../../ui/words.tsx';

export interface OutcomeProps {
  readonly tested: TestedBitcoinServer;
  /** The certificate that is accepted so far. */
  readonly known: string | null;
  /** Absent where nothing can be accepted. */
  readonly onAccept?: ((certificate: string) => void) | undefined;
}

export function ServerOutcome({ tested, known, onAccept }: OutcomeProps): ReactNode {
  const { t, format, refusal: words } = useWords();
  const now = useNow();
  const box = useRef<HTMLDivElement>(null);
  // What was found may stand below the fold of the form.
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [tested]);
  const { problem, notes, height, time, software, certificate } = tested;
  const params = { height: height ?? '', when: time === null ? '' : format.relative(time, now), software };
  return (
    <div className="stack is-2" role="status" ref={box}>
      {problem === null ? (
        <Banner tone="good">{t(software === '' ? 'coin-servers.good' : 'coin-servers.goodSoftware', params)}</Banner>
      ) : (
        <Banner tone="bad">{words(problem)}</Banner>
      )}
      {problem?.code === 'backend-certificate-changed' && certificate !== null ? (
        <>
          <KeyValues
            items={[
              known === null ? null : { name: t('coin-servers.certificate'), value: <Fingerprint value={known} /> },
              { name: t('coin-servers.newCertificate'), value: <Fingerprint value={certificate} /> },
            ]}
          />
          {onAccept ? (
            <div>
              <Button kind="danger" onClick={() => onAccept(certificate)}>
                {t('coin-servers.accept')}
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
      {notes.map((note) => (
        <Banner key={`${note.code} ${JSON.stringify(note.params)}`} tone="warn">
          {words(note)}
        </Banner>
      ))}
    </div>
  );
}

function Fingerprint({ value }: { readonly value: string }): ReactNode {
  return <span className="mono small server-address">{value}</span>;
}

/** What stands on screen where a test was refused as a whole. */
export function refusedTest(problem: Refusal): TestedBitcoinServer {
  const params = problem.params === undefined ? {} : { params: { ...problem.params } };
  const certificate = problem.params?.['certificate'] ?? null;
  return { problem: { code: problem.code, ...params }, notes: [], height: null, time: null, software: '', certificate };
}
