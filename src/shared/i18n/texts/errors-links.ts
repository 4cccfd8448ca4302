// Owns the words for what can be wrong with a link, a code, a host or a destination: the cause, then the next step.

export const errorsLinks = {
  'unknown-link': {
    en: 'This is not a link that Pullpay can open. Copy the whole link again, from its first to its last character. Links look like this: pullpay://claim?…',
    ja: 'Pullpay で開けるリンクではありません。リンクを先頭から末尾まで、もう一度コピーしてください。リンクの形式：pullpay://claim?…',
  },
  'link-too-long': {
    en: 'This link is longer than 2,048 characters, so it was not opened. Ask the sender of the link for a file instead, and open that file here.',
    ja: 'リンクが 2,048 文字を超えているため、開きませんでした。リンクの送り主にファイルで送ってもらい、そのファイルをここで開いてください。',
  },
  'link-file-too-long': {
    en: 'This file is larger than 16 KiB, and no claim or offer is that large. Check that you picked the right file.',
    ja: 'ファイルが 16 KiB を超えています。申請やオファーのファイルがこの大きさになることはありません。ファイルを選び間違えていないか確認してください。',
  },
  'code-too-long': {
    en: 'This code is too long to be one of Pullpay. Check that only the code was pasted, without other text.',
    ja: 'コードが長すぎます。ほかの文章が混ざらないよう、コードだけを貼り付けてください。',
  },
  'code-damaged': {
    en: 'Part of this code is missing or was changed on the way. Copy it again as a whole, or ask for it to be sent as a file.',
    ja: 'コードの一部が欠けているか、途中で変わっています。全体をもう一度コピーするか、ファイルで送ってもらってください。',
  },
  'code-not-canonical': {
    en: 'This code was not written the way Pullpay writes codes, so it is not accepted. Ask the person who made it to make it again with Pullpay.',
    ja: 'Pullpay の書式で作られたコードではないため、受け付けられません。作成した人に、Pullpay で作り直してもらってください。',
  },
  'code-version-unknown': {
    en: 'This code was made by a newer version of Pullpay. Update Pullpay, then open the code again.',
    ja: 'このコードは、より新しいバージョンの Pullpay で作られています。Pullpay を更新してから、もう一度開いてください。',
  },
  'code-field-unknown': {
    en: 'This code holds something that this version of Pullpay does not know. Check that it is the right kind of code; if it is, update Pullpay and try again.',
    ja: 'このバージョンの Pullpay が知らない項目がコードに含まれています。コードの種類が正しいか確認し、正しければ Pullpay を更新してもう一度お試しください。',
  },
  'code-field-invalid': {
    en: 'One entry of this code is too long or not allowed ({field}). Check that it is the right kind of code, or correct the entry and make the code again.',
    ja: 'コードの項目のひとつが長すぎるか、使えない値です（{field}）。コードの種類が正しいか確認するか、その項目を直してコードを作り直してください。',
  },
  'offer-signature-wrong': {
    en: 'The signature of this offer is wrong: somebody may have changed it. Do not use it. Ask the sender for a new link.',
    ja: 'オファーの署名が正しくありません。第三者に書き換えられた可能性があります。使わずに、送り主に新しいリンクを頼んでください。',
  },
  'claim-signature-wrong': {
    en: 'The signature of this claim is wrong: somebody may have changed it, perhaps its destination. It was not added. Ask the recipient to send the claim again.',
    ja: '申請の署名が正しくありません。宛先などが書き換えられた可能性があるため、追加しませんでした。受取人に申請を送り直してもらってください。',
  },
  'receipt-signature-wrong': {
    en: 'The signature of this receipt is wrong, so what it says cannot be trusted. Ask the sender for a new receipt, and look for the payment in your own wallet.',
    ja: '受領コードの署名が正しくないため、内容を信用できません。送り主に新しい受領コードを頼み、入金はご自分のウォレットで確かめてください。',
  },
  'offer-wrong-network': {
    en: 'This offer belongs to another network (practice, test or real money) than the one you are using. Switch to a wallet of that network, or ask for a link for this one.',
    ja: 'このオファーは、現在お使いのものとは別のネットワーク（練習用・テストネット・本番）のものです。そのネットワークのウォレットに切り替えるか、こちら用のリンクを頼んでください。',
  },
  'offer-missing': {
    en: 'There is no offer in this page’s address. Open the link exactly as it was sent to you, up to its very end.',
    ja: 'このページのアドレスにオファーが含まれていません。受け取ったリンクを、末尾まで省略せずに開いてください。',
  },
  'offer-expired': {
    en: 'This offer has ended, and nothing more can be claimed from it. Ask the sender for a new one.',
    ja: 'このオファーは終了しており、もう申請できません。送り主に新しいオファーを頼んでください。',
  },
  'offer-not-started': {
    en: 'This offer has not started yet. Keep the link and open it again on the day it starts.',
    ja: 'このオファーはまだ始まっていません。リンクを保管し、開始日になったらもう一度開いてください。',
  },
  'offer-amount-not-positive': {
    en: 'This offer names an amount of zero or less, so there is nothing to claim. Ask the sender to correct it.',
    ja: 'このオファーの金額は 0 以下のため、申請できるものがありません。送り主に訂正を頼んでください。',
  },
  'offer-method-unknown': {
    en: 'This offer wants to pay in a way that this version of Pullpay does not know ({method}). Update Pullpay, or ask the sender for another payment method.',
    ja: 'このオファーの支払い方法（{method}）は、このバージョンの Pullpay では扱えません。Pullpay を更新するか、送り主に別の支払い方法を頼んでください。',
  },
  'claim-amount-not-positive': {
    en: 'This claim asks for zero or less. Ask the recipient to make a claim with an amount above zero.',
    ja: 'この申請の金額は 0 以下です。受取人に、0 より大きい金額で申請を作り直してもらってください。',
  },
  'claim-method-unknown': {
    en: 'This claim asks for a payment method that this version of Pullpay does not know ({method}). Update Pullpay, or ask the recipient to choose another one.',
    ja: 'この申請の支払い方法（{method}）は、このバージョンの Pullpay では扱えません。Pullpay を更新するか、受取人に別の方法を選んでもらってください。',
  },
  'claim-other-offer': {
    en: 'This claim answers another offer than this one. Open it with the offer it was made for, or ask the recipient to claim from the current link.',
    ja: 'この申請は、別のオファーに対するものです。元のオファーで開くか、受取人に現在のリンクから申請し直してもらってください。',
  },
  'claim-method-not-offered': {
    en: 'This claim asks for a payment method that the offer does not contain ({method}). Ask the recipient to choose one that was offered.',
    ja: 'この申請の支払い方法（{method}）は、オファーに含まれていません。受取人に、オファーにある方法を選び直してもらってください。',
  },
  'receipt-other-claim': {
    en: 'This receipt does not belong to any claim of yours that was opened here. Check that it was meant for you, and open it on the computer you claimed from.',
    ja: 'この受領コードは、ここにあるあなたの申請のものではありません。あなた宛てのものか確認し、申請したコンピューターで開いてください。',
  },
  'receipt-other-sender': {
    en: 'This receipt was signed by somebody other than the sender of the offer. Do not trust it; ask the sender for a new one.',
    ja: 'この受領コードは、オファーの送り主とは別の人が署名しています。信用せず、送り主に新しいものを頼んでください。',
  },
  'host-invalid': {
    en: 'The address of the server in this link cannot be reached by anybody ({origin}). Ask the sender for a correct link.',
    ja: 'リンクに書かれたサーバーのアドレス（{origin}）には、誰も接続できません。送り主に正しいリンクを頼んでください。',
  },
  'host-needs-https': {
    en: 'This server would be contacted without encryption, and others on the way could change the terms ({origin}). Ask the sender for a link that begins with https.',
    ja: 'このサーバー（{origin}）には暗号化せずに接続することになり、途中で条件を書き換えられるおそれがあります。送り主に、https で始まるリンクを頼んでください。',
  },
  'host-is-this-computer': {
    en: 'This link points to your own computer ({origin}), which is allowed on the practice network only. Ask the sender for an offer, which works without a server.',
    ja: 'このリンクはあなた自身のコンピューター（{origin}）を指しています。これは練習用ネットワークでのみ使えます。送り主に、サーバーのいらないオファーを頼んでください。',
  },
  'bitcoin-destination-invalid': {
    en: 'This is not a valid Bitcoin address for this network. Copy the address again from your wallet, and check that the wallet is on the same network.',
    ja: 'このネットワークで使える Bitcoin アドレスではありません。ウォレットからアドレスをコピーし直し、ウォレットが同じネットワークのものか確認してください。',
  },
  'xrpl-destination-invalid': {
    en: 'This is not a valid XRP Ledger address. Copy it again from your wallet or exchange; it begins with r, or with X or T if it contains a tag.',
    ja: '正しい XRP Ledger アドレスではありません。ウォレットや取引所からコピーし直してください。アドレスは r で始まり、タグを含む形式では X または T で始まります。',
  },
  'xrpl-destination-wrong-network': {
    en: 'This X-address is for another network: X stands for real money, T for practice and test money. Copy the address from a wallet of this network.',
    ja: 'この X アドレスは別のネットワークのものです。X は本番用、T は練習用・テスト用を表します。このネットワークのウォレットからアドレスをコピーしてください。',
  },
  'destination-tag-invalid': {
    en: 'The destination tag is not valid. Enter a whole number from 0 to 4294967295, without leading zeros, exactly as your exchange shows it.',
    ja: '宛先タグが正しくありません。0 から 4294967295 までの整数を、先頭に余分な 0 を付けずに、取引所の表示どおり入力してください。',
  },
  'destination-tag-conflict': {
    en: 'Two different destination tags were given ({tags}), and the money could reach the wrong person. Leave one of them out.',
    ja: '異なる宛先タグが 2 つ指定されています（{tags}）。別の人に届くおそれがあるため、どちらか一方だけにしてください。',
  },
  'destination-tag-unexpected': {
    en: 'A Bitcoin address has no destination tag. Remove the tag, or choose XRP as the payment method.',
    ja: 'Bitcoin アドレスに宛先タグはありません。タグを消すか、支払い方法に XRP を選んでください。',
  },
  'destination-method-unknown': {
    en: 'Addresses for this payment method cannot be read ({method}). Choose one of the payment methods in the list.',
    ja: 'この支払い方法（{method}）のアドレスは読み取れません。一覧にある支払い方法から選んでください。',
  },
} as const;
