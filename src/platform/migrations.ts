/**
 * The schema's history, forward only. The list is written out, so that what runs does not depend on which files lie in a
 * folder, and so that a server knows when a database is ahead of it.
 */

import type { Migration } from '@mikro-orm/migrations';
import { Migration20261123000100 } from '../../migrations/Migration20261123000100.ts';
import { Migration20261123000200 } from '../../migrations/Migration20261123000200.ts';
import { Migration20261123000300 } from '../../migrations/Migration20261123000300.ts';
import { Migration20261124000100 } from '../../migrations/Migration20261124000100.ts';
import { Migration20261124000200 } from '../../migrations/Migration20261124000200.ts';
import { Migration20261124000300 } from '../../migrations/Migration20261124000300.ts';
import { Migration20261124000400 } from '../../migrations/Migration20261124000400.ts';
import { Migration20261124000500 } from '../../migrations/Migration20261124000500.ts';
import { Migration20261124000600 } from '../../migrations/Migration20261124000600.ts';
import { Migration20261124000700 } from '../../migrations/Migration20261124000700.ts';
import { Migration20261124000800 } from '../../migrations/Migration20261124000800.ts';
import { Migration20261124000900 } from '../../migrations/Migration20261124000900.ts';
import { Migration20261124001700 } from '../../migrations/Migration20261124001700.ts';
import { Migration20261124002600 } from '../../migrations/Migration20261124002600.ts';
import { Migration20261124002700 } from '../../migrations/Migration20261124002700.ts';

export const MIGRATIONS: readonly { readonly name: string; readonly class: new (...args: never[]) => Migration }[] = [
  { name: 'Migration20261123000100', class: Migration20261123000100 },
  { name: 'Migration20261123000200', class: Migration20261123000200 },
  { name: 'Migration20261123000300', class: Migration20261123000300 },
  { name: 'Migration20261124000100', class: Migration20261124000100 },
  { name: 'Migration20261124000200', class: Migration20261124000200 },
  { name: 'Migration20261124000300', class: Migration20261124000300 },
  { name: 'Migration20261124000400', class: Migration20261124000400 },
  { name: 'Migration20261124000500', class: Migration20261124000500 },
  { name: 'Migration20261124000600', class: Migration20261124000600 },
  { name: 'Migration20261124000700', class: Migration20261124000700 },
  { name: 'Migration20261124000800', class: Migration20261124000800 },
  { name: 'Migration20261124000900', class: Migration20261124000900 },
  { name: 'Migration20261124001700', class: Migration20261124001700 },
  { name: 'Migration20261124002600', class: Migration20261124002600 },
  { name: 'Migration20261124002700', class: Migration20261124002700 },
];
