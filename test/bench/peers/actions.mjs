/**
 * Allowed actions as every contestant but ours computes them: from the product's own lifecycles, which are plain data, so
 * that the outcome is the same; what the roles decide is decided once, and facts are asked for only where a state needs them.
 */

import { holds } from '../../../dist/src/access/permissions.js';
import { claimLifecycle } from '../../../dist/src/billing/claim.lifecycle.js';
import { encounterLifecycle } from '../../../dist/src/coding/encounter.lifecycle.js';
import { VIEWER } from './settings.mjs';

const judge = (lifecycle) => {
  const transitions = Object.entries(lifecycle.transitions).map(([name, { from, permission, guards = [] }]) => ({
    name,
    guards,
    from: holds(VIEWER.roles, permission) ? from : [],
  }));
  const byStatus = new Map(
    Object.keys(lifecycle.states).map((status) => [status, transitions.filter(({ from }) => from.includes(status))]),
  );
  return {
    /** The names of the facts that the guards of a state look at. */
    needs: new Map(
      [...byStatus].map(([status, possible]) => [
        status,
        new Set(possible.flatMap(({ guards }) => guards.flatMap(({ needs }) => Object.keys(needs)))),
      ]),
    ),
    /** Every transition as `{ name, allowed }`, in the lifecycle's order. */
    actions: (facts) => {
      const possible = byStatus.get(facts.status);
      return transitions.map((each) => ({
        name: each.name,
        allowed: possible.includes(each) && each.guards.every((guard) => guard.holds(facts, VIEWER)),
      }));
    },
  };
};

export const encounterActions = judge(encounterLifecycle);
export const claimActions = judge(claimLifecycle);
