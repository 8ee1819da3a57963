import { Refusal } from '../../platform/errors.ts';

/** What every part of loading says about a file, an address or an edition that it does not take. */
export const refuseFile = (message: string, details: Readonly<Record<string, unknown>> = {}): Refusal =>
  new Refusal('BAD_USER_INPUT', message, details);
