// Owns nothing of its own: how a period is said is shared with the claim pages.
export { periodWords } from '../../../shared/i18n/period-words.ts';
