// Owns finding the real Bitcoin node of the stories, in a process of its own: the finder is a module that this runner cannot load.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export interface FoundNode {
  /** What starts it; null where there is none. */
  readonly command: string | null;
  /** Where a missing node is a failure. */
  readonly required: boolean;
}

const ask = `
import { findBitcoinNode, isNodeRequired } from './scripts/lib/bitcoin-node.mjs';
const command = findBitcoinNode();
console.log(JSON.stringify({ command, required: isNodeRequired() }));
`;

export function findNode(): FoundNode {
  const cwd = join(__dirname, '..', '..');
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', ask], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(said.trim().split('\n').at(-1) ?? '{}') as FoundNode;
}
