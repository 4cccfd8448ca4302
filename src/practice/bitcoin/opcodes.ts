// Owns the names of script opcodes (script/script.h), and reading a script into its steps.

/** Opcodes with a fixed name; pushes of 1 to 75 bytes and the numbers 1 to 16 have none. */
const names: Readonly<Record<number, string>> = {
  ...listed(0x61, 'NOP VER IF NOTIF VERIF VERNOTIF ELSE ENDIF VERIFY RETURN TOALTSTACK FROMALTSTACK'),
  ...listed(0x6d, '2DROP 2DUP 3DUP 2OVER 2ROT 2SWAP IFDUP DEPTH DROP DUP NIP OVER PICK ROLL ROT SWAP TUCK'),
  ...listed(0x7e, 'CAT SUBSTR LEFT RIGHT SIZE INVERT AND OR XOR EQUAL EQUALVERIFY RESERVED1 RESERVED2'),
  ...listed(0x8b, '1ADD 1SUB 2MUL 2DIV NEGATE ABS NOT 0NOTEQUAL ADD SUB MUL DIV MOD LSHIFT RSHIFT BOOLAND BOOLOR'),
  ...listed(0x9c, 'NUMEQUAL NUMEQUALVERIFY NUMNOTEQUAL LESSTHAN GREATERTHAN LESSTHANOREQUAL GREATERTHANOREQUAL MIN MAX WITHIN'),
  ...listed(0xa6, 'RIPEMD160 SHA1 SHA256 HASH160 HASH256 CODESEPARATOR CHECKSIG CHECKSIGVERIFY CHECKMULTISIG CHECKMULTISIGVERIFY'),
  ...listed(0xb0, 'NOP1 CHECKLOCKTIMEVERIFY CHECKSEQUENCEVERIFY NOP4 NOP5 NOP6 NOP7 NOP8 NOP9 NOP10 CHECKSIGADD'),
  0x4f: '1NEGATE',
  0x50: 'RESERVED',
};

const codes = new Map(Object.entries(names).map(([code, name]) => [name, Number(code)]));

/** "CHECKSIG" for 0xac; undefined for a push, a number, and a code without meaning. */
export function opcodeName(code: number): string | undefined {
  return names[code];
}

/** The code of a name; throws for a name that is none. */
export function opcode(name: string): number {
  const code = codes.get(name);
  if (code === undefined) throw new Error(`no opcode ${name}`);
  return code;
}

export interface ScriptStep {
  readonly code: number;
  /** What a push pushes; null for every other opcode. OP_0 pushes nothing, the numbers are no pushes here. */
  readonly data: Uint8Array | null;
  /** Where the next step begins. */
  readonly next: number;
}

/** The step at a place; null if the script ends inside a push. */
export function stepAt(script: Uint8Array, at: number): ScriptStep | null {
  const code = script[at] ?? 0;
  if (code > 0x4e) return { code, data: null, next: at + 1 };
  const width = code <= 0x4b ? 0 : 2 ** (code - 0x4c);
  const start = at + 1 + width;
  const length = width === 0 ? code : script.subarray(at + 1, start).reduceRight((sum, byte) => sum * 256 + byte, 0);
  if (start + length > script.length) return null;
  return { code, data: script.subarray(start, start + length), next: start + length };
}

/** All steps; null if one of them cannot be read. */
export function stepsOf(script: Uint8Array): readonly ScriptStep[] | null {
  const steps: ScriptStep[] = [];
  for (let at = 0; at < script.length; ) {
    const step = stepAt(script, at);
    if (step === null) return null;
    steps.push(step);
    at = step.next;
  }
  return steps;
}

/** Pushes and numbers alone: all that an input's script may hold. */
export function isPushOnly(script: Uint8Array): boolean {
  return stepsOf(script)?.every(({ code }) => code <= 0x60) ?? false;
}

/** Core's HasValidOps: no opcode beyond the last known one, no push over 520 bytes, no torn end. */
export function hasValidSteps(script: Uint8Array): boolean {
  return stepsOf(script)?.every(({ code, data }) => code <= 0xb9 && (data?.length ?? 0) <= 520) ?? false;
}

function listed(first: number, words: string): Record<number, string> {
  return Object.fromEntries(words.split(' ').map((word, index) => [first + index, word]));
}
