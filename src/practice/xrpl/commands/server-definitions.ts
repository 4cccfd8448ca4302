// Owns `server_definitions`: the names and numbers that a codec needs to read this server's transactions.
import definitions from 'ripple-binary-codec/dist/enums/definitions.json';
import type { JsonObject } from '../base/json.ts';
import { asciiBytes, halfHashHex } from '../base/hex.ts';
import { answer, type Command } from './command.ts';

const text = JSON.stringify(definitions);
const all: JsonObject = JSON.parse(text);
const hash = halfHashHex(asciiBytes(text));

/** A client that says it has these already is told their hash alone. */
export const serverDefinitions: Command = ({ request }) => answer(request['hash'] === hash ? { hash } : { ...all, hash });
