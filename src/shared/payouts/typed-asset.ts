// Owns the reading of a token or an MPT as people type it: a method id, `CODE.issuer`, a long code in letters, or an issuance id.
import type { Result } from '../result.ts';
import { refuse } from '../result.ts';
import { canonicalMethod, methodKind } from './methods.ts';
import type { PayoutMethodId } from './types.ts';

/** Code and issuer with what people put between them: a point, a colon, a stroke, a plus, blanks. */
const typedToken = /^(\S{3,40}?)(?:\s*[.:/+]\s*|\s+)(r[1-9A-HJ-NP-Za-km-z]{24,34})$/;

/**
 * The method id of what was typed. Codes of more than three letters ("RLUSD") become the hex that the ledger keeps. Codes: those of `canonicalMethod`, also
 * `payout-method-unknown` for Bitcoin and XRP, which are no tokens.
 */
export function readTypedAsset(text: string): Result<PayoutMethodId> {
  const typed = text
    .normalize('NFKC')
    .trim()
    .replace(/[-_]chain$/i, '');
  const [, code = '', issuer = ''] = typedToken.exec(typed) ?? [];
  const method = canonicalMethod(issuer === '' ? `${typed}-CHAIN` : `${codeOf(code)}.${issuer}-CHAIN`);
  const kind = method.ok ? methodKind(method.value) : null;
  return method.ok && kind !== 'token' && kind !== 'mpt' ? refuse('payout-method-unknown') : method;
}

function codeOf(code: string): string {
  if (code.length <= 3 || /^[0-9A-F]{40}$/i.test(code) || !/^[\x21-\x7e]{4,20}$/.test(code)) return code;
  const hex = Array.from(code, (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  return hex.toUpperCase().padEnd(40, '0');
}
