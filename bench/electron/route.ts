// Owns the yardstick for claims: a route that parses a claim, appends one line to a file and answers after one fsync of its own.
import { type FileHandle, open } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';

const parent = (process as unknown as { readonly parentPort: { postMessage(message: unknown): void } }).parentPort;

async function body(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

async function answer(file: FileHandle, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const claim = JSON.parse(await body(request)) as Readonly<Record<string, unknown>>;
  await file.appendFile(`${JSON.stringify(claim)}\n`);
  await file.sync();
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(claim));
}

void open(process.argv.at(-1) ?? '', 'a', 0o600).then((file) => {
  const server = createServer((request, response) => void answer(file, request, response));
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    parent.postMessage(typeof address === 'object' && address !== null ? address.port : 0);
  });
});
