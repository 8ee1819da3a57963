/** What is measured in a process of its own, on one core: `node run.mjs COUNT ROUNDS` prints its figures as JSON. */

import { askRules, compileRule } from '../../../dist/src/billing/scrubber/organization-rules.js';
import { RULES } from '../../../dist/src/billing/scrubber/rules.js';
import { scrub } from '../../../dist/src/billing/scrubber/scrub.js';
import { drawnClaim } from '../../../dist/test/billing/drawn-claims.js';
import { seeded } from '../../../dist/test/x12/generate.js';

const [count, rounds] = process.argv.slice(2).map(Number);

const FACTS = {
  today: '2026-11-24',
  profile: null,
  sentClaims: new Set(['none']),
  sentLines: new Set(['none']),
  deactivatedNpis: new Set(),
  taxonomyCodes: null,
  codingFindings: [],
};

const CONDITIONS = [
  'claim.totalClaimChargeAmount > 500000',
  'claim.payer.claimFilingIndicatorCode == "MC" && size(claim.otherCoverages) > 0',
  'claim.lines.exists(l, l.procedureCode == "J3301" && double(l.units) > 8.0)',
  'claim.accident != null && "AA" in claim.accident.causes',
  'claim.diagnoses.exists(d, d.code.matches("^S52"))',
];

const random = seeded(20_261_124);
const claims = Array.from({ length: count }, (_, index) => drawnClaim(random, index));
const rules = CONDITIONS.map((condition, index) =>
  compileRule({ id: `ORG_${index}`, version: 1, condition, action: 'WARN', message: 'Look at it.', target: null }),
);

const pass = (judge) => {
  const cpu = process.cpuUsage();
  let findings = 0;
  let blocked = 0;
  for (const claim of claims) {
    const said = judge(claim);
    findings += said.length;
    if (said.some(({ severity }) => severity === 'BLOCKS')) blocked += 1;
  }
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (claims.length * 1e6) / (user + system), findings: findings / claims.length, blocked };
};

const measured = (name, judge) => {
  const passes = Array.from({ length: rounds + 1 }, () => pass(judge));
  const warm = passes
    .slice(1)
    .map(({ perSecond }) => perSecond)
    .toSorted((one, other) => one - other);
  const { findings, blocked, perSecond } = passes[0];
  return { name, findings, blocked, cold: perSecond, warm: warm[warm.length >> 1] };
};

const lines = claims.reduce((sum, claim) => sum + claim.lines.length, 0) / count;
const rows = [
  measured(`${RULES.length} rules of the scrubber`, (claim) => scrub(claim, FACTS)),
  measured(`${rules.length} rules of an organization`, (claim) => askRules(claim, rules, FACTS.today).findings),
];
process.stdout.write(JSON.stringify({ count, lines, rows }));
