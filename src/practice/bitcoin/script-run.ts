// Owns running one script over a stack: Core's EvalScript with all flags of its relay policy, for old scripts, witness version 0 and tapscript.
import { opcode, type ScriptStep, stepAt } from './opcodes.ts';
import { checkOperations } from './script-checks.ts';
import { demand, ScriptFailure } from './script-failure.ts';
import { isTrue, numberBytes } from './script-number.ts';
import { ScriptStack, stackOperations } from './script-stack.ts';
import { countOperations, type ScriptProgram, type ScriptRun } from './script-state.ts';

const maxScript = 10_000;
const maxPush = 520;
const maxItems = 1000;
const disabled: ReadonlySet<number> = new Set(
  'CAT SUBSTR LEFT RIGHT INVERT AND OR XOR 2MUL 2DIV MUL DIV MOD LSHIFT RSHIFT'.split(' ').map(opcode),
);
const [opIf, opNotIf, opElse, opEndIf, opCodeSeparator] = ['IF', 'NOTIF', 'ELSE', 'ENDIF', 'CODESEPARATOR'].map(opcode);

/** Changes `items`; throws `ScriptFailure`. */
export function runScript(program: ScriptProgram, items: Uint8Array[]): void {
  const fresh = { codeStart: 0, separator: 0xffffffff, operations: 0, branches: [], stack: new ScriptStack(items) };
  const run: ScriptRun = { ...program, ...fresh };
  const { script, stack } = run;
  demand(run.version === 'tapscript' || script.length <= maxScript, 'Script is too big');
  for (let at = 0, count = 0; at < script.length; count += 1) {
    const step = stepAt(script, at);
    if (step === null) throw new ScriptFailure('Opcode missing or not understood');
    at = step.next;
    takeStep(run, step, count);
    demand(stack.items.length + stack.alternative.length <= maxItems, 'Stack size limit exceeded');
  }
  demand(run.branches.length === 0, 'Invalid OP_IF construction');
}

function takeStep(run: ScriptRun, step: ScriptStep, count: number): void {
  const { code, data } = step;
  demand((data?.length ?? 0) <= maxPush, 'Push value size limit exceeded');
  if (code > 0x60) countOperations(run, 1);
  demand(!disabled.has(code), 'Attempted to use a disabled opcode');
  demand(run.version !== 'base' || code !== opCodeSeparator, 'Using OP_CODESEPARATOR in non-witness script');
  const taken = run.branches.every(Boolean);
  if (code >= (opIf ?? 0) && code <= (opEndIf ?? 0)) branch(run, code, taken);
  else if (taken && data !== null) push(run.stack, step, data);
  else if (taken) operate(run, step, count);
}

function push(stack: ScriptStack, { code }: ScriptStep, data: Uint8Array): void {
  demand(isShortest(code, data), 'Data push larger than necessary');
  stack.push(data);
}

/** Core's CheckMinimalPush. */
function isShortest(code: number, data: Uint8Array): boolean {
  const [first = 0] = data;
  if (data.length === 0) return code === 0;
  if (data.length === 1 && ((first >= 1 && first <= 16) || first === 0x81)) return false;
  if (data.length <= 75) return code === data.length;
  return data.length <= 255 ? code === 0x4c : data.length > 65_535 || code === 0x4d;
}

function operate(run: ScriptRun, step: ScriptStep, count: number): void {
  const { code } = step;
  if (code === 0x4f) run.stack.pushNumber(-1n);
  else if (code >= 0x51 && code <= 0x60) run.stack.push(numberBytes(BigInt(code - 0x50)));
  else if (code === opCodeSeparator) {
    run.codeStart = step.next;
    run.separator = count;
  } else {
    const operation = stackOperations.get(code);
    if (operation !== undefined) operation(run.stack);
    else checkOperation(run, code);
  }
}

function checkOperation(run: ScriptRun, code: number): void {
  const operation = checkOperations.get(code);
  if (operation === undefined) throw new ScriptFailure('Opcode missing or not understood');
  operation(run);
}

function branch(run: ScriptRun, code: number, taken: boolean): void {
  const { branches } = run;
  if (code === opIf || code === opNotIf) {
    branches.push(taken && condition(run) === (code === opIf));
    return;
  }
  demand(code === opElse || code === opEndIf, 'Opcode missing or not understood');
  const last = branches.pop();
  if (last === undefined) throw new ScriptFailure('Invalid OP_IF construction');
  if (code === opElse) branches.push(!last);
}

/** In witnesses only nothing and one say false and true (MINIMALIF). */
function condition({ version, stack }: ScriptRun): boolean {
  demand(stack.items.length > 0, 'Invalid OP_IF construction');
  const item = stack.at(0);
  const minimal = item.length === 0 || (item.length === 1 && item[0] === 1);
  const where = version === 'tapscript' ? ' in tapscript' : '';
  demand(version === 'base' || minimal, `OP_IF/NOTIF argument must be minimal${where}`);
  return isTrue(stack.pop());
}
