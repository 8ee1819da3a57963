/** The whole cycle, as people live it. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import { billAndBeDenied } from './billing-chapter.ts';
import { codeWithAMistake } from './coding-chapter.ts';
import { checkCodes } from './codes-chapter.ts';
import { askForCredentials } from './credential-chapter.ts';
import { correctAndBePaid } from './denial-chapter.ts';
import { acceptALateDenial } from './late-chapter.ts';
import type { Cast } from './people.ts';
import { askTheClinician } from './question-chapter.ts';
import { lookTwice } from './review-chapter.ts';
import { findCodes } from './search-chapter.ts';
import type { Stage } from './stage.ts';
import { readTheTrail } from './trail-chapter.ts';

/**
 * Plays every chapter against the sample organization, whose queues nobody has touched yet. `today` is the day on which
 * payers answer.
 */
export const tellStory = async (stage: Stage, cast: Cast, today: CalendarDate): Promise<void> => {
  await findCodes(stage, cast, today);
  const visit = await codeWithAMistake(stage, cast, today);
  const denied = await billAndBeDenied(stage, cast, visit, today);
  await correctAndBePaid(stage, cast, visit, denied, today);
  await acceptALateDenial(stage, cast, today);
  const checked = await checkCodes(stage, cast, today);
  const answered = await askTheClinician(stage, cast, checked);
  await askForCredentials(stage, cast, answered, today);
  await lookTwice(stage, cast, answered, today);
  await readTheTrail(stage, cast, visit, denied);
};
