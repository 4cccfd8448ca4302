// Owns the engine results the practice ledger can give: rippled's names and numbers, with short words of its own.

const table = {
  tesSUCCESS: [0, 'The transaction was applied.'],
  tecCLAIM: [100, 'Only the fee was taken.'],
  tecPATH_PARTIAL: [101, 'There is a path, but not enough can get through.'],
  tecUNFUNDED_OFFER: [103, 'The account has nothing of what it offers.'],
  tecUNFUNDED_PAYMENT: [104, 'The balance above the reserve is too small for this payment.'],
  tecDIR_FULL: [121, 'The owner directory or the ticket limit is full.'],
  tecINSUF_RESERVE_LINE: [122, 'The balance is too small for the reserve of this trust line.'],
  tecINSUF_RESERVE_OFFER: [123, 'The balance is too small for the reserve of one more offer.'],
  tecNO_DST: [124, 'The destination does not exist, and only XRP can create it.'],
  tecNO_DST_INSUF_XRP: [125, 'The destination does not exist, and this is less than the base reserve.'],
  tecNO_LINE_INSUF_RESERVE: [126, 'The balance is too small for the reserve of a new trust line.'],
  tecNO_LINE_REDUNDANT: [127, 'There is no such trust line, and this would not make one.'],
  tecPATH_DRY: [128, 'Nothing can get through by any path.'],
  tecNO_ALTERNATIVE_KEY: [130, 'There would be no key left to sign with.'],
  tecOWNERS: [132, 'The account still owns objects.'],
  tecNO_ISSUER: [133, 'The issuer does not exist.'],
  tecNO_AUTH: [134, 'The holder is not authorized for this asset.'],
  tecNO_LINE: [135, 'There is no such trust line.'],
  tecINSUFF_FEE: [136, 'The balance was too small for the fee, which took what there was.'],
  tecFROZEN: [137, 'The asset is frozen.'],
  tecNO_TARGET: [138, 'The target account does not exist.'],
  tecNO_PERMISSION: [139, 'The receiver does not allow this.'],
  tecNO_ENTRY: [140, 'There is no such entry.'],
  tecINSUFFICIENT_RESERVE: [141, 'The balance is too small for the reserve of one more object.'],
  tecNEED_MASTER_KEY: [142, 'This needs the master key.'],
  tecDST_TAG_NEEDED: [143, 'The destination requires a tag.'],
  tecINTERNAL: [144, 'Internal error of the ledger.'],
  tecEXPIRED: [148, 'The time for this has passed.'],
  tecDUPLICATE: [149, 'The entry exists already.'],
  tecKILLED: [150, 'The offer could not be filled as it asked, and is gone.'],
  tecHAS_OBLIGATIONS: [151, 'Something is still owed.'],
  tecOBJECT_NOT_FOUND: [160, 'The object does not exist.'],
  tecARRAY_EMPTY: [190, 'A list holds nothing.'],
  tecARRAY_TOO_LARGE: [191, 'A list holds too much.'],
  tecLOCKED: [192, 'The asset is locked.'],
  tecBAD_CREDENTIALS: [193, 'A credential does not exist, is of somebody else, or is not accepted.'],
  tefFAILURE: [-199, 'Could not be applied.'],
  tefALREADY: [-198, 'The same transaction is already in this ledger.'],
  tefBAD_AUTH: [-196, 'This key may not sign for the account.'],
  tefEXCEPTION: [-193, 'The engine could not compute this.'],
  tefINTERNAL: [-192, 'An internal error; nothing was recorded.'],
  tefNO_AUTH_REQUIRED: [-191, 'The account does not require authorization.'],
  tefPAST_SEQ: [-190, 'The sequence number is already used.'],
  tefWRONG_PRIOR: [-189, 'AccountTxnID does not match the last transaction of the account.'],
  tefMASTER_DISABLED: [-188, 'The master key is disabled.'],
  tefMAX_LEDGER: [-187, 'LastLedgerSequence has passed.'],
  tefBAD_SIGNATURE: [-186, 'A signature of a list is not valid.'],
  tefBAD_QUORUM: [-185, 'The signers do not weigh enough.'],
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
  temBAD_EXPIRATION: [-296, 'The expiration is not allowed.'],
  temBAD_FEE: [-295, 'The fee is not a proper amount.'],
  temBAD_ISSUER: [-294, 'The issuer is not allowed.'],
  temBAD_LIMIT: [-293, 'The limit is not allowed.'],
  temBAD_OFFER: [-292, 'The offer is not allowed.'],
  temBAD_PATH: [-291, 'A path is malformed.'],
  temBAD_PATH_LOOP: [-290, 'A path runs in a circle.'],
  temBAD_REGKEY: [-289, 'The regular key cannot be the account itself.'],
  temBAD_SEND_XRP_LIMIT: [-288, 'XRP to XRP takes no quality limit.'],
  temBAD_SEND_XRP_MAX: [-287, 'XRP to XRP takes no SendMax.'],
  temBAD_SEND_XRP_NO_DIRECT: [-286, 'XRP to XRP is always direct.'],
  temBAD_SEND_XRP_PARTIAL: [-285, 'XRP to XRP cannot be partial.'],
  temBAD_SEND_XRP_PATHS: [-284, 'XRP to XRP takes no paths.'],
  temBAD_SEQUENCE: [-283, 'The sequence named is not allowed.'],
  temBAD_SIGNATURE: [-282, 'The key or the signature is not valid.'],
  temBAD_SRC_ACCOUNT: [-281, 'The source account is not valid.'],
  temBAD_TRANSFER_RATE: [-280, 'The transfer rate is outside 1 to 2.'],
  temDST_IS_SRC: [-279, 'An account cannot do this with itself.'],
  temDST_NEEDED: [-278, 'The destination is missing.'],
  temINVALID: [-277, 'The transaction is not valid.'],
  temINVALID_FLAG: [-276, 'A flag is not allowed here.'],
  temREDUNDANT: [-275, 'Sender and destination are the same.'],
  temRIPPLE_EMPTY: [-274, 'Without the direct way there must be paths.'],
  temDISABLED: [-273, 'This ledger does not offer that.'],
  temBAD_SIGNER: [-272, 'A signer is not allowed.'],
  temBAD_QUORUM: [-271, 'The quorum cannot be reached.'],
  temBAD_WEIGHT: [-270, 'The weight of a signer is not allowed.'],
  temBAD_TICK_SIZE: [-269, 'The tick size is not allowed.'],
  temINVALID_ACCOUNT_ID: [-268, 'An account id is not valid.'],
  temCANNOT_PREAUTH_SELF: [-267, 'An account cannot preauthorize itself.'],
  temINVALID_COUNT: [-266, 'The count is not allowed.'],
  temUNKNOWN: [-264, 'The transaction type is not known.'],
  temSEQ_AND_TICKET: [-263, 'Use a sequence or a ticket, not both.'],
  temARRAY_EMPTY: [-253, 'A list in the transaction is empty.'],
  temARRAY_TOO_LARGE: [-252, 'A list in the transaction is too long.'],
  temBAD_TRANSFER_FEE: [-251, 'The transfer fee is too high.'],
  terINSUF_FEE_B: [-97, 'The balance is too small for the fee.'],
  terNO_ACCOUNT: [-96, 'The source account does not exist.'],
  terNO_AUTH: [-95, 'A step of the path is not authorized.'],
  terNO_LINE: [-94, 'A step of the path has no trust line.'],
  terPRE_SEQ: [-92, 'An earlier sequence number is missing.'],
  terNO_RIPPLE: [-90, 'An account on the path lets nothing ripple through.'],
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
