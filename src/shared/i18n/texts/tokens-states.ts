// Owns the words of the states of holdings: a short name for lists, and what each means in plain words.
import type { TextTable } from '../locale.ts';

export const tokensStateTexts = {
  'lineState.deepFrozen': { en: 'Frozen both ways', ja: '双方向で凍結' },
  'lineMeaning.deepFrozen': {
    en: 'The issuer has frozen this line completely: you can neither receive nor pay this token. You may only send it back to the issuer.',
    ja: '発行者がこのラインを完全に凍結しています。受け取りも支払いもできません。発行者への返却だけができます。',
  },
  'lineState.frozen': { en: 'Frozen by the issuer', ja: '発行者が凍結' },
  'lineMeaning.frozen': {
    en: 'You can receive this token, but pay it to nobody except the issuer. Ask the issuer for the reason.',
    ja: '受け取りはできますが、発行者以外には支払えません。理由は発行者に確認してください。',
  },
  'lineState.frozenForAll': { en: 'Frozen for everybody', ja: '全員分が凍結中' },
  'lineMeaning.frozenForAll': {
    en: 'The issuer has frozen all of its tokens. Holders can pay them back to the issuer, and nothing else, until it lifts this.',
    ja: '発行者がすべてのトークンを凍結しています。解除されるまで、保有者ができるのは発行者への返却だけです。',
  },
  'lineState.notAuthorized': { en: 'Waiting for permission', ja: '許可待ち' },
  'lineMeaning.notAuthorized': {
    en: 'This issuer chooses who may hold its tokens and has not allowed your account yet. Until then you cannot receive any. Ask the issuer.',
    ja: 'この発行者は保有者を限定しており、あなたのアカウントはまだ許可されていません。許可されるまで受け取れません。発行者に依頼してください。',
  },
  'lineState.ripples': { en: 'NoRipple missing', ja: 'NoRipple 未設定' },
  'lineMeaning.ripples': {
    en: 'Payments of strangers may pass through this line and swap this token for another one you accept. Set NoRipple, unless you mean to be such a passage.',
    ja: '他人の支払いがこのラインを通り、受け入れている別のトークンと入れ替わることがあります。通り道になるつもりがなければ、NoRipple を設定してください。',
  },
  'lineState.frozenByUs': { en: 'Frozen by you', ja: 'あなたが凍結' },
  'lineMeaning.frozenByUs': {
    en: 'You have frozen the other side: it cannot pay tokens that you issued to others.',
    ja: 'あなたが相手側を凍結しています。相手は、あなたが発行したトークンを他人に支払えません。',
  },
  'lineState.deepFrozenByUs': { en: 'Frozen by you both ways', ja: 'あなたが双方向で凍結' },
  'lineMeaning.deepFrozenByUs': {
    en: 'You have frozen the other side completely: it can neither receive nor pay tokens that you issued.',
    ja: 'あなたが相手側を完全に凍結しています。相手は、あなたが発行したトークンの受け取りも支払いもできません。',
  },
  'lineState.owed': { en: 'Issued by you', ja: 'あなたが発行' },
  'lineMeaning.owed': {
    en: 'The other side holds tokens that this account issued. You owe them what the token stands for.',
    ja: 'このアカウントが発行したトークンを相手が保有しています。トークンが表す価値を、あなたが負っています。',
  },
  'lineState.trustedByPeer': { en: 'Opened by the other side', ja: '相手側が開設' },
  'lineMeaning.trustedByPeer': {
    en: 'The other side is ready to hold tokens that you would issue. You accept nothing of it, and it costs you nothing.',
    ja: 'あなたが発行するトークンを、相手が受け入れる設定です。あなたは何も受け入れておらず、負担もありません。',
  },
  'lineState.limitZero': { en: 'Takes nothing more', ja: '受け入れ停止中' },
  'lineMeaning.limitZero': {
    en: 'Your limit is zero: you keep and can pay what you hold, but nobody can send you more. Raise the limit to receive.',
    ja: '上限が 0 のため、保有分は使えますが、新たに受け取れません。受け取るには上限を上げてください。',
  },
  'lineState.full': { en: 'Full', ja: '上限いっぱい' },
  'lineMeaning.full': {
    en: 'You hold as much as you accept. Payments to you in this token fail until you raise the limit or spend some.',
    ja: '受け入れる上限まで保有しています。上限を上げるか一部を使うまで、このトークンの入金は失敗します。',
  },
  'lineState.lossIn': { en: 'Counts below par', ja: '額面未満で評価' },
  'lineMeaning.lossIn': {
    en: 'This line is set to count what comes in as less than its face value. Payments through it deliver less than was sent.',
    ja: '入ってくる額を額面より低く数える設定です。このラインを通る支払いでは、送られた額より少なく届きます。',
  },
  'lineState.lossOut': { en: 'Charges on the way out', ja: '出金時に割増' },
  'lineMeaning.lossOut': {
    en: 'This line is set to charge more than face value for what leaves it.',
    ja: '出ていく額に、額面を超える割増がかかる設定です。',
  },

  'mptState.gone': { en: 'No longer issued', ja: '発行終了' },
  'mptMeaning.gone': {
    en: 'The issuance does not exist on the ledger, or could not be read. If it is gone, the entry can be given up.',
    ja: '発行が台帳にないか、読み取れませんでした。なくなっている場合は、この項目を手放せます。',
  },
  'mptState.locked': { en: 'Locked for you', ja: 'あなたの分がロック中' },
  'mptMeaning.locked': {
    en: 'The issuer has locked your holding: you can pay it to nobody except the issuer. Ask the issuer for the reason.',
    ja: '発行者があなたの保有分をロックしています。発行者以外には支払えません。理由は発行者に確認してください。',
  },
  'mptState.lockedForAll': { en: 'Locked for everybody', ja: '全員分がロック中' },
  'mptMeaning.lockedForAll': {
    en: 'The issuer has locked this token for all holders. It can only go back to the issuer until that is lifted.',
    ja: '発行者が全保有者の分をロックしています。解除されるまで、発行者に返すことしかできません。',
  },
  'mptState.notAuthorized': { en: 'Permission needed', ja: '発行者の許可が必要' },
  'mptMeaning.notAuthorized': {
    en: 'You have accepted this token, but its issuer must allow your account before anything can be sent to you.',
    ja: '受け入れは済んでいますが、発行者があなたのアカウントを許可するまで受け取れません。',
  },
  'mptState.issuerOnly': { en: 'Only to and from the issuer', ja: '発行者とのみやり取り可' },
  'mptMeaning.issuerOnly': {
    en: 'Holders cannot pass this token on to each other. You can receive it from the issuer and give it back.',
    ja: '保有者どうしでは渡せません。発行者から受け取ることと、返すことだけができます。',
  },
  'mptState.issued': { en: 'Issued by this account', ja: 'このアカウントの発行' },
  'mptMeaning.issued': {
    en: 'This account is the issuer. It holds none itself: whatever it receives leaves circulation.',
    ja: 'このアカウントが発行者です。自身では保有せず、受け取った分は流通から外れます。',
  },
} as const satisfies TextTable;
