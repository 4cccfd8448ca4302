// What `npm run sandbox` understands on its command line.

export const usage = `usage: npm run sandbox [-- --rate BTC_USD=5000 --rate XRP_USD=2 --limits --json FILE]
  --rate PAIR=PRICE   how much of the second currency one of the first is worth; may be repeated
  --limits            keeps the API's limits for anonymous callers
  --json FILE         writes the line to this file as well; it is there from the moment everything is ready until the end`;

/** `{ help }`, `{ problem }` in words, or `{ settings: { network, limits, rates }, file }`; `file` is null where none was asked for. */
export function readArguments(words) {
  const settings = { network: 'practice', limits: false, rates: {} };
  let file = null;
  for (let at = 0; at < words.length; at += 1) {
    const [word, inline] = split(words[at]);
    const value = () => inline ?? words[(at += 1)];
    if (word === '--help' || word === '-h') return { help: true };
    if (word === '--limits' && inline === undefined) settings.limits = true;
    else if (word === '--json') {
      file = value() ?? '';
      if (file === '' || file.startsWith('--')) return { problem: '--json wants the name of a file' };
    } else if (word === '--network') {
      if (value() !== 'practice') return { problem: 'it works on the practice network only' };
    } else if (word === '--rate') {
      const [, pair, rate] = /^([A-Z]{3,10}_[A-Z]{3,10})=(\d{1,15}(?:\.\d{1,18})?)$/.exec(value() ?? '') ?? [];
      if (pair === undefined || Number(rate) === 0) return { problem: '--rate wants a pair and a price, as in BTC_USD=5000' };
      settings.rates[pair] = rate;
    } else return { problem: `${words[at]} is not understood` };
  }
  return { settings, file };
}

/** `--rate=BTC_USD=5000` is the same as `--rate BTC_USD=5000`. */
function split(word) {
  const at = word.indexOf('=');
  return word.startsWith('--') && at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word, undefined];
}
