import { describe, expect, test } from '@jest/globals';
import { keepingAnswers } from '../../../src/codesets/search/kept-answers.ts';
import type { SearchHit, SearchIndex } from '../../../src/codesets/search/search.ts';
import { day } from '../stage.ts';

/** A search that takes so many milliseconds by the clock beside it, and answers with what it was asked. */
const staged = (milliseconds: number) => {
  let [now, asked] = [0, 0];
  const search: SearchIndex['search'] = (text, request) => {
    now += milliseconds;
    asked += 1;
    const hit: SearchHit = { codeSet: 'HCPCS', code: JSON.stringify([text, request]), score: 1, why: [] };
    return [hit];
  };
  return { search, kept: keepingAnswers(search, () => now), asked: () => asked };
};

describe('answers that took long', () => {
  test('twice are kept', () => {
    const { search, kept, asked } = staged(5);
    const first = kept('open', { first: 3 });
    const second = kept('open', { first: 3 });
    expect(asked()).toBe(2);
    expect(kept('open', { first: 3 })).toBe(second);
    expect(asked()).toBe(2);
    expect([first, second]).toEqual([search('open', { first: 3 }), search('open', { first: 3 })]);
  });

  test('answer the very same question only', () => {
    const { search, kept } = staged(5);
    const questions = ['open', 'open ', 'Open', 'all  3 open'].flatMap((text) =>
      [
        {},
        { first: 3 },
        { first: 31 },
        { sets: ['HCPCS'] as const },
        { sets: ['HCPCS', 'CPT'] as const },
        { onDate: day('2026-01-01') },
      ].map((request) => [text, request] as const),
    );
    for (let turn = 0; turn < 3; turn += 1)
      for (const [text, request] of questions) expect(kept(text, request)).toEqual(search(text, request));
  });

  test('are so many at most: the one unused for longest goes', () => {
    const { kept, asked } = staged(5);
    const askAll = (): void => {
      for (let number = 0; number < 1_000; number += 1) kept(`text ${number}`);
    };
    askAll();
    askAll();
    kept('text 0');
    expect(asked()).toBe(2_000);
    kept('one more');
    kept('text 0');
    expect(asked()).toBe(2_001);
    kept('text 1');
    expect(asked()).toBe(2_002);
  });

  test('what is found soon is found anew', () => {
    const { kept, asked } = staged(0.01);
    for (let turn = 0; turn < 3; turn += 1) kept('open');
    expect(asked()).toBe(3);
  });
});
