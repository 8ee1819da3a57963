/** What the auditor finds afterwards. */

import { counted, list } from './facts.ts';
import { ReadTrailDocument, SubmitClaimDocument, type BillFragment } from './generated/graphql.ts';
import type { Cast } from './people.ts';
import type { Stage } from './stage.ts';
import type { Visit } from './coding-chapter.ts';

/** Cleo reads who changed the claim and who saw the patient, and may do nothing else; nobody else reads the trail. */
export const readTheTrail = async (
  stage: Stage,
  { ana, ben, cleo }: Cast,
  { patientId }: Visit,
  original: BillFragment,
): Promise<void> => {
  stage.chapter('The trail');
  const claim = { type: 'Claim', id: original.id };
  const patient = { type: 'Patient', id: patientId };
  await stage.does({
    who: cleo,
    asks: 'Reads who did what to the first claim',
    document: ReadTrailDocument,
    variables: { subject: claim, kind: 'COMMAND' },
    facts: ({ history: { edges } }) => ({
      changes: list(edges.map(({ node }) => `${node.action} by ${node.actorName}`)),
    }),
    expected: {
      changes: list(
        ['createClaim', 'submitClaim', 'recordPayerAnswer', 'createReplacementClaim', 'submitClaim'].map(
          (action) => `${action} by ben`,
        ),
      ),
    },
  });
  await stage.does({
    who: cleo,
    asks: 'Reads who saw the patient',
    document: ReadTrailDocument,
    variables: { subject: patient, kind: 'READ' },
    facts: ({ history: { edges } }) => ({
      seen: counted(edges.map(({ node }) => `${node.action} by ${node.actorName} (${node.roles.join(', ')})`)),
    }),
    expected: { seen: /createClaim by ben \(BILLER\); \d+ encounter by ana \(CODER\)/ },
  });
  await stage.isRefused('FORBIDDEN', {
    who: cleo,
    asks: 'Tries to submit a claim: auditors change nothing',
    document: SubmitClaimDocument,
    variables: { id: original.id, version: original.version },
    expected: { permission: 'claim.submit', field: 'submitClaim' },
  });
  for (const who of [ana, ben]) {
    await stage.isRefused('FORBIDDEN', {
      who,
      asks: 'Tries to read who saw the patient',
      document: ReadTrailDocument,
      variables: { subject: patient, kind: 'READ' },
      expected: { permission: 'audit.read', field: 'history' },
    });
  }
};
