// Owns how much of a destination strangers may see (spec D10, §17): enough to recognise one's own, too little to pay or to trace.

/** Base58 has a 1 as well: only the known human-readable parts are one. */
const bech32 = /^(?:bc|tb|bcrt)1/i;
const shown = 4;
const tail = 6;

/** Human-readable part with separator and version character, four characters, …, the last six. The address alone goes in, never a URI or tag. */
export function shortenAddress(address: string): string {
  const [prefix = ''] = bech32.exec(address) ?? [];
  const head = prefix.length + 1 + shown;
  return address.length <= head + tail ? address : `${address.slice(0, head)}…${address.slice(-tail)}`;
}
