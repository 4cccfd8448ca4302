// Whatever a client sends, it gets exactly one answer, and nothing it sends without a good signature changes the ledger.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { practiceNetworkId } from '../../shared/network.ts';
import { createXrplSide } from './side.ts';
import { startMs } from './testing/loopback.ts';

const commands = [
  'account_channels account_currencies account_info account_lines account_objects account_offers account_tx deposit_authorized feature fee',
  'gateway_balances ledger ledger_closed ledger_current ledger_entry ping random server_info server_state simulate submit subscribe',
  'transaction_entry tx unsubscribe version nonsense',
].flatMap((line) => line.split(' '));

const fields = [
  'account accounts accounts_proposed api_version binary ctid destination_account expand fail_hard forward hash index ledger_hash ledger_index',
  'ledger_index_max ledger_index_min limit marker max_ledger min_ledger queue signer_lists source_account streams transaction transactions',
  'tx_blob tx_hash tx_json type account_root ticket deposit_preauth directory offer ripple_state mptoken',
].flatMap((line) => line.split(' '));

const genesis = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
const telling = fc.constantFrom<unknown>(
  genesis,
  'rrrrrrrrrrrrrrrrrrrrrhoLvTp',
  'validated',
  'current',
  'A'.repeat(64),
  'C000000200000001',
  '12',
  '1200',
  [genesis],
  ['ledger'],
  { owner: genesis, authorized: genesis },
  { account: genesis, seq: 1, ticket_seq: 1.5 },
  { accounts: [genesis, 'rrrrrrrrrrrrrrrrrrrrrhoLvTp'], currency: 'USD' },
  { ledger: 3, seq: 0 },
  { owner: genesis, sub_index: -1 },
  { owner: genesis, sub_index: 2 ** 53 - 1 },
  { account: genesis, seq: -1, ticket_seq: -1 },
  { account: genesis, seq: 2 ** 40, ticket_seq: 2 ** 40 },
  { TransactionType: 'Payment', Account: genesis, Destination: genesis, Amount: { currency: 'USD', issuer: genesis, value: '1e99' } },
  { TransactionType: 'Payment', Account: genesis, Destination: genesis, Amount: '1', Memos: [{ Memo: {} }], Fee: 'x' },
  { TransactionType: 'AccountSet', Account: genesis, SetFlag: 'x', Domain: 'zz' },
  -1,
  2,
  3.5,
  2 ** 53,
);
const value = fc.oneof({ weight: 3, arbitrary: telling }, { weight: 1, arbitrary: fc.jsonValue() });
const request = fc.record({
  command: fc.constantFrom(...commands),
  more: fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 5 }),
});

test('every request gets one answer, good or bad, and changes nothing', () => {
  let listener: (text: string) => void = () => undefined;
  const answers: { readonly id?: unknown; readonly status?: string }[] = [];
  const side = createXrplSide({
    networkId: practiceNetworkId,
    now: () => startMs,
    random: (length) => new Uint8Array(length),
    later: () => undefined,
    restore: null,
    onChange: () => expect.unreachable('nothing was signed'),
  });
  side.handleConnection({
    send: (text) => answers.push(JSON.parse(text)),
    onMessage: (one) => {
      listener = one;
    },
    onClose: () => undefined,
  });
  const before = JSON.stringify(side.snapshot());
  fc.assert(
    fc.property(request, ({ command, more }) => {
      answers.length = 0;
      listener(JSON.stringify({ ...more, id: 5, command }));
      expect(answers).toHaveLength(1);
      expect(answers[0]).toMatchObject({ id: 5, type: 'response', status: expect.stringMatching(/^(success|error)$/) });
    }),
    { numRuns: 3000 },
  );
  expect(JSON.stringify(side.snapshot())).toBe(before);
});

/** A fresh ledger's one connection: what is said to it, and every text that it answers. */
function connection() {
  const answers: string[] = [];
  let say: (text: string) => void = () => undefined;
  const side = createXrplSide({
    networkId: 0,
    now: () => startMs,
    random: (n) => new Uint8Array(n),
    later: () => undefined,
    restore: null,
    onChange: () => undefined,
  });
  side.handleConnection({ send: (text) => answers.push(text), onMessage: (one) => void (say = one), onClose: () => undefined });
  return { answers, say };
}

test('texts that are no JSON object get one answer too', () => {
  const { answers, say } = connection();
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      answers.length = 0;
      say(text);
      expect(answers).toHaveLength(1);
    }),
  );
});

test('a text nested deeper than rippled reads ends nothing but itself', () => {
  const { answers, say } = connection();
  const nested = (depth: number) => `{"id":1,"command":"ping","x":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
  for (const depth of [26, 10_000, 490_000]) {
    answers.length = 0;
    say(nested(depth));
    expect(answers.map((answer) => answer.slice(0, 37))).toEqual(['{"type":"error","error":"jsonInvalid"']);
  }
  answers.length = 0;
  say(nested(25));
  expect(answers[0]).toContain('"status":"success"');
});

test('names that every object has are no types, and parts of an item are no limit', () => {
  const { answers, say } = connection();
  const asked = [
    { command: 'account_objects', account: genesis, type: 'constructor' },
    { command: 'account_objects', account: genesis, type: '__proto__' },
    { command: 'account_objects', account: genesis, limit: 10.5 },
    { command: 'account_objects', account: genesis, limit: '10' },
    { command: 'account_tx', account: genesis, limit: 1.5 },
    { command: 'account_tx', account: genesis, limit: -1 },
  ];
  for (const one of asked) say(JSON.stringify({ id: 1, ...one }));
  expect(answers.map((answer) => JSON.parse(answer).error)).toEqual(asked.map(() => 'invalidParams'));
});
