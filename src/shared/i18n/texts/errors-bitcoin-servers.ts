// Owns the words for what can be wrong with a Bitcoin server, a node of one's own, or a proxy: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsBitcoinServers = {
  'backend-wrong-network': {
    en: '{host} belongs to another Bitcoin network than this wallet. Nothing was read from it. Choose a server of this network.',
    ja: '{host} は、このウォレットとは別の Bitcoin ネットワークのサーバーです。情報は使っていません。このネットワークのサーバーを選んでください。',
  },
  'backend-syncing': {
    en: 'The node at {host} has not read the whole chain yet ({percent} %). Let it run until it has, then test again.',
    ja: '{host} のノードは、まだチェーン全体を読み込んでいません（{percent} %）。終わるまで動かしたままにして、もう一度テストしてください。',
  },
  'backend-starting': {
    en: 'The node at {host} is just starting. Wait a minute and try again.',
    ja: '{host} のノードは起動中です。1 分ほど待ってから、もう一度お試しください。',
  },
  'backend-lagging': {
    en: 'The newest block that {host} knows is {hours} hours old, so it has lost touch with the network. Check that server’s connection, or choose another one.',
    ja: '{host} が知っている最新のブロックは {hours} 時間前のもので、ネットワークから取り残されています。サーバーの接続を確認するか、別のサーバーを選んでください。',
  },
  'backend-pruned': {
    en: 'This node has deleted old blocks: payments before block {height} that it did not watch then stay unknown. For a restored wallet use a node with all blocks, or another kind of server.',
    ja: 'このノードは古いブロックを削除しています。ブロック {height} より前の入出金は、当時から監視していたもの以外わかりません。復元したウォレットでは、全ブロックを持つノードか、別の種類のサーバーを使ってください。',
  },
  'backend-no-txindex': {
    en: 'This node keeps no index of all transactions, so it can look up only this wallet’s own. To look up others too, start it with txindex=1.',
    ja: 'このノードには全取引の索引がないため、このウォレットの取引しか調べられません。ほかの取引も調べるには、txindex=1 を付けて起動してください。',
  },
  'backend-core-no-wallet': {
    en: 'The node at {host} runs without wallets, and Pullpay needs one there that only watches. Remove disablewallet=1 from its settings and restart it.',
    ja: '{host} のノードはウォレット機能が無効です。Pullpay は監視専用のウォレットをそこに作る必要があります。ノードの設定から disablewallet=1 を外して再起動してください。',
  },
  'backend-rescanning': {
    en: 'Your node is reading old blocks for this wallet ({percent} %). Amounts and history appear when it is done; until then nothing is paid. Leave the node running.',
    ja: 'ノードが、このウォレットのために過去のブロックを読み直しています（{percent} %）。終わると残高と履歴が表示されます。それまで支払いは行いません。ノードを動かしたままにしてください。',
  },
  'backend-wrong-password': {
    en: '{host} does not accept this user and password. Copy them again from the node’s bitcoin.conf, or choose its cookie file instead.',
    ja: '{host} でユーザー名またはパスワードが拒否されました。ノードの bitcoin.conf から写し直すか、代わりに cookie ファイルを選んでください。',
  },
  'backend-cookie-unreadable': {
    en: 'The file {file} cannot be read as a node’s cookie. The node writes it when it starts: check that it is running, and that the path is right.',
    ja: '{file} をノードの cookie として読み取れません。このファイルはノードの起動時に作られます。ノードが動いているか、パスが正しいかを確認してください。',
  },
  'backend-other-kind': {
    en: 'Something answers at {host}, but it is not a server of the chosen kind. Check address and port, or choose the kind that this server is.',
    ja: '{host} は応答していますが、選んだ種類のサーバーではありません。アドレスとポートを確認するか、正しい種類を選んでください。',
  },
  'backend-wrong-transaction': {
    en: 'The server handed out wrong bytes for the transaction {txid}. They were thrown away and nothing was paid. Choose another server in the settings.',
    ja: 'サーバーが返した取引 {txid} のデータが正しくないため、破棄しました。支払いは行っていません。設定で別のサーバーを選んでください。',
  },
  'backend-spender-unknown': {
    en: 'Your node cannot tell which transaction spent an output of {txid}, because its wallet did not watch it. Ask a server of another kind to find out.',
    ja: '{txid} の出力を使った取引を、ノードは特定できません。ノードのウォレットがそれを監視していなかったためです。調べるには、別の種類のサーバーに問い合わせてください。',
  },
  'backend-certificate-changed': {
    en: '{host} shows another certificate than when it was first used. Nothing was sent to it: somebody may be listening in. Ask its operator whether the certificate was renewed; only then accept the new one under Settings, “Bitcoin servers”.',
    ja: '{host} の証明書が、初めて接続したときのものと違います。通信を盗み見られているおそれがあるため、何も送っていません。運営者に証明書の更新があったかを確認し、更新とわかった場合だけ、設定の「Bitcoin サーバー」で新しい証明書を受け入れてください。',
  },
  'backend-unproved': {
    en: 'The server says that the transaction {txid} is in block {height}, but its proof does not fit that block, so it was not believed. Refresh in a minute; if this stays, choose another server in the settings.',
    ja: 'サーバーは取引 {txid} がブロック {height} に入っていると答えましたが、証明がブロックと一致しないため信用していません。1 分ほど待って更新し、続く場合は設定で別のサーバーを選んでください。',
  },
  'backend-false-chain': {
    en: 'The blocks that {host} names do not follow from each other, or lack the work that a real block takes. Nothing was read from it. Choose another server in the settings.',
    ja: '{host} が示したブロックは、つながりが正しくないか、本物のブロックに必要な計算量を満たしていません。情報は使っていません。設定で別のサーバーを選んでください。',
  },
  'backend-proxy-unreachable': {
    en: 'Nobody answers at the proxy {proxy}, and no server is asked without it. Start it (Tor, for example), or check its address and port in the settings.',
    ja: 'プロキシ {proxy} から応答がありません。プロキシなしでサーバーに接続することはありません。プロキシ（Tor など）を起動するか、設定でアドレスとポートを確認してください。',
  },
  'backend-proxy-refused': {
    en: 'The proxy {proxy} answers, but does not connect to the server. Check that it is a SOCKS5 proxy, its user and password, and which servers it allows.',
    ja: 'プロキシ {proxy} は応答しましたが、サーバーへの接続を断りました。SOCKS5 のプロキシか、ユーザー名とパスワード、許可されている接続先を確認してください。',
  },
  'backend-behind': {
    en: '{host} is {blocks} blocks behind {other}. What it shows may be out of date: move it down in the list, or replace it.',
    ja: '{host} は {other} より {blocks} ブロック遅れています。表示が古い可能性があります。一覧での順番を下げるか、別のサーバーに替えてください。',
  },
  'backend-contradiction': {
    en: '{host} and {other} name different blocks at height {height}, so one of them follows a false chain. Ask a third source, for example a block explorer, and remove the one that is wrong.',
    ja: '{host} と {other} が、高さ {height} で違うブロックを示しています。どちらかが誤ったチェーンに従っています。ブロックエクスプローラーなど別の情報源で確かめ、誤っているほうを外してください。',
  },
} as const satisfies TextTable;
