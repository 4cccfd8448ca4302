// Owns claim.html as the app hands it out: read from the bundle, with one offer inside.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Result, ok, refuse } from '../../shared/result.ts';

const place = '<meta name="pullpay-offer" content="">';

/** Reads the page from the bundle's folder. Code: `claim-page-missing`. */
export async function readClaimPage(bundle: string): Promise<Result<string>> {
  try {
    const page = await readFile(join(bundle, 'claim', 'claim.html'), 'utf8');
    return page.includes(place) ? ok(page) : refuse('claim-page-missing');
  } catch {
    return refuse('claim-page-missing');
  }
}

/** `offer` is base64url: nothing in it means anything in HTML. */
export function withOffer(page: string, offer: string): string {
  return page.replace(place, () => `<meta name="pullpay-offer" content="${offer}">`);
}
