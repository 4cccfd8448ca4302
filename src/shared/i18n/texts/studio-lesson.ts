// Owns the words of the lesson about rates on the practice network (§9.1 of the rule book).
import type { TextTable } from '../locale.ts';

export const studioLessonTexts = {
  'lesson.title': { en: 'Lesson: what a rate limit does', ja: 'レッスン：レート制限のしくみ' },
  'lesson.intro': {
    en: 'You want 100 CNY to arrive and pay with USD. Two people offer CNY: one gives 95 CNY for 15 USD, a good rate; the other 5 CNY for 2 USD, a poor one. Try nine ways of paying and see what each setting does. Nothing here is real money.',
    ja: 'USD を使って 100 CNY を届けます。CNY を売る人は 2 人。1 人は 15 USD で 95 CNY（良いレート）、もう 1 人は 2 USD で 5 CNY（悪いレート）です。9 通りの払い方を試して、設定の働きを確かめましょう。本物のお金は使いません。',
  },
  'lesson.steps': { en: 'Steps of the lesson', ja: 'レッスンの手順' },
  'lesson.step.accept': { en: 'Accept USD', ja: 'USD を受け入れる' },
  'lesson.step.choose': { en: 'Choose and try', ja: '選んで試す' },
  'lesson.step.see': { en: 'See why', ja: '理由を見る' },
  'lesson.acceptTitle': { en: 'First accept the lesson’s USD', ja: 'まずレッスン用の USD を受け入れます' },
  'lesson.acceptText': {
    en: 'On the XRP Ledger nobody can send you a token that you have not accepted. This sets up a trust line for up to 1,000 practice USD; you confirm it in the secure window. Then 40 USD are given to you.',
    ja: 'XRP Ledger では、受け入れていないトークンは受け取れません。練習用 USD を 1,000 まで受け入れるトラストラインを作ります（安全なウィンドウで確定します）。そのあと 40 USD が渡されます。',
  },
  'lesson.accept': { en: 'Accept USD…', ja: 'USD を受け入れる…' },
  'lesson.accepting': { en: 'Waiting until the ledger has it…', ja: '台帳に反映されるのを待っています…' },
  'lesson.check': { en: 'Look again', ja: 'もう一度確認' },
  'lesson.balance': { en: 'Each case begins with {amount} USD.', ja: '各ケースは {amount} USD から始まります。' },
  'lesson.anew': { en: 'Set the market up anew', ja: '市場を作り直す' },
  'lesson.cases': { en: 'Nine ways to pay 100 CNY', ja: '100 CNY の払い方（9 通り）' },
  'lesson.case': { en: 'Case {id}', ja: 'ケース {id}' },
  'lesson.spend': { en: 'at most {amount} USD', ja: '上限 {amount} USD' },
  'lesson.noFlags': { en: 'no settings', ja: '設定なし' },
  'lesson.limit': { en: 'rate limit', ja: 'レート制限' },
  'lesson.partial': { en: 'less may arrive', ja: '部分支払い' },
  'lesson.done': { en: 'tried', ja: '実行済み' },
  'lesson.before': { en: 'What do you expect?', ja: '結果の予想' },
  'lesson.predict.success': { en: '{delivered} CNY will arrive for {spent} USD.', ja: '{spent} USD で {delivered} CNY が届く見込みです。' },
  'lesson.predict.fail': {
    en: 'Nothing will move; only the network fee is spent ({code}).',
    ja: '何も動かず、ネットワーク手数料だけがかかる見込みです（{code}）。',
  },
  'lesson.run': { en: 'Pay…', ja: '支払う…' },
  'lesson.running': { en: 'On its way…', ja: '送信中です…' },
  'lesson.after': { en: 'What happened', ja: '結果' },
  'lesson.after.success': { en: 'It went through: {delivered} arrived.', ja: '成功：{delivered} が届きました。' },
  'lesson.after.plain': { en: 'It went through.', ja: '成功しました。' },
  'lesson.after.fail': {
    en: 'It failed with {code}, and nothing but the fee was spent.',
    ja: '{code} で失敗し、手数料だけがかかりました。',
  },
  'lesson.after.stopped': { en: 'You did not confirm it, so nothing happened.', ja: '確定されなかったため、何も起きていません。' },
  'lesson.why': { en: 'Why', ja: '理由' },
  'lesson.next': { en: 'Next case', ja: '次のケース' },
  'lesson.open': { en: 'Open in the form', ja: 'フォームで開く' },
  'lesson.why.A': {
    en: 'Up to 20 USD may be spent and no rate is asked for, so both offers are used: 95 CNY for 15 USD and 5 CNY for 2 USD. 17 USD buy 100 CNY, on average 5.88 CNY for 1 USD. The 3 USD that are left over stay with you.',
    ja: '上限は 20 USD、レートの指定なしなので、両方の注文を使います。15 USD で 95 CNY、2 USD で 5 CNY、合わせて 17 USD で 100 CNY（平均 5.88）。残りの 3 USD は手元に残ります。',
  },
  'lesson.why.B': {
    en: 'The limit is 100 ÷ 20 = 5 CNY for 1 USD, and every single offer must reach it. The first gives 6.33, the second only 2.5: it is refused, and 95 CNY are not 100. Since the full amount is asked for, nothing moves — although the average would have been fine.',
    ja: '制限は 100 ÷ 20 = 1 USD あたり 5 CNY。注文は 1 件ずつこれを満たす必要があります。1 件目は 6.33 ですが、2 件目は 2.5 なので使えません。95 CNY では足りず、全額を求めているため何も動きません。平均では足りていても同じです。',
  },
  'lesson.why.C': {
    en: 'The same limit of 5, but now less may arrive. The good offer is taken, the poor one refused: 95 CNY for 15 USD. This is “as much as can be had at a decent rate”.',
    ja: '制限は同じ 5 ですが、部分支払いを許可しています。良い注文だけを使い、15 USD で 95 CNY が届きます。「まともなレートで買える分だけ」という払い方です。',
  },
  'lesson.why.D': {
    en: 'Less may arrive, but there is enough for everything: both offers are used and all 100 CNY arrive for 17 USD. A partial payment delivers the full amount if it can.',
    ja: '部分支払いを許可していますが、全額に足りるので両方の注文を使い、17 USD で 100 CNY が届きます。部分支払いでも、可能なら全額が届きます。',
  },
  'lesson.why.E': {
    en: 'Only 16 USD: 15 for the good offer, and the last one buys half of the poor offer, 2.5 CNY. In all 97.5 CNY arrive. Without a rate limit the poor offer is used for what is left.',
    ja: '上限は 16 USD。15 USD で良い注文の 95 CNY を買い、残り 1 USD で 2.5 CNY を買います。届くのは 97.5 CNY。レート制限がないので、残りは悪い注文にも使われます。',
  },
  'lesson.why.F': {
    en: 'The limit is 100 ÷ 16 = 6.25. The good offer passes (6.33), the poor one does not. 95 CNY arrive, and the sixteenth USD stays with you.',
    ja: '制限は 100 ÷ 16 = 6.25。良い注文（6.33）は通り、悪い注文は通りません。95 CNY が届き、16 枚目の 1 USD は手元に残ります。',
  },
  'lesson.why.G': {
    en: 'With 15 USD the limit is 100 ÷ 15 = 6.67, which even the good offer (6.33) does not reach. Nothing can be used at all, so even a partial payment fails: tecPATH_DRY. A smaller budget made the rule stricter.',
    ja: '上限 15 USD では制限が 100 ÷ 15 = 6.67 となり、良い注文（6.33）でも届きません。使える注文がないため、部分支払いでも失敗します（tecPATH_DRY）。上限を下げると条件が厳しくなるのです。',
  },
  'lesson.why.H': {
    en: 'With 40 USD the limit is 100 ÷ 40 = 2.5, exactly the poor offer’s rate, and equal is good enough. Both are used: 100 CNY for 17 USD. A large budget makes the limit loose.',
    ja: '上限 40 USD では制限が 100 ÷ 40 = 2.5。悪い注文とちょうど同じで、等しければ通ります。両方を使い、17 USD で 100 CNY が届きます。上限を上げると条件が緩くなります。',
  },
  'lesson.why.I': {
    en: '10 USD buy only 63.33 CNY at the good rate. The full amount is asked for, so nothing moves: tecPATH_PARTIAL. There is a way, but not enough gets through.',
    ja: '10 USD では良いレートでも 63.33 CNY しか買えません。全額を求めているため、何も動きません（tecPATH_PARTIAL）。経路はあっても、十分に通らないという意味です。',
  },
} as const satisfies TextTable;
