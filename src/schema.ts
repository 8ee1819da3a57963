/** The graph: every entity and resolver of the house, simplified for plain rows, behind its rules. */

import { getNullableType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import './lifecycles.ts';
import { guardedFields, shielded } from './access/shield.ts';
import { AuditResolver } from './audit/audit.resolver.ts';
import { claimResolvers } from './billing/claim.resolver.ts';
import { CodeSetResolver } from './codesets/code-set.resolver.ts';
import { CodeMatchResolver, CodeResolver } from './codesets/code.resolver.ts';
import { credentialResolvers } from './coding/credential/credential.resolver.ts';
import { encounterResolvers } from './coding/encounter.resolver.ts';
import { EvidenceResolver } from './coding/evidence/evidence.resolver.ts';
import { FindingResolver } from './coding/findings/finding.resolver.ts';
import { ProductivityResolver } from './coding/productivity/productivity.resolver.ts';
import { codingQueryResolvers } from './coding/query/query.resolver.ts';
import { reviewResolvers } from './coding/review/review.resolver.ts';
import { SuggestionResolver } from './coding/suggest/suggestion.resolver.ts';
import { denialResolvers } from './denials/denial.resolver.ts';
import { FhirResolver } from './fhir/import.resolver.ts';
import { partyResolvers } from './parties/party.resolver.ts';
import { asResolvers, declareEdges, NodeResolver, simplifyResolvers } from './reading/graph.ts';
import { paymentResolvers } from './remittance/payment.resolver.ts';
import { WorkItemResolver } from './workflow/work-item.resolver.ts';

declareEdges();

const RESOLVERS = asResolvers([
  NodeResolver,
  ...partyResolvers,
  ...encounterResolvers,
  FindingResolver,
  EvidenceResolver,
  ...credentialResolvers,
  ProductivityResolver,
  ...codingQueryResolvers,
  ...reviewResolvers,
  SuggestionResolver,
  ...claimResolvers,
  ...paymentResolvers,
  ...denialResolvers,
  WorkItemResolver,
  AuditResolver,
  CodeSetResolver,
  CodeResolver,
  CodeMatchResolver,
  FhirResolver,
]);

/** The schema without its rules: what is printed, and what the rules are derived from. */
export const plainSchema = async (): Promise<GraphQLSchema> => {
  const schema = await buildSchema({ resolvers: RESOLVERS, validate: false, emitSchemaFile: false });
  simplifyResolvers(schema);
  settleRootFields(schema);
  namePermissions(schema);
  return schema;
};

/** A reader of the schema sees what each field needs. */
const namePermissions = (schema: GraphQLSchema): void => {
  for (const { type, field, permission } of guardedFields(schema)) {
    const definition = (schema.getType(type) as GraphQLObjectType).getFields()[field]!;
    definition.description = `${definition.description ?? ''}\nNeeds ${permission}.`.trim();
  }
};

/**
 * Root fields are nullable, so that the refusal of one leaves the answers of the others; and their arguments stand in the
 * order in which a person would say them, which type-graphql turns round.
 */
const settleRootFields = (schema: GraphQLSchema): void => {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      field.type = getNullableType(field.type);
      const own = field.args.filter(({ name }) => !LIST_ARGUMENTS.includes(name)).reverse();
      field.args = [...own, ...field.args.filter(({ name }) => LIST_ARGUMENTS.includes(name))];
    }
  }
};

const LIST_ARGUMENTS = ['first', 'after', 'filter', 'sort'];

/** The schema without its rules and the same behind them: what the executor chooses from. */
export const bothSchemas = async (): Promise<{ readonly plain: GraphQLSchema; readonly ruled: GraphQLSchema }> => {
  const plain = await plainSchema();
  return { plain, ruled: shielded(plain) };
};
