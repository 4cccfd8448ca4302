// Stories of a node that lies: what the client hears, and what is true.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestPractice, testPractice } from './testing/practice.ts';
import { reasonOf, TestWallet } from './testing/test-wallet.ts';

let practice: TestPractice;
let hex: string;
let id: string;
const alice = new TestWallet(51);

beforeEach(async () => {
  practice = await testPractice();
  const [coin] = await alice.fund(practice, '1');
  if (coin === undefined) throw new Error('no coin');
  const transaction = alice.signed({ coins: [coin], to: [{ address: alice.address, value: coin.value - 1000 }] });
  [hex, id] = [transaction.toHex(), transaction.getId()];
});

afterEach(() => practice.end());

const known = async () => (await practice.get(`/bitcoin/tx/${id}`)).status === 200;
const lie = (what: string, more: object = {}) => practice.control('lie', { chain: 'bitcoin', what, ...more });

describe('the lying mode', () => {
  it('loses the reply: the payment is in, the client heard nothing', async () => {
    await lie('lose-reply');
    await expect(practice.post('/bitcoin/tx', hex)).rejects.toThrow();
    expect(await known()).toBe(true);
    expect((await practice.post('/bitcoin/tx', hex)).status).toBe(200);
  });

  it('answers late, and truly', async () => {
    await lie('late', { delayMs: 300 });
    const started = Date.now();
    const answer = practice.post('/bitcoin/tx', hex);
    while (!(await known())) await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await answer).text).toBe(id);
    expect(Date.now() - started).toBeGreaterThanOrEqual(290);
  });

  it('rejects what is in order, with words of choice, and forgets it', async () => {
    await lie('reject', { reason: 'bad-txns-inputs-missingorspent', count: 2 });
    for (let count = 0; count < 2; count += 1) {
      const answer = await practice.post('/bitcoin/tx', hex);
      expect([answer.status, reasonOf(answer.text)]).toEqual([400, { code: -26, message: 'bad-txns-inputs-missingorspent' }]);
    }
    expect(await known()).toBe(false);
    expect((await practice.post('/bitcoin/tx', hex)).status).toBe(200);
  });

  it('takes it twice: the answer is the refusal of the second delivery', async () => {
    await lie('duplicate');
    expect(reasonOf((await practice.post('/bitcoin/tx', hex)).text).message).toBe('txn-already-in-mempool');
    expect(await known()).toBe(true);
  });

  it('never lies about what it is asked, and stops when told', async () => {
    await lie('reject', { count: 100 });
    expect((await practice.get('/bitcoin/blocks/tip/height')).status).toBe(200);
    await lie('none');
    expect((await practice.post('/bitcoin/tx', hex)).status).toBe(200);
  });
});
