// Owns the first step: the payment as a file, as text, or as codes for the camera of the signing device.
import { type ReactNode, useState } from 'react';
import type { WaitingElsewhere } from '../../../shared/contract/elsewhere.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { codesOf } from './code-parts.ts';
import { MovingCode } from './moving-code.tsx';

/** More codes than this are not filmed by hand. */
const mostCodes = 150;

export function ExportPart({ walletId, waiting }: { readonly walletId: string; readonly waiting: WaitingElsewhere }): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction(`elsewhere out ${waiting.entryId}`);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { entryId, transactionId } = waiting;
  const save = (): void =>
    run(
      () => main.saveElsewherePsbt({ walletId, entryId, suggestedName: `pullpay-${transactionId.slice(0, 8)}.psbt` }),
      ({ saved }) => {
        if (saved) toast('good', t('elsewhere.saved'));
      },
    );
  const copy = (): void =>
    run(
      async () => {
        const request = await main.elsewherePsbt({ walletId, entryId });
        return request.ok ? main.copyText({ text: request.value.psbt }) : request;
      },
      () => toast('good', t('elsewhere.copied')),
    );
  const show = (): void =>
    run(
      () => main.elsewherePsbt({ walletId, entryId }),
      ({ psbt }) => setCodes(codesOf(psbt)),
    );
  return (
    <section className="stack is-3">
      <h3>{t('elsewhere.step1')}</h3>
      <p className="soft">{t('elsewhere.step1Text')}</p>
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      <div className="row is-wrap">
        <Button icon="file" busy={busy} onClick={save}>
          {t('elsewhere.save')}
        </Button>
        <Button icon="copy" onClick={copy}>
          {t('elsewhere.copy')}
        </Button>
        <Button icon="eye" onClick={codes === null ? show : () => setCodes(null)} aria-expanded={codes !== null}>
          {t(codes === null ? 'elsewhere.showCodes' : 'elsewhere.hideCodes')}
        </Button>
      </div>
      {codes === null ? null : codes.length > mostCodes ? (
        <Banner tone="warn">{t('elsewhere.tooManyCodes', { count: codes.length })}</Banner>
      ) : (
        <MovingCode codes={codes} />
      )}
    </section>
  );
}
