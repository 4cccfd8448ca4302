// Owns the words for what can go wrong with a file of labels: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsLabels = {
  'labels-too-large': {
    en: 'This file of labels is too large: up to {lines} lines and {limit} million characters are read. Split it and import the parts one after the other.',
    ja: 'ラベルのファイルが大きすぎます。読み込めるのは {lines} 行、{limit} 百万文字までです。分割して、順に読み込んでください。',
  },
  'label-line-long': {
    en: 'This line is longer than {limit} characters and was not taken. Shorten it and import it again.',
    ja: 'この行は {limit} 文字を超えているため、取り込みませんでした。短くして、もう一度読み込んでください。',
  },
  'label-unreadable': {
    en: 'This line is not one label with a type and a reference, as of BIP329, and was not taken. Correct it, or export the labels again.',
    ja: 'この行は、種類（type）と対象（ref）を持つ BIP329 形式のラベルではないため、取り込みませんでした。直すか、もう一度書き出してください。',
  },
  'label-reference': {
    en: 'What this line refers to does not have the form of its type ({type}), so it was not taken. Look for a character that is missing or too many.',
    ja: 'この行の対象（ref）が、種類（{type}）に合う形ではないため、取り込みませんでした。文字の抜けや余分がないか確認してください。',
  },
  'label-text': {
    en: 'The label or the origin of this line is no plain text of one line, and was not taken. Remove line breaks and invisible characters.',
    ja: 'この行のラベルまたは出所（origin）が、1 行の通常の文字列ではないため、取り込みませんでした。改行や見えない文字を取り除いてください。',
  },
  'label-spendable': {
    en: 'Whether this coin may be spent must be true or false, without quotation marks. The line was not taken, and the coin stays as it is.',
    ja: 'コインを使えるかどうか（spendable）は、引用符なしの true か false で書いてください。この行は取り込まず、コインの扱いも変えていません。',
  },
  'label-twice': {
    en: 'An earlier line says something else about the same thing ({ref}). The earlier one was taken. Keep the one that is right.',
    ja: '同じ対象（{ref}）について、前の行と異なる内容です。前の行を取り込みました。正しいほうだけを残してください。',
  },
  'label-not-plain': {
    en: 'A label is one line of plain text. Remove line breaks and invisible characters and save it again.',
    ja: 'ラベルは 1 行の通常の文字列にしてください。改行や見えない文字を取り除いて、もう一度保存してください。',
  },
  'labels-full': {
    en: 'A wallet keeps at most {limit} labels, and nothing was changed. Delete labels that you do not need, or import fewer.',
    ja: '1 つのウォレットが保存できるラベルは {limit} 件までのため、何も変更していません。不要なラベルを消すか、件数を減らして読み込んでください。',
  },
  'labels-unreadable': {
    en: 'The file with the labels of this wallet is damaged, so nobody knows which coins are frozen, and no new Bitcoin payment is planned. Put back a copy of {file}, or move it and its “.previous” elsewhere to begin without labels, then start Pullpay again.',
    ja: 'このウォレットのラベルのファイルが壊れているため、凍結したコインが分からず、新しい Bitcoin の支払いは計画しません。{file} の控えを戻すか、そのファイルと「.previous」を別の場所に移し（ラベルなしで始まります）、Pullpay を起動し直してください。',
  },
  'labels-not-text': {
    en: 'This file is not text in UTF-8, so nothing was read from it. Export the labels again from the other wallet and choose that file.',
    ja: 'UTF-8 のテキストファイルではないため、何も読み込んでいません。元のウォレットからもう一度書き出して、選び直してください。',
  },
} as const satisfies TextTable;
