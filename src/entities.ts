/** Every entity of the house, loaded in the order of the features, so that all shapes and edges are known. */

import './access/organization.entity.ts';
import './access/facility.entity.ts';
import './access/user.entity.ts';
import './audit/audit-event.entity.ts';
import './workflow/work-item.entity.ts';
import './parties/patient.entity.ts';
import './parties/payer.entity.ts';
import './parties/provider.entity.ts';
import './parties/coverage.entity.ts';
import './codesets/edition.entity.ts';
import './coding/review/review-policy.entity.ts';
import './coding/encounter.entity.ts';
import './coding/record.entity.ts';
import './coding/assignment.entity.ts';
import './coding/findings/finding.entity.ts';
import './coding/evidence/evidence.entity.ts';
import './coding/credential/credential.entity.ts';
import './coding/productivity/coding-event.entity.ts';
import './coding/review/coding-review.entity.ts';
import './coding/query/coding-query.entity.ts';
import './billing/fee.entity.ts';
import './billing/claim.entity.ts';
import './billing/claim-event.entity.ts';
import './remittance/payment.entity.ts';
import './denials/denial.entity.ts';
