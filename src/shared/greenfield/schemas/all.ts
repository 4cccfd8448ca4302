// Owns the one table of what every operation of the HTTP API takes and gives; the compiler asks for each of them.
import type { OperationName } from '../operations.ts';
import { accountSchemas } from './account.ts';
import type { OperationSchemas } from './describe.ts';
import { payoutSchemas } from './payouts.ts';
import { pullPaymentSchemas } from './pull-payments.ts';
import { serviceSchemas } from './store-services.ts';

export const operationSchemas: Readonly<Record<OperationName, OperationSchemas>> = {
  ...accountSchemas,
  ...pullPaymentSchemas,
  ...payoutSchemas,
  ...serviceSchemas,
};
