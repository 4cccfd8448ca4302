// Owns how a multi-purpose token is called: by the ticker of its metadata, which anybody can choose, else as unnamed.
import type { MptView } from '../../../shared/contract/xrpl-reads.ts';
import type { Translate } from '../../../shared/i18n/translate.ts';

export function mptName({ ticker }: MptView, t: Translate): string {
  return ticker ?? t('tokens.mptUnnamed');
}
