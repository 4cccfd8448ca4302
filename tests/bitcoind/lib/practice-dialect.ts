// Owns where the node of these stories (Bitcoin Knots) words a refusal otherwise than Bitcoin Core, whose words the practice chain speaks.
import type { Said } from './practice-pair.ts';

const rules: readonly (readonly [RegExp, string])[] = [
  [/^(-26: bad-witness)-(?:nonwitness-input|taproot-annex|stackitem-\w+|script-size|taproot-[\w-]+|tapscript-[\w-]+)$/, '$1-nonstandard'],
  [/^-26: bad-txns-input-(?:witness-unknown|script-unknown|scriptcheck-[\w-]+|scriptsig-[\w-]+)$/, '-26: bad-txns-nonstandard-inputs'],
  [/^-26: truc-[\w-]+/, '-26: TRUC-violation'],
];

export function inWordsOfCore(said: Said): Said {
  if (said.accepted) return said;
  return { accepted: false, words: rules.reduce((words, [pattern, core]) => words.replace(pattern, core), said.words) };
}
