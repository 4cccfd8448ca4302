// Owns the words of errors in naming tokens and credentials.
import type { TextTable } from '../locale.ts';

export const errorsTokens = {
  'token-unreadable': {
    en: 'This names no token. Write the code, a point and the issuer’s address (USD.r…), or the 48 digits of an MPT.',
    ja: 'トークンとして読み取れません。コード、ピリオド、発行者のアドレス（USD.r…）か、MPT の 48 桁の ID を入力してください。',
  },
  'credential-type-invalid': {
    en: 'The type of a credential has 1 to 64 bytes. Use fewer characters, or an even number of hex digits after 0x.',
    ja: '資格情報の種類は 1～64 バイトです。文字数を減らすか、0x の後を偶数桁の 16 進数にしてください。',
  },
} as const satisfies TextTable;
