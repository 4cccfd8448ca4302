// Owns the result codes of the XRP Ledger that a Payment can meet. Numbers are those of rippled 2.x and 3.x.

/** `charged`: the fee is burned and the sequence or ticket used up, also when the payment failed. */
export interface ResultFacts {
  readonly number: number;
  readonly charged: boolean;
}

export const ledgerResults = {
  tesSUCCESS: { number: 0, charged: true },
  tecPATH_PARTIAL: { number: 101, charged: true },
  tecUNFUNDED_PAYMENT: { number: 104, charged: true },
  tecNO_DST: { number: 124, charged: true },
  tecNO_DST_INSUF_XRP: { number: 125, charged: true },
  tecPATH_DRY: { number: 128, charged: true },
  tecNO_ISSUER: { number: 133, charged: true },
  tecNO_AUTH: { number: 134, charged: true },
  tecNO_PERMISSION: { number: 139, charged: true },
  tecDST_TAG_NEEDED: { number: 143, charged: true },
  tecINTERNAL: { number: 144, charged: true },
  tecEXPIRED: { number: 148, charged: true },
  tecOBJECT_NOT_FOUND: { number: 160, charged: true },
  tecLOCKED: { number: 192, charged: true },
  tecBAD_CREDENTIALS: { number: 193, charged: true },
  tecINSUFF_FEE: { number: 136, charged: true },
  tecFROZEN: { number: 137, charged: true },
  temMALFORMED: { number: -299, charged: false },
  temBAD_AMOUNT: { number: -298, charged: false },
  temBAD_CURRENCY: { number: -297, charged: false },
  temBAD_FEE: { number: -295, charged: false },
  temBAD_ISSUER: { number: -294, charged: false },
  temBAD_PATH: { number: -291, charged: false },
  temBAD_PATH_LOOP: { number: -290, charged: false },
  temBAD_SEND_XRP_LIMIT: { number: -288, charged: false },
  temBAD_SEND_XRP_MAX: { number: -287, charged: false },
  temBAD_SEND_XRP_NO_DIRECT: { number: -286, charged: false },
  temBAD_SEND_XRP_PARTIAL: { number: -285, charged: false },
  temBAD_SEND_XRP_PATHS: { number: -284, charged: false },
  temBAD_SEQUENCE: { number: -283, charged: false },
  temBAD_SIGNATURE: { number: -282, charged: false },
  temBAD_SRC_ACCOUNT: { number: -281, charged: false },
  temDST_IS_SRC: { number: -279, charged: false },
  temDST_NEEDED: { number: -278, charged: false },
  temINVALID: { number: -277, charged: false },
  temINVALID_FLAG: { number: -276, charged: false },
  temREDUNDANT: { number: -275, charged: false },
  temRIPPLE_EMPTY: { number: -274, charged: false },
  temBAD_SIGNER: { number: -272, charged: false },
  temINVALID_INNER_BATCH: { number: -250, charged: false },
  temDISABLED: { number: -273, charged: false },
  temSEQ_AND_TICKET: { number: -263, charged: false },
  tefALREADY: { number: -198, charged: false },
  tefPAST_SEQ: { number: -190, charged: false },
  tefNO_TICKET: { number: -180, charged: false },
  tefBAD_AUTH: { number: -196, charged: false },
  tefMASTER_DISABLED: { number: -188, charged: false },
  tefBAD_SIGNATURE: { number: -186, charged: false },
  tefBAD_QUORUM: { number: -185, charged: false },
  tefNOT_MULTI_SIGNING: { number: -184, charged: false },
  tefMAX_LEDGER: { number: -187, charged: false },
  tefWRONG_PRIOR: { number: -189, charged: false },
  tefEXCEPTION: { number: -193, charged: false },
  tefINTERNAL: { number: -192, charged: false },
  telBAD_PATH_COUNT: { number: -397, charged: false },
  telFAILED_PROCESSING: { number: -395, charged: false },
  telINSUF_FEE_P: { number: -394, charged: false },
  telNO_DST_PARTIAL: { number: -393, charged: false },
  telWRONG_NETWORK: { number: -386, charged: false },
  telREQUIRES_NETWORK_ID: { number: -385, charged: false },
  telNETWORK_ID_MAKES_TX_NON_CANONICAL: { number: -384, charged: false },
  telCAN_NOT_QUEUE: { number: -392, charged: false },
  telCAN_NOT_QUEUE_BALANCE: { number: -391, charged: false },
  telCAN_NOT_QUEUE_BLOCKS: { number: -390, charged: false },
  telCAN_NOT_QUEUE_BLOCKED: { number: -389, charged: false },
  telCAN_NOT_QUEUE_FEE: { number: -388, charged: false },
  telCAN_NOT_QUEUE_FULL: { number: -387, charged: false },
  terINSUF_FEE_B: { number: -97, charged: false },
  terNO_ACCOUNT: { number: -96, charged: false },
  terPRE_SEQ: { number: -92, charged: false },
  terPRE_TICKET: { number: -88, charged: false },
  terNO_DELEGATE_PERMISSION: { number: -85, charged: false },
  terRETRY: { number: -99, charged: false },
  terQUEUED: { number: -89, charged: false },
} as const satisfies Readonly<Record<string, ResultFacts>>;

export type LedgerResult = keyof typeof ledgerResults;

/** What a server answers to bytes that are no transaction to it: an error of the command, not a result. */
export type SubmitRefusal = 'invalidTransaction';

export type PredictedAnswer = LedgerResult | SubmitRefusal;

/** `tes` success; `tec` failed but recorded; `tef`, `tem` cannot succeed; `tel` refused by this server; `ter` may succeed later. */
export type ResultClass = 'tes' | 'tec' | 'tef' | 'tel' | 'tem' | 'ter';

export function isLedgerResult(text: string): text is LedgerResult {
  return Object.hasOwn(ledgerResults, text);
}

/** Class of any result, also of one that is not in the table; null for other text. */
export function resultClass(text: string): ResultClass | null {
  const start = /^(te[cfmlrs])[A-Z]/.exec(text)?.[1];
  return start === 'tes' || start === 'tec' || start === 'tef' || start === 'tel' || start === 'tem' || start === 'ter' ? start : null;
}
