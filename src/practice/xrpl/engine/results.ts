// Owns the engine results the practice ledger can give: rippled's names and numbers, with short words of its own.

const table = {
  tesSUCCESS: [0, 'The transaction was applied.'],
  tecCLAIM: [100, 'Only the fee was taken.'],
  tecUNFUNDED_PAYMENT: [104, 'The balance above the reserve is too small for this payment.'],
  tecDIR_FULL: [121, 'The owner directory or the ticket limit is full.'],
  tecNO_DST: [124, 'The destination does not exist, and only XRP can create it.'],
  tecNO_DST_INSUF_XRP: [125, 'The destination does not exist, and this is less than the base reserve.'],
  tecNO_ALTERNATIVE_KEY: [130, 'There would be no key left to sign with.'],
  tecOWNERS: [132, 'The account still owns objects.'],
  tecINSUFF_FEE: [136, 'The balance was too small for the fee, which took what there was.'],
  tecNO_TARGET: [138, 'The target account does not exist.'],
  tecNO_PERMISSION: [139, 'The receiver does not allow this.'],
  tecNO_ENTRY: [140, 'There is no such entry.'],
  tecINSUFFICIENT_RESERVE: [141, 'The balance is too small for the reserve of one more object.'],
  tecNEED_MASTER_KEY: [142, 'This needs the master key.'],
  tecDST_TAG_NEEDED: [143, 'The destination requires a tag.'],
  tecINTERNAL: [144, 'Internal error of the ledger.'],
  tecDUPLICATE: [149, 'The entry exists already.'],
  tefFAILURE: [-199, 'Could not be applied.'],
  tefALREADY: [-198, 'The same transaction is already in this ledger.'],
  tefBAD_AUTH: [-196, 'This key may not sign for the account.'],
  tefPAST_SEQ: [-190, 'The sequence number is already used.'],
  tefWRONG_PRIOR: [-189, 'AccountTxnID does not match the last transaction of the account.'],
  tefMASTER_DISABLED: [-188, 'The master key is disabled.'],
  tefMAX_LEDGER: [-187, 'LastLedgerSequence has passed.'],
  tefBAD_SIGNATURE: [-186, 'A signature of a list is not valid.'],
  tefNOT_MULTI_SIGNING: [-184, 'The account has no list of signers.'],
  tefNO_TICKET: [-180, 'The ticket does not exist or is used.'],
  telBAD_DOMAIN: [-398, 'The domain is too long.'],
  telBAD_PATH_COUNT: [-397, 'Too many paths, or a path is too long.'],
  telBAD_PUBLIC_KEY: [-396, 'This is no public key.'],
  telFAILED_PROCESSING: [-395, 'The server could not process this.'],
  telINSUF_FEE_P: [-394, 'The fee is below what the open ledger asks.'],
  telNO_DST_PARTIAL: [-393, 'A partial payment cannot create an account.'],
  telWRONG_NETWORK: [-386, 'This was made for another network.'],
  telREQUIRES_NETWORK_ID: [-385, 'This network requires NetworkID.'],
  telNETWORK_ID_MAKES_TX_NON_CANONICAL: [-384, 'This network forbids NetworkID.'],
  temMALFORMED: [-299, 'The fields do not fit together.'],
  temBAD_AMOUNT: [-298, 'An amount is not allowed here.'],
  temBAD_CURRENCY: [-297, 'The currency code is not allowed.'],
  temBAD_FEE: [-295, 'The fee is not a proper amount.'],
  temBAD_REGKEY: [-289, 'The regular key cannot be the account itself.'],
  temBAD_SEND_XRP_LIMIT: [-288, 'XRP to XRP takes no quality limit.'],
  temBAD_SEND_XRP_MAX: [-287, 'XRP to XRP takes no SendMax.'],
  temBAD_SEND_XRP_NO_DIRECT: [-286, 'XRP to XRP is always direct.'],
  temBAD_SEND_XRP_PARTIAL: [-285, 'XRP to XRP cannot be partial.'],
  temBAD_SEND_XRP_PATHS: [-284, 'XRP to XRP takes no paths.'],
  temBAD_SIGNATURE: [-282, 'The key or the signature is not valid.'],
  temBAD_SRC_ACCOUNT: [-281, 'The source account is not valid.'],
  temBAD_TRANSFER_RATE: [-280, 'The transfer rate is outside 1 to 2.'],
  temDST_NEEDED: [-278, 'The destination is missing.'],
  temINVALID: [-277, 'The transaction is not valid.'],
  temINVALID_FLAG: [-276, 'A flag is not allowed here.'],
  temREDUNDANT: [-275, 'Sender and destination are the same.'],
  temDISABLED: [-273, 'This ledger does not offer that.'],
  temBAD_TICK_SIZE: [-269, 'The tick size is not allowed.'],
  temINVALID_ACCOUNT_ID: [-268, 'An account id is not valid.'],
  temCANNOT_PREAUTH_SELF: [-267, 'An account cannot preauthorize itself.'],
  temINVALID_COUNT: [-266, 'The count is not allowed.'],
  temSEQ_AND_TICKET: [-263, 'Use a sequence or a ticket, not both.'],
  terINSUF_FEE_B: [-97, 'The balance is too small for the fee.'],
  terNO_ACCOUNT: [-96, 'The source account does not exist.'],
  terPRE_SEQ: [-92, 'An earlier sequence number is missing.'],
  terPRE_TICKET: [-88, 'The ticket is not created yet.'],
} as const;

export type ResultCode = keyof typeof table;

export function isResultCode(text: string): text is ResultCode {
  return Object.hasOwn(table, text);
}

export function resultNumber(code: ResultCode): number {
  return table[code][0];
}

export function resultMessage(code: ResultCode): string {
  return table[code][1];
}

export function isSuccess(code: ResultCode): boolean {
  return code === 'tesSUCCESS';
}

/** Recorded with nothing but the fee and the sequence number taken. */
export function isClaim(code: ResultCode): boolean {
  return code.startsWith('tec');
}

/** May work later: such transactions are held for a while. */
export function isRetry(code: ResultCode): boolean {
  return code.startsWith('ter');
}

export function isMalformed(code: ResultCode): boolean {
  return code.startsWith('tem');
}

export const allResultCodes: readonly string[] = Object.keys(table);
