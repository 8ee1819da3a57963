/** Every lifecycle, queue and listener of the house, and the entities that they give `availableActions`. */

import { claimLifecycle } from './billing/claim.lifecycle.ts';
import { Claim } from './billing/claim.entity.ts';
import './billing/claim.queues.ts';
import { listenForClaimMoves } from './billing/claim-timeline.ts';
import { Encounter } from './coding/encounter.entity.ts';
import { encounterLifecycle } from './coding/encounter.lifecycle.ts';
import './coding/encounter.queues.ts';
import { CodingQuery } from './coding/query/coding-query.entity.ts';
import { codingQueryLifecycle } from './coding/query/coding-query.lifecycle.ts';
import './coding/query/coding-query.queues.ts';
import { listenForCodingMoves } from './coding/productivity/coding-events.ts';
import { Denial } from './denials/denial.entity.ts';
import { denialLifecycle } from './denials/denial.lifecycle.ts';
import { listenForDenials } from './denials/denial.commands.ts';
import './denials/denial.queues.ts';
import './entities.ts';
import { describeActions } from './workflow/actions.ts';
import { workItemLifecycle } from './workflow/work-item.lifecycle.ts';
import { WorkItem } from './workflow/work-item.entity.ts';

describeActions(Encounter, encounterLifecycle);
describeActions(CodingQuery, codingQueryLifecycle);
describeActions(Claim, claimLifecycle);
describeActions(Denial, denialLifecycle);
describeActions(WorkItem, workItemLifecycle);

listenForCodingMoves();
listenForClaimMoves();
listenForDenials();
