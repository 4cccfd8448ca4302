// `npm run practice`: the practice network alone, for developers. See docs/practice-ledger.md.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { builtOnce } from './lib/build.mjs';
import { root } from './lib/run.mjs';

await builtOnce();
createRequire(import.meta.url)(join(root, 'out', 'main', 'practice-alone.cjs'));
