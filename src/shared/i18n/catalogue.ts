// Owns the joining of all screen texts, and so the type of their keys.
import { accountsTexts } from './texts/accounts.ts';
import { bitcoinServerTexts } from './texts/bitcoin-servers.ts';
import { bitcoinAccountsTexts } from './texts/bitcoin-accounts.ts';
import { serverTexts } from './texts/servers.ts';
import { accessTexts } from './texts/access.ts';
import { assetTexts } from './texts/assets.ts';
import { bitcoinFeeTexts } from './texts/bitcoin-fees.ts';
import { bulkTexts } from './texts/bulk.ts';
import { claimPageTexts } from './texts/claim-page.ts';
import { claimTexts } from './texts/claims.ts';
import { coinsTexts } from './texts/coins.ts';
import { commonTexts } from './texts/common.ts';
import { elsewhereTexts } from './texts/elsewhere.ts';
import { frameTexts } from './texts/frame.ts';
import { historyTexts } from './texts/history.ts';
import { homeTexts } from './texts/home.ts';
import { noteTexts } from './texts/notes.ts';
import { onboardingTexts } from './texts/onboarding.ts';
import { policyTexts } from './texts/policies.ts';
import { publicPageTexts } from './texts/public-page.ts';
import { pullTexts } from './texts/pulls.ts';
import { queueTexts } from './texts/queue.ts';
import { raiseTexts } from './texts/raise.ts';
import { ratesTexts } from './texts/rates.ts';
import { keysTexts } from './texts/keys.ts';
import { receivingTexts } from './texts/receiving.ts';
import { ordersTexts } from './texts/orders.ts';
import { secureTexts } from './texts/secure.ts';
import { settingsTexts } from './texts/settings.ts';
import { storeTexts } from './texts/stores.ts';
import { studioFormTexts } from './texts/studio-form.ts';
import { studioLessonTexts } from './texts/studio-lesson.ts';
import { studioResultTexts } from './texts/studio-result.ts';
import { systemTexts } from './texts/system.ts';
import { tokensAddTexts } from './texts/tokens-add.ts';
import { tokensListTexts } from './texts/tokens-list.ts';
import { tokensOrderTexts } from './texts/tokens-orders.ts';
import { permissionsTexts } from './texts/tokens-permissions.ts';
import { tokensStateTexts } from './texts/tokens-states.ts';
import { walletTexts } from './texts/wallet.ts';

export const texts = {
  ...accountsTexts,
  ...bitcoinAccountsTexts,
  ...serverTexts,
  ...bitcoinServerTexts,
  ...commonTexts,
  ...frameTexts,
  ...onboardingTexts,
  ...homeTexts,
  ...pullTexts,
  ...assetTexts,
  ...queueTexts,
  ...elsewhereTexts,
  ...bitcoinFeeTexts,
  ...bulkTexts,
  ...claimTexts,
  ...claimPageTexts,
  ...publicPageTexts,
  ...walletTexts,
  ...coinsTexts,
  ...historyTexts,
  ...tokensListTexts,
  ...tokensStateTexts,
  ...tokensAddTexts,
  ...tokensOrderTexts,
  ...permissionsTexts,
  ...studioFormTexts,
  ...studioResultTexts,
  ...studioLessonTexts,
  ...policyTexts,
  ...noteTexts,
  ...settingsTexts,
  ...ratesTexts,
  ...raiseTexts,
  ...accessTexts,
  ...storeTexts,
  ...keysTexts,
  ...receivingTexts,
  ...ordersTexts,
  ...secureTexts,
  ...systemTexts,
} as const;

export type TextKey = keyof typeof texts;
