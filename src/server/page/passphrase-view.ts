// Owns the page that asks for the passphrase of a pull payment before it shows anything of it.
import type { Network } from '../../shared/network.ts';
import type { Refusal } from '../../shared/result.ts';
import { type Markup, html } from './html.ts';
import { type Visit, link, pageOf } from './page-layout.ts';

/** `refusal` is what came of the passphrase that was sent; null where none was. `network`: null where nobody knows it. */
export function passphrasePage(visit: Visit, refusal: Refusal | null, network: Network | null): string {
  const { t, refusal: say } = visit.words;
  const error = refusal === null ? null : say(refusal);
  const problem: Markup | null = error === null ? null : html`<p class="error" id="passphrase-error" role="alert">${error}</p>`;
  const form = html`<form method="post" action="${link(visit, visit.path)}" aria-labelledby="passphrase-title" novalidate>
<h1 id="passphrase-title">${t('public.passphraseTitle')}</h1>
<input type="hidden" name="action" value="passphrase">
<div class="field field-passphrase">
<label for="passphrase">${t('public.passphrase')}</label>
<input type="password" id="passphrase" name="passphrase" value="" maxlength="400" autocomplete="off" spellcheck="false" autocapitalize="off"${
    error === null ? null : html` aria-invalid="true"`
  } aria-describedby="${error === null ? 'passphrase-hint' : 'passphrase-error passphrase-hint'}">
${problem}
<p class="soft" id="passphrase-hint">${t('public.passphraseHint')}</p>
</div>
<button type="submit">${t('public.passphraseSend')}</button>
</form>`;
  return pageOf(visit, t('public.passphraseTitle'), [form], { network });
}
