// What people type for a token becomes its one id, or is refused.
import { expect, it } from 'vitest';
import { readTypedAsset } from './typed-asset.ts';

const issuer = 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';
const mpt = '00000143A58DCB491FD36A15A7D3172E6A9F088A5478BA41';
const read = (text: string): string => {
  const found = readTypedAsset(text);
  return found.ok ? found.value : found.error.code;
};

it.each([
  [`USD.${issuer}`, `USD.${issuer}-CHAIN`],
  [` USD.${issuer}-chain `, `USD.${issuer}-CHAIN`],
  [`USD ${issuer}`, `USD.${issuer}-CHAIN`],
  [`USD:${issuer}`, `USD.${issuer}-CHAIN`],
  [`ＵＳＤ.${issuer}`, `USD.${issuer}-CHAIN`],
  [`RLUSD.${issuer}`, `524C555344000000000000000000000000000000.${issuer}-CHAIN`],
  [`524c555344000000000000000000000000000000.${issuer}`, `524C555344000000000000000000000000000000.${issuer}-CHAIN`],
  [mpt.toLowerCase(), `${mpt}-CHAIN`],
  [`USD.${issuer.slice(0, -1)}C`, 'payout-method-issuer-wrong'],
  ['BTC', 'payout-method-unknown'],
  ['XRP', 'payout-method-unknown'],
  [`XRP.${issuer}`, 'payout-method-unknown'],
  ['USD', 'payout-method-unknown'],
  ['', 'payout-method-unknown'],
])('%s is %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});
