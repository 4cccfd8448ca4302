import { describe, expect, it } from 'vitest';
import { shortenAddress } from './shorten-destination.ts';
import { packViolations, unpackViolation } from './violation-params.ts';

describe('what strangers see of an address (D10)', () => {
  it.each([
    ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'bc1qw508…v8f3t4'],
    ['bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080', 'bcrt1qw508…ygt080'],
    ['tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c', 'tb1pqqqq…f3hn0c'],
    ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', '1BvBM…JaNVN2'],
    ['rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe', 'rPT1S…zbpAYe'],
    // A Base58 address that begins like one with a human-readable part.
    ['mk1zFHqLzgPLrXxxkD1jw5LVpYSN4vBoVW', 'mk1zF…4vBoVW'],
    ['rAb1DiYG4yGmG4ZqvQ8WYS1RUvpXzjbUDq', 'rAb1D…zjbUDq'],
  ])('%s is %s', (address, shown) => {
    expect(shortenAddress(address)).toBe(shown);
  });
});

describe('violations on their way to a 422', () => {
  it('keep the params of their codes', () => {
    const params = packViolations([
      { path: 'Note', code: 'note-too-long', params: { limit: '200' } },
      { path: 'Destination', code: 'destination-tag-conflict', params: { tags: '1, 2&?=' } },
      { path: 'ClaimId', code: 'claim-id-malformed' },
    ]);
    expect(Object.keys(params)).toEqual(['Note', 'Destination', 'ClaimId']);
    expect(Object.values(params).map(unpackViolation)).toEqual([
      { code: 'note-too-long', params: { limit: '200' } },
      { code: 'destination-tag-conflict', params: { tags: '1, 2&?=' } },
      { code: 'claim-id-malformed' },
    ]);
  });
});
