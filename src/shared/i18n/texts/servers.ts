// Owns the texts of the list of ledger servers in the settings.
import type { TextTable } from '../locale.ts';

export const serverTexts = {
  'servers.title': { en: 'Ledger servers', ja: 'レジャーのサーバー' },
  'servers.about': {
    en: 'Servers of the practice ledger that stand in for each other: the first is asked, and when it does not answer, the next. A change counts at once, and what is on its way is still answered.',
    ja: '練習用レジャーのサーバーです。上から順に使い、応答がなければ次のサーバーに切り替えます。変更はすぐに反映され、通信中の処理が失われることはありません。',
  },
  'servers.builtIn': { en: 'Built-in practice ledger', ja: '内蔵の練習用レジャー' },
  'servers.builtInText': { en: 'Runs on this computer. It cannot be removed.', ja: 'このコンピューターで動いています。削除はできません。' },
  'servers.inUse': { en: 'In use', ja: '使用中' },
  'servers.connecting': { en: 'Next to be asked', ja: '次に接続' },
  'servers.earlier': { en: 'Ask {server} earlier', ja: '{server} の順番を上げる' },
  'servers.later': { en: 'Ask {server} later', ja: '{server} の順番を下げる' },
  'servers.remove': { en: 'Remove {server}', ja: '{server} を削除' },
  'servers.try': { en: 'Test', ja: '接続テスト' },
  'servers.tryOne': { en: 'Test {server}', ja: '{server} の接続テスト' },
  'servers.good': { en: 'It answers. Newest ledger: {ledger}.', ja: '正常に応答しました。最新のレジャー：{ledger}。' },
  'servers.goodVersion': {
    en: 'It answers. Newest ledger: {ledger}, version {version}.',
    ja: '正常に応答しました。最新のレジャー：{ledger}、バージョン {version}。',
  },
  'servers.field': { en: 'Address of a further server', ja: '追加するサーバーのアドレス' },
  'servers.fieldHint': {
    en: 'For example wss://ledger.example:51233. Only on this computer ws:// is allowed, too.',
    ja: '例：wss://ledger.example:51233。このコンピューターのサーバーに限り、ws:// も使えます。',
  },
  'servers.add': { en: 'Test and add', ja: 'テストして追加' },
  'servers.addAnyway': { en: 'Add it all the same', ja: 'それでも追加' },
  'servers.added': {
    en: 'Added. It is asked when those before it do not answer.',
    ja: '追加しました。前のサーバーが応答しないときに使います。',
  },
} as const satisfies TextTable;
