// What `npm run sandbox` understands on its command line.

export const usage = `usage: npm run sandbox [-- --rate BTC_USD=5000 --rate XRP_USD=2 --limits]
  --rate PAIR=PRICE   how much of the second currency one of the first is worth; may be repeated
  --limits            keeps the API's limits for anonymous callers`;

/** `{ help }`, `{ problem }` in words, or `{ settings: { network, limits, rates } }`. */
export function readArguments(words) {
  const settings = { network: 'practice', limits: false, rates: {} };
  for (let at = 0; at < words.length; at += 1) {
    const [word, inline] = split(words[at]);
    const value = () => inline ?? words[(at += 1)];
    if (word === '--help' || word === '-h') return { help: true };
    if (word === '--limits' && inline === undefined) settings.limits = true;
    else if (word === '--network') {
      if (value() !== 'practice') return { problem: 'it works on the practice network only' };
    } else if (word === '--rate') {
      const [, pair, rate] = /^([A-Z]{3,10}_[A-Z]{3,10})=(\d{1,15}(?:\.\d{1,18})?)$/.exec(value() ?? '') ?? [];
      if (pair === undefined || Number(rate) === 0) return { problem: '--rate wants a pair and a price, as in BTC_USD=5000' };
      settings.rates[pair] = rate;
    } else return { problem: `${words[at]} is not understood` };
  }
  return { settings };
}

/** `--rate=BTC_USD=5000` is the same as `--rate BTC_USD=5000`. */
function split(word) {
  const at = word.indexOf('=');
  return word.startsWith('--') && at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word, undefined];
}
