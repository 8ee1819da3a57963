/**
 * The stock assembly, by the book: Apollo's standalone server, type-graphql, graphql-shield with a rule on every type,
 * MikroORM entities read with `populate`.
 */

import 'reflect-metadata';
import { createRequire } from 'node:module';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { MikroORM } from '@mikro-orm/postgresql';
import { Arg, buildSchema, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { claimActions, encounterActions } from './actions.mjs';
import { DATABASE_URL, POOL_SIZE, PORT, VIEWER } from './settings.mjs';
import * as entities from './stock-entities.mjs';

const require = createRequire(import.meta.url); // graphql-shield's ESM build does not load on this Node.
const { rule, shield } = require('graphql-shield');
const { applyMiddleware } = require('graphql-middleware');

const { Action, Claim, Encounter, Me, WorkItem } = entities;
const TABLES = Object.values(entities).filter((entity) => entity !== Action && entity !== Me);

const scope = { organizationId: VIEWER.organizationId, facilityId: { $in: VIEWER.facilityIds } };
const CLAIM_FACTS = ['patient', 'serviceLines', 'diagnoses', 'encounter', 'replaces', 'replacements', 'denials'];

class RootResolver {
  me() {
    return { userName: VIEWER.userName };
  }

  workQueue(kind, first, { em }) {
    return em.find(
      WorkItem,
      { ...scope, kind, status: { $in: ['OPEN', 'TAKEN'] } },
      {
        orderBy: { dueAt: 'asc', id: 'asc' },
        limit: first,
        strategy: 'select-in',
        populate: [
          'subject',
          'subject.patient',
          'subject.diagnoses',
          'subject.procedures',
          'subject.claims',
          'subject.coverage',
          'subject.provider',
        ],
      },
    );
  }

  claims(first, { em }) {
    return em.find(Claim, scope, {
      orderBy: { id: 'asc' },
      limit: first,
      strategy: 'select-in',
      populate: CLAIM_FACTS,
    });
  }

  claim(id, { em }) {
    const populate = [
      ...CLAIM_FACTS,
      'payments',
      'payments.services',
      'payments.adjustments',
      'timeline',
      'timeline.actor',
    ];
    return em.findOne(Claim, { ...scope, id }, { strategy: 'select-in', populate });
  }
}
const root = (name, type, args, options) => {
  Query(() => type, options)(RootResolver.prototype, name, {});
  args.forEach(([argument, argumentType], index) =>
    Arg(argument, () => argumentType)(RootResolver.prototype, name, index),
  );
  Ctx()(RootResolver.prototype, name, args.length);
};
root('me', Me, []);
root(
  'workQueue',
  [WorkItem],
  [
    ['kind', String],
    ['first', Int],
  ],
);
root('claims', [Claim], [['first', Int]]);
root('claim', Claim, [['id', ID]], { nullable: true });
Resolver()(RootResolver);

const actionsResolver = (target, answer) => {
  const resolver = class {
    availableActions(row) {
      return answer(row);
    }
  };
  FieldResolver(() => [Action])(resolver.prototype, 'availableActions', {});
  Root()(resolver.prototype, 'availableActions', 0);
  Resolver(() => target)(resolver);
  return resolver;
};

const EncounterResolver = actionsResolver(Encounter, (row) =>
  encounterActions.actions({
    status: row.status,
    serviceFrom: row.serviceFrom,
    coverage: row.coverage ?? null,
    provider: row.provider ?? null,
    liveClaim:
      row.claims
        .getItems()
        .filter(({ status }) => !['DISCARDED', 'REPLACED'].includes(status))
        .at(-1) ?? null,
  }),
);
const ClaimResolver = actionsResolver(Claim, (row) =>
  claimActions.actions({
    status: row.status,
    encounter: row.encounter,
    claimFrequencyCode: row.claimFrequencyCode,
    replaces: row.replaces ?? null,
    payerClaimControlNumber: row.payerClaimControlNumber ?? null,
    subscriberMemberId: row.subscriberMemberId ?? null,
    diagnoses: row.diagnoses.getItems(),
    serviceLines: row.serviceLines.getItems().map(({ chargeAmount }) => ({ chargeAmount })),
    liveReplacement: row.replacements.getItems().find(({ status }) => status !== 'DISCARDED') ?? null,
    denials: row.denials.getItems(),
  }),
);

const orm = await MikroORM.init({
  clientUrl: DATABASE_URL,
  entities: TABLES,
  pool: { min: 0, max: POOL_SIZE },
});

const isKnown = rule({ cache: 'contextual' })((_parent, _args, { viewer }) => viewer !== null);
const allowed = rule({ cache: 'contextual' })((_parent, _args, { viewer }) => viewer.roles.length > 0);
const types = [
  'WorkItem',
  'Encounter',
  'Patient',
  'Diagnosis',
  'Procedure',
  'Action',
  'Claim',
  'ServiceLine',
  'Payment',
  'ServicePayment',
  'Adjustment',
  'Denial',
  'ClaimEvent',
  'User',
  'Me',
];
const schema = applyMiddleware(
  await buildSchema({ resolvers: [RootResolver, EncounterResolver, ClaimResolver], validate: false }),
  shield(
    { Query: { '*': isKnown }, ...Object.fromEntries(types.map((name) => [name, allowed])) },
    { allowExternalErrors: true },
  ),
);

const server = new ApolloServer({ schema });
await startStandaloneServer(server, {
  context: async () => ({ em: orm.em.fork(), viewer: VIEWER }),
  listen: { host: '127.0.0.1', port: PORT },
});
