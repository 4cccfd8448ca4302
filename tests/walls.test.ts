import { describe, expect, it } from 'vitest';
// @ts-expect-error the checker is plain JavaScript so that it runs before anything is installed
import { allBreaches, breachesOf, importsOf } from '../scripts/lib/walls.mjs';

const cases: readonly (readonly [string, string, string])[] = [
  ['src/shared/payouts/a.ts', "import { readFile } from 'node:fs';", 'shared is pure'],
  ['src/shared/payouts/a.ts', "import { x } from '../../main/vault/types.ts';", 'shared is pure'],
  ['src/main/chains/bitcoin/a.ts', "import { encode } from '../xrpl/payment.ts';", 'Bitcoin is pure'],
  ['src/main/backends/a.ts', "import type { Vault } from '../vault/types.ts';", 'backends see no key'],
  ['src/main/ledger/a.ts', "import { Vault } from '../vault/types.ts';", 'reading a ledger needs no key'],
  ['src/main/outbox/a.ts', "import { openSession } from '../vault/session.ts';", 'the outbox gets a signer'],
  ['src/main/policies/a.ts', "import { Vault } from '../vault/session.ts';", 'automatic payments see no chain and no page'],
  ['src/main/policies/a.ts', "import { esplora } from '../backends/esplora.ts';", 'automatic payments see no chain and no page'],
  ['src/main/desk/a.ts', "import { ipcMain } from 'electron';", 'only ipc imports ipcMain'],
  ['src/server/a.ts', "import { plan } from '../main/outbox/planner.ts';", 'the API server is far from keys'],
  ['src/renderer/features/queue/a.tsx', "import Dexie from 'dexie';", 'only db imports Dexie'],
  ['src/renderer/features/queue/a.tsx', "import { Receive } from '../wallet/receive.tsx';", 'features import no other feature'],
  ['src/renderer/features/queue/a.tsx', 'window.pullpay.methods', 'only the bridges read window'],
  ['src/renderer/workflow/a.ts', "import { useState } from 'react';", 'the workflow has no screens'],
  ['src/renderer/secure/a.tsx', "import { main } from '../bridge/main-client-parse.ts';", 'the secure page stands alone'],
  [
    'src/practice/bitcoin/a.ts',
    "import { decodeBitcoin } from '../../main/chains/bitcoin/decode.ts';",
    'the checker shares no code with the checked',
  ],
  ['src/practice/bitcoin/a.ts', "import { Transaction } from 'bitcoinjs-lib';", 'the practice chain reads and hashes transactions itself'],
  ['src/practice/xrpl/a.ts', "import { preflight } from '../../shared/xrpl/preflight.ts';", 'the checker shares no code with the checked'],
  ['src/shared/xrpl/a.ts', "import { engine } from '../../practice/xrpl/engine/flow.ts';", 'shared is pure'],
  ['src/shared/xrpl/a.ts', 'const x = Number.parseFloat(text);', 'no float touches money'],
  ['src/main/start.ts', "import { hooks } from './testing/hooks.ts';", 'test-only code stays in its entry'],
  ['src/main/index.ts', "import './sandbox/open-sandbox.ts';", 'the sandbox stays in its entry'],
  ['src/main/app/a.ts', "import { pay } from '../sandbox/pay.ts';", 'the sandbox stays in its entry'],
  ['src/shared/money/a.ts', 'const x = parseFloat(text);', 'no float touches money'],
  ['e2e/a.spec.ts', "import { transitions } from '../src/shared/payouts/transitions.ts';", 'stories know no source'],
];

describe('the walls', () => {
  it.each(cases)('a breach in %s is found', (path, text, wall) => {
    expect(breachesOf(path, text).join('\n')).toContain(wall);
  });

  it('sees imports, re-exports, side-effect imports, dynamic imports and require', () => {
    const text =
      "import a from './a.ts';\nexport { b } from './b.ts';\nimport './c.ts';\nconst d = import('./d.ts');\nconst e = require('./e.ts');\nimport {\n  f,\n} from 'f';";
    const found = importsOf('src/x/y.ts', text).map((item: { project?: string; package?: string }) => item.project ?? item.package);
    expect(found.sort()).toEqual(['f', 'src/x/a.ts', 'src/x/b.ts', 'src/x/c.ts', 'src/x/d.ts', 'src/x/e.ts']);
  });

  it('has no breach in the tree', () => {
    expect(allBreaches(process.cwd())).toEqual([]);
  });
});
