import { defineLifecycle } from '../../workflow/lifecycle.ts';

export const codingQueryLifecycle = defineLifecycle<object>()({
  of: 'CodingQuery',
  table: 'coding_query',
  sentence: 'From a question about the record to the coder who has read the answer.',
  initial: 'OPEN',
  final: ['CLOSED', 'WITHDRAWN'],
  states: {
    OPEN: 'Waits for the clinician; the coding is not final before that.',
    ANSWERED: 'The clinician has answered; a coder is to read it before the coding is final.',
    CLOSED: 'A coder has read the answer.',
    WITHDRAWN: 'It needs no answer any more.',
  },
  transitions: {
    answerCodingQuery: {
      from: ['OPEN'],
      to: 'ANSWERED',
      permission: 'query.answer',
      sentence: 'Answering; coding that waited for it goes on.',
    },
    closeCodingQuery: {
      from: ['ANSWERED'],
      to: 'CLOSED',
      permission: 'query.ask',
      sentence: 'Having read the answer.',
    },
    withdrawCodingQuery: {
      from: ['OPEN'],
      to: 'WITHDRAWN',
      permission: 'query.withdraw',
      sentence: 'Taking the question back; coding that waited for the answer goes on.',
    },
  },
});
