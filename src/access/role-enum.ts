import { defineEnum } from '../platform/enums.ts';
import { ROLES } from './roles.ts';

/** The roles, as the graph knows them. */
export const RoleEnum = defineEnum('Role', 'A seat of the house. A user may hold several.', ROLES);
