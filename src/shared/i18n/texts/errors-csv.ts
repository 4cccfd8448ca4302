// Owns the words of what can be wrong with a list that is imported, as a whole or in one line.
import type { TextTable } from '../locale.ts';

export const errorsCsv = {
  'csv-empty': {
    en: 'There is nothing to read. Paste the rows, or choose a file that holds some.',
    ja: '読み取れる行がありません。行を貼り付けるか、内容のあるファイルを選んでください。',
  },
  'csv-too-large': {
    en: 'The list is larger than {limit} MB. Split it and import the parts one after another.',
    ja: '一覧が {limit} MB を超えています。分割して順番に取り込んでください。',
  },
  'csv-too-many-rows': {
    en: 'The list has more than {limit} rows. Split it and import the parts one after another.',
    ja: '一覧が {limit} 行を超えています。分割して順番に取り込んでください。',
  },
  'csv-quote-open': {
    en: 'A quotation mark opens and never closes. Close it, or remove it.',
    ja: '引用符が閉じられていません。閉じるか、取り除いてください。',
  },
  'csv-after-quote': {
    en: 'Text follows a closing quotation mark. Double the marks inside a cell, or remove them.',
    ja: '閉じた引用符のあとに文字があります。セル内の引用符は二重にするか、取り除いてください。',
  },
  'csv-destination-missing': {
    en: 'No address. Fill in where the money goes, or remove the row.',
    ja: '送金先がありません。アドレスを入力するか、行を削除してください。',
  },
  'csv-destination-unreadable': {
    en: 'The address belongs to none of the payout methods that can be used here. Check it for a missing or wrong character.',
    ja: 'ここで使える支払い方法のアドレスとして読み取れません。文字の抜けや誤りがないか確かめてください。',
  },
  'csv-amount-missing': { en: 'No amount. Fill it in, or remove the row.', ja: '金額がありません。入力するか、行を削除してください。' },
  'csv-amount-ambiguous': {
    en: '“{text}” can be read in two ways. Choose the decimal sign above.',
    ja: '「{text}」は二通りに読めます。上で小数点の記号を選んでください。',
  },
  'csv-amount-grouping': {
    en: '“{text}” does not fit the chosen decimal sign. Correct it, or choose the other sign.',
    ja: '「{text}」は選んだ小数点の記号に合いません。直すか、もう一方の記号を選んでください。',
  },
  'csv-amount-unreadable': {
    en: '“{text}” is not an amount. Write digits only, without currency signs or exponents.',
    ja: '「{text}」は金額として読み取れません。通貨記号や指数を付けず、数字だけで入力してください。',
  },
  'csv-amount-not-positive': {
    en: 'The amount must be more than zero. Correct it, or remove the row.',
    ja: '金額は 0 より大きくなければなりません。直すか、行を削除してください。',
  },
  'csv-tag-invalid': {
    en: 'The destination tag must be a whole number up to 4294967295.',
    ja: '宛先タグは 4294967295 以下の整数で入力してください。',
  },
  'csv-unit-differs': {
    en: 'The unit is {given}, but amounts here count in {unit}. Convert the amount, or import the row elsewhere.',
    ja: '単位が {given} ですが、ここでは {unit} で数えます。金額を換算するか、別の場所に取り込んでください。',
  },
  'csv-external-id-too-long': {
    en: 'The external id is longer than {limit} characters. Shorten it.',
    ja: '外部 ID が {limit} 文字を超えています。短くしてください。',
  },
  'csv-external-id-twice': {
    en: 'Another row above has the same external id. Give each row its own, or remove one.',
    ja: '上の行に同じ外部 ID があります。行ごとに別の ID を付けるか、片方を削除してください。',
  },
  'csv-external-id-taken': {
    en: 'Another payout of this wallet, with other content, has this external id. Check both, and give this row a new id if it is really a new payout.',
    ja: 'このウォレットの内容の異なる支払いが、同じ外部 ID を持っています。両方を確かめ、新しい支払いなら別の ID を付けてください。',
  },
  'import-not-found': {
    en: 'This preview is no longer kept. Check the list again; rows that were imported are recognised.',
    ja: 'このプレビューは残っていません。もう一度一覧を確認してください。取り込み済みの行は見分けられます。',
  },
  'csv-name-missing': {
    en: 'No name. Fill in whom this is for, or remove the row.',
    ja: '名前がありません。誰のためのものか入力するか、行を削除してください。',
  },
  'csv-name-too-long': {
    en: 'The name is longer than {limit} characters. Use a shorter one.',
    ja: '名前が {limit} 文字を超えています。短い名前にしてください。',
  },
  'csv-too-many-people': {
    en: 'At most {limit} people can be taken at once. Split the list.',
    ja: '一度に扱えるのは {limit} 人までです。一覧を分けてください。',
  },
} as const satisfies TextTable;
