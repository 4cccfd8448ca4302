// Stories of the faucet: practice money is a real payment from the genesis account.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { classicAddressToXAddress, Client, Wallet } from 'xrpl';
import { type Loopback, openLoopback } from './testing/loopback.ts';

let loopback: Loopback;
let client: Client;
beforeEach(async () => {
  loopback = await openLoopback();
  client = new Client(loopback.url);
  await client.connect();
});
afterEach(async () => {
  await client.disconnect();
  await loopback.close();
});

const somebody = Wallet.generate().classicAddress;

test('a grant is an ordinary payment of genesis that anybody can look up', async () => {
  const paid = loopback.side.faucet(somebody, 1_000_000_000n);
  loopback.side.closeLedger(1);
  if (!paid.ok) throw new Error(paid.error.code);
  const { result } = await client.request({ command: 'tx', transaction: paid.value.hash });
  expect(result.tx_json).toMatchObject({ Account: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', Destination: somebody });
  expect(result.meta).toMatchObject({ delivered_amount: '1000000000' });
});

test('a test X-address is paid with its tag, also when the tag is 0', async () => {
  for (const tag of [0, 77, 4_294_967_295, false] as const) {
    const paid = loopback.side.faucet(classicAddressToXAddress(somebody, tag, true), 5_000_000n);
    loopback.side.closeLedger(1);
    if (!paid.ok) throw new Error(paid.error.code);
    const { tx_json: tx } = (await client.request({ command: 'tx', transaction: paid.value.hash })).result;
    expect(tx).toMatchObject({ Destination: somebody });
    expect('DestinationTag' in tx ? tx.DestinationTag : false).toBe(tag);
  }
});

test('what is no address of this network is refused: main X-addresses, typing errors', () => {
  const wrong = [classicAddressToXAddress(somebody, 1, false), `${somebody.slice(0, -1)}${somebody.endsWith('a') ? 'b' : 'a'}`, '', '0OIl'];
  for (const text of wrong) expect(loopback.side.faucet(text, 5_000_000n)).toMatchObject({ error: { code: 'practice-faucet-address' } });
});

test('a grant too small to open an account costs nothing and says why', () => {
  const refused = loopback.side.faucet(somebody, 999_999n);
  expect(refused).toMatchObject({ error: { code: 'practice-faucet-refused', params: { result: 'tecNO_DST_INSUF_XRP' } } });
  expect(loopback.side.faucet(somebody, 0n)).toMatchObject({ error: { params: { result: 'temBAD_AMOUNT' } } });
  expect(loopback.changes).toEqual([]);
});

test('many grants in one ledger all arrive', async () => {
  const wallets = Array.from({ length: 40 }, () => Wallet.generate().classicAddress);
  for (const address of wallets) expect(loopback.side.faucet(address, 10_000_000n).ok).toBe(true);
  loopback.side.closeLedger(1);
  for (const address of wallets) expect(await client.getXrpBalance(address)).toBe(10);
});
