/** Answers that are JSON text already: what readings hand over where the whole operation is written and not built. */

/** JSON text in the place of a value. Whoever asks for its JSON gets the value. */
export interface Written {
  readonly written: string;
  toJSON(): unknown;
}

export const writtenAs = (written: string): Written => ({ written, toJSON: () => JSON.parse(written) as unknown });

export const isWritten = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && 'written' in value;

/**
 * Says that an answer holds what text cannot: an error in the place of a part, or the absence of what must be there. The
 * operation is then run again and built, with every error in its place; nothing has been committed.
 */
export const unwritable = (): never => {
  throw UNWRITABLE;
};

const UNWRITABLE = new Error('The answer cannot be written as text.');

export const isUnwritable = (error: unknown): boolean => error === UNWRITABLE;

/** The body of a result: what is text already is taken as it is. */
export const resultText = (result: { readonly data?: unknown; readonly errors?: readonly unknown[] }): string => {
  const { data, errors } = result;
  if (!isWritten(data)) return JSON.stringify(result);
  return errors === undefined
    ? `{"data":${data.written}}`
    : `{"errors":${JSON.stringify(errors)},"data":${data.written}}`;
};
