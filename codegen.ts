import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types for the operations that the program itself sends: read from the printed schema, written beside their documents. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: 'src/cli/demo/*.graphql',
  generates: {
    'src/cli/demo/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, skipIndexFile: true },
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
