import { beforeAll, describe, expect, test } from '@jest/globals';
import { calendarDate } from '../../src/platform/calendar-date.ts';
import { sampleBundles } from '../../src/sample/bundle.ts';
import type { FhirBundle, FhirResource } from '../../src/sample/resources.ts';
import { SAMPLE_SCENARIOS } from '../../src/sample/scenarios.ts';

interface WrittenNote {
  readonly scenario: string;
  readonly text: string;
}

let written: readonly WrittenNote[] = [];

beforeAll(() => {
  const options = { seed: 5, patients: 6 * SAMPLE_SCENARIOS.length, until: calendarDate('2026-11-01')! };
  written = [...sampleBundles(options)].flatMap(notesOf);
});

describe.each(SAMPLE_SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
  'the notes of %s',
  (name, scenario) => {
    const notes = (): string[] => written.filter((note) => note.scenario === name).map(({ text }) => text);

    test('are several, and no two are the same', () => {
      expect(notes().length).toBeGreaterThanOrEqual(6);
      expect(new Set(notes().map(withoutTop)).size).toBe(notes().length);
    });

    test('are plain text of 15 to 60 lines, none wider than 140 characters, with nothing left to fill in', () => {
      for (const text of notes()) {
        const lines = text.trimEnd().split('\n');
        expect(lines.length).toBeGreaterThanOrEqual(15);
        expect(lines.length).toBeLessThanOrEqual(60);
        expect(lines.filter((line) => line.length > 140)).toEqual([]);
        expect(text).toMatch(/^[\x20-\x7e\n]+$/);
        expect(text).not.toMatch(/undefined|null|NaN|\[object|\$\{| {4}|\.\.|,\.|;\./);
      }
    });

    test('support every diagnosis of the key in the assessment', () => {
      for (const text of notes()) {
        const assessment = assessmentOf(text).toLowerCase();
        expect(scenario.diagnoses.filter(({ evidence }) => !assessment.includes(evidence.toLowerCase()))).toEqual([]);
      }
    });

    test('support every procedure of the key', () => {
      for (const text of notes()) {
        const said = text.toLowerCase();
        expect(scenario.procedures.filter(({ evidence }) => !said.includes(evidence.toLowerCase()))).toEqual([]);
      }
    });

    test('tell what is denied, and the family history apart from the own one', () => {
      for (const text of notes()) {
        expect(text).toMatch(/^Denies .+ and .+\.$/m);
        expect(text).toMatch(/^Family history: .+\.$/m);
        expect(text).toMatch(/^Past history: .+\.$/m);
      }
    });
  },
);

describe('the notes together', () => {
  test('come in two fashions', () => {
    const sectioned = written.filter(({ text }) => text.includes('\nASSESSMENT\n')).length;
    expect(sectioned).toBeGreaterThan(written.length / 3);
    expect(sectioned).toBeLessThan((written.length * 2) / 3);
  });

  test('name no diagnosis code and no procedure code: finding those is the work', () => {
    const codes = SAMPLE_SCENARIOS.flatMap(({ diagnoses, procedures }) =>
      [...diagnoses, ...procedures].map(({ code }) => code),
    );
    const word = new RegExp(`\\b(?:${[...new Set(codes)].join('|')})\\b`);
    expect(written.filter(({ text }) => word.test(withoutTop(text)))).toEqual([]);
  });
});

const notesOf = (bundle: FhirBundle): WrittenNote[] => {
  const resources = bundle.entry.map(({ resource }) => resource);
  return resources
    .filter(({ resourceType }) => resourceType === 'DocumentReference')
    .map((document) => ({ scenario: scenarioNameOf(bundle, document), text: textOf(document) }));
};

const textOf = (document: FhirResource): string => {
  const [{ attachment }] = document['content'] as [{ attachment: { contentType: string; data: string } }];
  expect(attachment.contentType).toBe('text/plain');
  const text = Buffer.from(attachment.data, 'base64').toString('utf8');
  expect(Buffer.from(text, 'utf8').toString('base64')).toBe(attachment.data);
  return text;
};

const scenarioNameOf = (bundle: FhirBundle, document: FhirResource): string => {
  const [{ reference }] = (document['context'] as { encounter: [{ reference: string }] }).encounter;
  const encounter = bundle.entry.find(({ fullUrl }) => fullUrl === reference)!.resource;
  const identifiers = encounter['identifier'] as readonly { system: string; value: string }[];
  return identifiers.find(({ system }) => system === 'urn:claimgraph:sample-scenario')!.value;
};

/** Without the lines that name the patient, the day and the clinician, which would make any two notes differ. */
const withoutTop = (text: string): string =>
  text
    .split('\n')
    .slice(6, -3)
    .filter((line) => !line.startsWith('Social'))
    .join('\n');

const assessmentOf = (text: string): string => /^(?:ASSESSMENT|A:)\n([^]*?)\n\n(?:PLAN|P:)$/m.exec(text)?.[1] ?? '';
