// Owns how often things are measured: the counts that docs/performance.md names, or those asked for.

const asked = (name: string, usual: number): number => Number(process.env[name] ?? usual);

export const counts = {
  /** Pairs of starts, app and bare window in turn. */
  starts: asked('BENCH_STARTS', 10),
  /** Pairs of claim runs for each number of clients. */
  claims: asked('BENCH_CLAIMS', 5),
  claimSeconds: asked('BENCH_CLAIM_SECONDS', 6),
  /** Payouts of the wallet whose reading is measured, and seconds of each reading. */
  payouts: asked('BENCH_PAYOUTS', 100_000),
  getSeconds: asked('BENCH_GET_SECONDS', 10),
  imports: asked('BENCH_IMPORTS', 3),
  /** Rows of the payouts list. */
  listRows: asked('BENCH_LIST_ROWS', 100_000),
  memory: asked('BENCH_MEMORY', 3),
  /** Fresh practice ledgers, payments of XRP in each, and payments through books in each. */
  ledgerRuns: asked('BENCH_LEDGERS', 5),
  ledgerPayments: asked('BENCH_LEDGER_PAYMENTS', 1000),
  ledgerCrossings: asked('BENCH_LEDGER_CROSSINGS', 10),
  /** Fresh practice chains, and payments in each. */
  chainRuns: asked('BENCH_CHAINS', 5),
  chainPayments: asked('BENCH_CHAIN_PAYMENTS', 1000),
  /** Large batches by us and by a Bitcoin node in turn; choices of coins; first looks of a wallet. */
  batchRuns: asked('BENCH_BATCHES', 7),
  coinRuns: asked('BENCH_COINS', 10),
  scanRuns: asked('BENCH_SCANS', 3),
  /** Objects of the large practice ledger. */
  ledgerObjects: asked('BENCH_LEDGER_OBJECTS', 100_000),
  /** Payouts of one run through the outbox, and how many of the loop it is compared with are really made. */
  runPayouts: asked('BENCH_RUN_PAYOUTS', 1000),
  loopPayouts: asked('BENCH_LOOP_PAYOUTS', 20),
  /** Payouts of the run whose questions are counted. */
  askPayouts: asked('BENCH_ASK_PAYOUTS', 100),
  /** Looks of each kind at a wallet with many accounts. */
  looks: asked('BENCH_LOOKS', 20),
  idleSeconds: asked('BENCH_IDLE_SECONDS', 10),
};

const only = (process.env.BENCH_ONLY ?? '').split(',').filter(Boolean);

/** `npm run bench -- start claims` measures only these parts. */
export function isWanted(part: string): boolean {
  return only.length === 0 || only.includes(part);
}
