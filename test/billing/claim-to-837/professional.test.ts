import { describe, expect, test } from '@jest/globals';
import { writeProfessionalSet } from '../../../src/billing/claim-to-837/transaction-set.ts';
import type { ClaimSnapshot } from '../../../src/billing/snapshot/claim-snapshot.ts';
import { PROFESSIONAL_CLAIM } from '../../../src/x12/guides/professional-claim/professional-claim.ts';
import type { Issue } from '../../../src/x12/issue.ts';
import { readAll } from '../../../src/x12/read/reader.ts';
import { buildTree, type Tree, type TreeBuilder } from '../../../src/x12/read/tree.ts';
import { writeX12 } from '../../../src/x12/write/writer.ts';
import { inEnvelope } from '../../x12/envelope.ts';
import { seeded } from '../../x12/generate.ts';
import { drawnClaim } from '../drawn-claims.ts';

const HEAD = { controlNumber: '0001', reference: 'HV20261124001', date: '20261124', time: '0930' };

const written = (claims: readonly ClaimSnapshot[]): string => {
  const text: string[] = [];
  const writer = writeX12((one) => text.push(one));
  inEnvelope(writer, PROFESSIONAL_CLAIM, () => writeProfessionalSet(writer, HEAD, claims));
  return text.join('');
};

const read = (text: string): { issues: Issue[]; claims: Tree[] } => {
  const issues: Issue[] = [];
  const claims: Tree[] = [];
  let builder: TreeBuilder;
  readAll(Buffer.from(text, 'latin1'), (event) => {
    if (event.kind === 'issue') issues.push(event.issue);
    if (event.kind === 'interchange') builder = buildTree(event.delimiters, '2300', (claim) => claims.push(claim));
    if (event.kind === 'segment') builder.segment(event);
    if (event.kind === 'setEnd') builder.end();
  });
  return { issues, claims };
};

describe('A claim as 837P', () => {
  test('has nothing that the guide would refuse, whatever it tells', () => {
    const random = seeded(20_261_124);
    for (let round = 0; round < 200; round += 1) {
      const claims = Array.from({ length: 1 + (round % 4) }, (_, index) => drawnClaim(random, round * 10 + index));
      const { issues, claims: back } = read(written(claims));
      expect({ round, issues }).toEqual({ round, issues: [] });
      expect(back.map((claim) => (claim['claimInformation'] as Tree)['patientControlNumber'])).toEqual(
        claims.map(({ patientControlNumber }) => patientControlNumber),
      );
    }
  });

  test('of a dependent hangs below the patient, and of a subscriber below itself', () => {
    const claim = drawnClaim(seeded(5), 1);
    const own = written([{ ...claim, patient: { ...claim.patient, relationship: 'SELF' } }]);
    const childs = written([{ ...claim, patient: { ...claim.patient, relationship: 'CHILD' } }]);
    expect(own).toContain('HL*2*1*22*0~');
    expect(own).not.toContain('NM1*QC*');
    expect(childs).toContain('HL*2*1*22*1~');
    expect(childs).toContain('HL*3*2*23*0~\nPAT*19~\nNM1*QC*1*');
  });

  test('quotes the number of the payer only where it replaces a claim', () => {
    const claim = { ...drawnClaim(seeded(6), 1), payerClaimControlNumber: 'PCN77' };
    expect(written([{ ...claim, claimFrequencyCode: '1' }])).not.toContain('REF*F8*PCN77');
    expect(written([{ ...claim, claimFrequencyCode: '7' }])).toContain('REF*F8*PCN77~');
  });
});
