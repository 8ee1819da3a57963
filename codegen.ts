import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Types for the operations that the program itself sends: read from the printed schema, written beside their documents,
 * and with them the manifest by which the server trusts them.
 */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: 'src/cli/demo/*.graphql',
  generates: {
    'src/cli/demo/generated/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        skipIndexFile: true,
        persistedDocuments: { mode: 'embedHashInDocument', hashAlgorithm: 'sha256' },
      },
      config: {
        // As they travel in JSON, not as resolvers see them.
        scalars: {
          CalendarDate: 'string',
          DateTimeISO: 'string',
          ICD10CM: 'string',
          JSON: 'unknown',
          Money: 'string',
          NPI: 'string',
        },
        strictScalars: true,
        documentMode: 'string',
        enumType: 'string-literal',
        useTypeImports: true,
        immutableTypes: true,
        importExtension: '.ts',
      },
    },
  },
};

export default config;
