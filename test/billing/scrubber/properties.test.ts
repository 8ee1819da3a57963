/** What holds for every claim: in order, the scrubber and the kernel are silent; out of order, the scrubber knows first. */

import { describe, expect, test } from '@jest/globals';
import { writeProfessionalSet } from '../../../src/billing/claim-to-837/transaction-set.ts';
import { RULES } from '../../../src/billing/scrubber/rules.ts';
import { scrub } from '../../../src/billing/scrubber/scrub.ts';
import type { ClaimSnapshot } from '../../../src/billing/snapshot/claim-snapshot.ts';
import { PROFESSIONAL_CLAIM } from '../../../src/x12/guides/professional-claim/professional-claim.ts';
import { readAll } from '../../../src/x12/read/reader.ts';
import { writeX12 } from '../../../src/x12/write/writer.ts';
import { inEnvelope } from '../../x12/envelope.ts';
import { seeded } from '../../x12/generate.ts';
import { drawnClaim } from '../drawn-claims.ts';
import { CLAIMS, changed, day, FACTS } from './claims.ts';
import { mutated } from './mutate.ts';

const LATER = { ...FACTS, today: day('2026-11-24') };
const HEAD = { controlNumber: '0001', reference: 'HV1', date: '20261124', time: '0930' };
const OF_GUIDE = new Set(RULES.filter(({ guide }) => guide).map(({ id }) => id));

/** What the kernel says of a claim written as 837P: a writer that refuses says so too. */
const kernelSays = (claim: ClaimSnapshot): string[] => {
  const text: string[] = [];
  const writer = writeX12((one) => text.push(one));
  try {
    inEnvelope(writer, PROFESSIONAL_CLAIM, () => writeProfessionalSet(writer, HEAD, [claim]));
  } catch (error) {
    return [(error as Error).message];
  }
  const said: string[] = [];
  readAll(Buffer.from(text.join(''), 'latin1'), (event) => {
    if (event.kind === 'issue')
      said.push(`${event.issue.segmentId} ${event.issue.elementPosition} ${event.issue.code} ${event.issue.sentence}`);
  });
  return said;
};

describe('A claim', () => {
  test('in order is blocked by nothing', () => {
    const random = seeded(20_261_125);
    for (let index = 0; index < 500; index += 1) {
      const blocked = scrub(drawnClaim(random, index), LATER).filter(({ severity }) => severity === 'BLOCKS');
      expect({ index, blocked }).toEqual({ index, blocked: [] });
    }
  });

  test('that no rule of the guide blocks is clean to the kernel, whatever was changed in it', () => {
    const random = seeded(Number(process.env['SCRUB_SEED'] ?? 4));
    const rounds = Number(process.env['SCRUB_ROUNDS'] ?? 2000);
    let clean = 0;
    let faulty = 0;
    for (let index = 0; index < rounds; index += 1) {
      const claim = mutated(drawnClaim(random, index), random);
      const blocked = scrub(claim, LATER).some(({ severity, rule }) => severity === 'BLOCKS' && OF_GUIDE.has(rule));
      const said = kernelSays(claim);
      if (said.length > 0) faulty += 1;
      if (blocked) continue;
      clean += 1;
      expect({ index, said }).toEqual({ index, said: [] });
    }
    // Both kinds were there, so that the test says something.
    expect(clean).toBeGreaterThan(rounds / 10);
    expect(faulty).toBeGreaterThan(rounds / 10);
  });
});

describe('What the scrubber says', () => {
  test('names no person, address or number of one', () => {
    const canary = (path: string): string => `Canary${path.replaceAll(/[^A-Za-z]/g, '')}`;
    const random = seeded(77);
    const PERSONAL = [
      'subscriber.name.family',
      'subscriber.name.given',
      'subscriber.memberId',
      'patient.name.family',
      'patient.name.given',
      'patient.address.line1',
      'patient.address.city',
      'patientControlNumber',
      'renderingProvider.name.family',
    ];
    const marked = (claim: ClaimSnapshot): ClaimSnapshot =>
      changed(claim, Object.fromEntries(PERSONAL.map((path) => [path, canary(path)])));
    let findings = 0;
    for (let index = 0; index < 500; index += 1) {
      const claim = marked({ ...drawnClaim(random, index) });
      const said = scrub(mutated(claim, random), LATER);
      findings += said.length;
      const text = JSON.stringify(said, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
      expect(text).not.toContain('Canary');
      if (claim.patient.birthDate) expect(text).not.toContain(claim.patient.birthDate);
    }
    expect(findings).toBeGreaterThan(1000);
  });

  test('has loop and segment, a path from the snapshot, and a key of its own', () => {
    const random = seeded(78);
    for (let index = 0; index < 300; index += 1) {
      const said = scrub(mutated(drawnClaim(random, index), random), LATER);
      expect(new Set(said.map(({ key }) => key)).size).toBe(said.length);
      for (const { loop, element, segment, path } of said) {
        expect(loop).toMatch(/^\d{4}[A-Z]{0,2}$/);
        if (element !== null) expect(element.startsWith(segment!)).toBe(true);
        expect(path.split(/[.[]/)[0]! in CLAIMS.professional || path === 'claim').toBe(true);
      }
    }
  });

  test('is the same however often it is asked', () => {
    const claim = mutated(drawnClaim(seeded(3), 1), seeded(3));
    expect(scrub(claim, LATER)).toEqual(scrub(claim, LATER));
  });
});
