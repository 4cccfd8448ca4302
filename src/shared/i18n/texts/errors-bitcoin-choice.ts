// Owns the words for what keeps a choice of a Bitcoin server from being used or changed: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsBitcoinChoice = {
  'bitcoin-server-not-chosen': {
    en: 'No Bitcoin server is chosen for this wallet’s network, so nobody was asked. Choose one under Settings, “Bitcoin servers”.',
    ja: 'このウォレットのネットワークで使う Bitcoin サーバーがまだ選ばれていないため、どこにも接続していません。設定の「Bitcoin サーバー」で選んでください。',
  },
  'bitcoin-password-gone': {
    en: 'The password of your Bitcoin server is not at hand any more, so nobody was asked. Type it again under Settings, “Bitcoin servers”.',
    ja: 'Bitcoin サーバーのパスワードが残っていないため、接続していません。設定の「Bitcoin サーバー」でもう一度入力してください。',
  },
  'bitcoin-password-missing': {
    en: 'A password is missing. One that was typed before is only used for the same user at the same address through the same proxy; type it again here.',
    ja: 'パスワードがありません。前に入力したものは、同じユーザー名・アドレス・プロキシの組み合わせでしか使いません。もう一度入力してください。',
  },
  'bitcoin-server-in-the-open': {
    en: 'Without encryption anybody on the way to {host} could read your addresses and passwords. Use https or TLS, or for a server at home its number, such as 192.168.1.20.',
    ja: '暗号化しないと、{host} までの途中でアドレスやパスワードを読み取られるおそれがあります。https か TLS を使うか、自宅のサーバーなら 192.168.1.20 のような番号で指定してください。',
  },
  'bitcoin-server-needs-proxy': {
    en: '{host} is an onion service, which can only be reached through Tor. Turn on the SOCKS5 proxy here and name that of your Tor, usually 127.0.0.1 with port 9050.',
    ja: '{host} は onion サービスのため、Tor を経由しないと接続できません。SOCKS5 プロキシをオンにして、Tor のプロキシ（通常は 127.0.0.1、ポート 9050）を指定してください。',
  },
  'bitcoin-chain-in-use': {
    en: 'A payment of one of your wallets is still on its way on the chain chosen so far. Wait until it has its confirmations, then change to the other chain.',
    ja: '今選んでいるチェーンで、まだ支払いが進行中です。必要な承認数がつくのを待ってから、別のチェーンに切り替えてください。',
  },
} as const satisfies TextTable;
