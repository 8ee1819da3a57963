/**
 * PostGraphile 5 over the same tables, its own way: the schema comes from the database, row-level security from
 * `pgSettings`, lists are simple collections, and what the database does not know (the subject of a work item, allowed
 * actions) is added by plans.
 */

import { createServer } from 'node:http';
import { makePgService } from 'postgraphile/adaptors/pg';
import { applyTransforms, each, lambda, list, object } from 'postgraphile/grafast';
import { grafserv } from 'postgraphile/grafserv/node';
import { postgraphile } from 'postgraphile';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { extendSchema, gql } from 'postgraphile/utils';
import { claimActions, encounterActions } from './actions.mjs';
import { policySettings } from './settings-sql.mjs';
import { DATABASE_URL, POOL_SIZE, PORT, VIEWER } from './settings.mjs';

/** The rows of a table that point to a row, as a list step whose conditions are given. */
const rowsBy = (resource, column, $row, conditions, sql) => {
  const $found = resource.find({ [column]: $row.get('id') });
  for (const condition of conditions) $found.where(condition($found.alias, sql));
  return $found;
};

const additions = extendSchema((build) => {
  const { sql, input } = build;
  const { work_item, encounter, claim, coverage, provider, denial, claim_diagnosis, service_line } =
    input.pgRegistry.pgResources;
  const live = (alias) => sql`${alias}.status in ('OPEN', 'TAKEN')`;
  const standing = (alias) => sql`${alias}.status not in ('DISCARDED', 'REPLACED')`;
  const kept = (alias) => sql`${alias}.status <> 'DISCARDED'`;
  const column = (name) => ($each) => $each.get(name);
  return {
    typeDefs: gql`
      type AllowedAction {
        name: String!
        allowed: Boolean!
      }
      extend type Query {
        workQueue(kind: String!, first: Int!): [WorkItem!]!
      }
      extend type WorkItem {
        subject: Encounter
      }
      extend type Encounter {
        availableActions: [AllowedAction!]!
      }
      extend type Claim {
        availableActions: [AllowedAction!]!
      }
    `,
    objects: {
      Query: {
        plans: {
          workQueue: (_$root, { $kind, $first }) => {
            const $items = work_item.find({ kind: $kind });
            $items.where(live($items.alias));
            for (const attribute of ['due_at', 'id']) $items.orderBy({ attribute, direction: 'ASC' });
            $items.setOrderIsUnique();
            $items.setFirst($first);
            return $items;
          },
        },
      },
      WorkItem: { plans: { subject: ($item) => encounter.get({ id: $item.get('subject_id') }) } },
      Encounter: {
        plans: {
          availableActions: ($row) => {
            const $coverage = coverage.get({ id: $row.get('coverage_id') });
            const $provider = provider.get({ id: $row.get('provider_id') });
            const $claims = rowsBy(claim, 'encounter_id', $row, [standing], sql);
            return lambda(
              list([
                $row.get('status'), $row.get('service_from'), $row.get('coverage_id'), $coverage.get('effective_from'),
                $coverage.get('effective_to'), $provider.get('npi'), applied($claims, column('id')),
              ]), // prettier-ignore
              ([status, serviceFrom, coverageId, effectiveFrom, effectiveTo, npi, claims]) =>
                encounterActions.actions({
                  status,
                  serviceFrom,
                  coverage: coverageId ? { effectiveFrom, effectiveTo } : null,
                  provider: { npi },
                  liveClaim: claims.length > 0 ? {} : null,
                }),
              true,
            );
          },
        },
      },
      Claim: {
        plans: {
          availableActions: ($row) => {
            const $replaces = claim.get({ id: $row.get('replaces_id') });
            const $encounter = encounter.get({ id: $row.get('encounter_id') });
            return lambda(
              object({
                status: $row.get('status'),
                claimFrequencyCode: $row.get('claim_frequency_code'),
                payerClaimControlNumber: $row.get('payer_claim_control_number'),
                subscriberMemberId: $row.get('subscriber_member_id'),
                encounterStatus: $encounter.get('status'),
                replacesNumber: $replaces.get('payer_claim_control_number'),
                diagnoses: applied(rowsBy(claim_diagnosis, 'claim_id', $row, [], sql), column('sequence')),
                charges: applied(rowsBy(service_line, 'claim_id', $row, [], sql), column('charge_amount')),
                replacements: applied(rowsBy(claim, 'replaces_id', $row, [kept], sql), column('id')),
                denials: applied(rowsBy(denial, 'claim_id', $row, [], sql), column('status')),
              }),
              ({ encounterStatus, replacesNumber, charges, replacements, denials, ...facts }) =>
                claimActions.actions({
                  ...facts,
                  encounter: { status: encounterStatus },
                  replaces: { payerClaimControlNumber: replacesNumber },
                  serviceLines: charges.map((charge) => ({ chargeAmount: charge === null ? null : Number(charge) })),
                  liveReplacement: replacements.length > 0 ? {} : null,
                  denials: denials.map((status) => ({ status })),
                }),
              true,
            );
          },
        },
      },
    },
  };
});

/** One value of each row of a list, as a list. */
function applied($rows, pick) {
  return applyTransforms(each($rows, pick));
}

const SETTINGS = policySettings(VIEWER);

const preset = {
  extends: [PostGraphileAmberPreset],
  plugins: [additions],
  // The index check wants every column of a foreign key indexed; here the first one is, and it is selective enough.
  disablePlugins: ['PgMutationCreatePlugin', 'PgMutationUpdateDeletePlugin', 'NodePlugin', 'PgIndexBehaviorsPlugin'],
  schema: { defaultBehavior: 'list -connection' },
  grafast: { context: () => ({ pgSettings: SETTINGS }), explain: false },
  grafserv: { port: PORT, host: '127.0.0.1', graphqlPath: '/graphql', graphiql: false, watch: false },
  pgServices: [
    makePgService({
      connectionString: DATABASE_URL,
      schemas: ['public'],
      poolConfig: { max: POOL_SIZE },
      pubsub: false,
    }),
  ],
};

const server = createServer();
await postgraphile(preset).createServ(grafserv).addTo(server);
server.listen(PORT, '127.0.0.1');
