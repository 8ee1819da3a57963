/** What the program reads from its environment: one table, checked once, all problems in one error. */

/**
 * How a setting is written: `says` finishes the sentence "should hold …", `read` answers undefined for anything else.
 */
interface Form<T> {
  says: string;
  read(text: string): T | undefined;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const FORMS = {
  port: { says: 'a port, from 0 (any free one) to 65535', read: (text) => whole(text, 0, 65535) },
  host: { says: 'a host name or an IP address', read: (text) => (/^[\w.:-]+$/.test(text) ? text : undefined) },
  path: { says: 'a path', read: (text) => (text.includes('\0') ? undefined : text) },
  postgres: { says: 'a URL like postgres://login:password@host:5432/database', read: postgresUrl },
  replicas: {
    says: 'URLs like postgres://host:5432/database without a login, with commas between them',
    read: replicaList,
  },
  issuer: { says: 'an https URL (http only for this machine), without a login, query or fragment', read: issuerUrl },
  word: { says: 'a text without blanks', read: (text) => (/^\S+$/.test(text) ? text : undefined) },
  flag: { says: 'true or false', read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined) },
  level: { says: `one of ${LOG_LEVELS.join(', ')}`, read: (text) => LOG_LEVELS.find((level) => level === text) },
  count: { says: 'a whole number, 1 or more', read: (text) => whole(text, 1, 2_147_483_647) },
  milliseconds: { says: 'a whole number of milliseconds, 0 or more', read: (text) => whole(text, 0, 2_147_483_647) },
  paths: { says: 'paths, with commas between them', read: pathList },
  origins: { says: 'origins like https://app.example.org, with commas between them', read: originList },
} as const satisfies Record<string, Form<unknown>>;

/** One row of the table. A `default` of null means that the setting may stay unset; `secret` is never printed. */
interface Setting {
  variable: string;
  form: keyof typeof FORMS;
  default: string | null;
  /** The default where NODE_ENV is `production`, if it is another one. */
  inProduction?: string;
  secret?: true;
  sentence: string;
}

/** Every setting there is, in the order in which the README prints them. */
export const SETTINGS = {
  port: { variable: 'PORT', form: 'port', default: '4000', sentence: 'Where the API listens.' },
  host: { variable: 'HOST', form: 'host', default: '127.0.0.1', sentence: 'The address that the API listens on.' },
  dataDir: {
    variable: 'DATA_DIR',
    form: 'path',
    default: './data',
    sentence: 'Holds the embedded database and its keys.',
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    form: 'postgres',
    default: null,
    secret: true,
    sentence: 'The login that owns the tables. Unset: an embedded PostgreSQL in `DATA_DIR`.',
  },
  databaseAppUrl: {
    variable: 'DATABASE_APP_URL',
    form: 'postgres',
    default: null,
    secret: true,
    sentence: 'The login that serves requests, held by row-level security. Unset: derived from `DATABASE_URL`.',
  },
  databasePoolSize: {
    variable: 'DATABASE_POOL_SIZE',
    form: 'count',
    default: '10',
    sentence:
      'How many connections the API opens at most, and as many again to each replica, beside one that hears of changes and one for the list of editions.',
  },
  databaseReplicaUrls: {
    variable: 'DATABASE_REPLICA_URLS',
    form: 'replicas',
    default: null,
    secret: true,
    sentence:
      'Streaming replicas of `DATABASE_URL`, where auditors read under the login of the application. Unset: none.',
  },
  databaseReplicaMaxLagMs: {
    variable: 'DATABASE_REPLICA_MAX_LAG_MS',
    form: 'count',
    default: '5000',
    sentence: 'By how many milliseconds a replica may be behind; beyond that the primary is read.',
  },
  oidcIssuer: {
    variable: 'OIDC_ISSUER',
    form: 'issuer',
    default: null,
    sentence: 'Whose tokens are accepted. Unset: only tokens that this installation issues itself.',
  },
  oidcAudience: {
    variable: 'OIDC_AUDIENCE',
    form: 'word',
    default: null,
    sentence: 'The audience that the tokens of `OIDC_ISSUER` must name.',
  },
  oidcOrganizationClaim: {
    variable: 'OIDC_ORGANIZATION_CLAIM',
    form: 'word',
    default: 'org',
    sentence: 'The claim of those tokens that names the organization.',
  },
  tokenAudience: {
    variable: 'TOKEN_AUDIENCE',
    form: 'word',
    default: 'claimgraph',
    sentence: 'The audience of tokens that are issued here.',
  },
  graphiql: {
    variable: 'GRAPHIQL',
    form: 'flag',
    default: 'true',
    inProduction: 'false',
    sentence: 'Serves the query editor at `/graphiql`.',
  },
  introspection: {
    variable: 'INTROSPECTION',
    form: 'flag',
    default: 'true',
    inProduction: 'false',
    sentence: 'Lets clients read the schema.',
  },
  sample: {
    variable: 'SAMPLE',
    form: 'flag',
    default: 'true',
    inProduction: 'false',
    sentence: 'Makes an invented organization with records at first start, and prints a token for each of its seats.',
  },
  logLevel: { variable: 'LOG_LEVEL', form: 'level', default: 'info', sentence: 'What is written to standard error.' },
  maxBodyBytes: {
    variable: 'MAX_BODY_BYTES',
    form: 'count',
    default: '102400',
    sentence: 'The largest query text, and the largest body of a request without a token.',
  },
  maxImportBytes: {
    variable: 'MAX_IMPORT_BYTES',
    form: 'count',
    default: '33554432',
    sentence: 'The largest body of a request with a valid token: a document to import travels in the variables.',
  },
  maxTokens: {
    variable: 'MAX_TOKENS',
    form: 'count',
    default: '2000',
    sentence: 'The longest document, in GraphQL tokens.',
  },
  maxDepth: { variable: 'MAX_DEPTH', form: 'count', default: '12', sentence: 'How deep selections may nest.' },
  maxAliases: {
    variable: 'MAX_ALIASES',
    form: 'count',
    default: '30',
    sentence: 'How many aliases an operation may use.',
  },
  maxCost: {
    variable: 'MAX_COST',
    form: 'count',
    default: '20000',
    sentence: 'How many fields an operation may ask for: those under a list count once for each row that it may hold.',
  },
  trustedDocuments: {
    variable: 'TRUSTED_DOCUMENTS',
    form: 'paths',
    default: '',
    sentence: 'Manifests of documents that clients may name by their hash.',
  },
  trustedDocumentsOnly: {
    variable: 'TRUSTED_DOCUMENTS_ONLY',
    form: 'flag',
    default: 'false',
    sentence: 'Refuses every other document.',
  },
  allowedOrigins: {
    variable: 'ALLOWED_ORIGINS',
    form: 'origins',
    default: '',
    sentence: 'Web pages of other origins that may call the API. Empty: none.',
  },
  shutdownGraceMs: {
    variable: 'SHUTDOWN_GRACE_MS',
    form: 'milliseconds',
    default: '10000',
    sentence: 'How long requests under way may go on after the signal to stop.',
  },
  leaseMinutes: {
    variable: 'LEASE_MINUTES',
    form: 'count',
    default: '30',
    sentence: 'How long a claimed work item stays with the person who took it.',
  },
} as const satisfies Record<string, Setting>;

type Settings = typeof SETTINGS;
type Read<S extends Setting> = Exclude<ReturnType<(typeof FORMS)[S['form']]['read']>, undefined>;

/** The settings, read and checked. A setting without a default is undefined where the environment leaves it unset. */
export type Config = {
  readonly [K in keyof Settings]: Settings[K]['default'] extends null
    ? Read<Settings[K]> | undefined
    : Read<Settings[K]>;
};

/**
 * Reads every setting. Throws one Error that lists all problems: each variable, what it holds and what it should
 * hold.
 */
export const readConfig = (env: Record<string, string | undefined>): Config => {
  const problems: string[] = [];
  const settings: [string, Setting][] = Object.entries(SETTINGS);
  const entries = settings.map(([key, setting]) => [key, readSetting(setting, env, problems)] as const);
  // Each entry was read by the form that the Config type derives its type from.
  const config = Object.fromEntries(entries) as Config;
  problems.push(...contradictions(config));
  if (problems.length > 0)
    throw new Error(`The configuration cannot be used:\n${problems.map((line) => `- ${line}`).join('\n')}`);
  return config;
};

/** The settings as a Markdown table, for the README. */
export const configurationTable = (): string => {
  const rows = Object.values<Setting>(SETTINGS).map(
    (setting) =>
      `| \`${setting.variable}\` | ${defaultText(setting)} | ${setting.sentence} Holds ${FORMS[setting.form].says}. |`,
  );
  return ['| Variable | Default | What it does |', '| --- | --- | --- |', ...rows].join('\n');
};

const defaultText = (setting: Setting): string => {
  if (setting.default === null || setting.default === '') return 'unset';
  const production =
    setting.inProduction === undefined ? '' : `; \`${setting.inProduction}\` where \`NODE_ENV\` is \`production\``;
  return `\`${setting.default}\`${production}`;
};

const readSetting = (setting: Setting, env: Record<string, string | undefined>, problems: string[]): unknown => {
  const production = env['NODE_ENV'] === 'production';
  const fallback = production && setting.inProduction !== undefined ? setting.inProduction : setting.default;
  const form: Form<unknown> = FORMS[setting.form];
  // An empty variable counts as unset: compose files and unit files write unset variables that way.
  const text = env[setting.variable]?.trim() || fallback;
  if (text === null) return undefined;
  const value = form.read(text);
  if (value === undefined)
    problems.push(`${setting.variable} holds ${shown(setting, text)}; it should hold ${form.says}.`);
  return value;
};

const shown = (setting: Setting, text: string): string => {
  const mayHoldPassword = setting.secret === true || /:\/\/[^/]*@/.test(text);
  return mayHoldPassword
    ? 'something that is not shown, since it may hold a password'
    : JSON.stringify(text.slice(0, 80));
};

const contradictions = (config: Config): string[] => {
  const found: string[] = [];
  if (config.oidcIssuer !== undefined && config.oidcAudience === undefined)
    found.push('OIDC_AUDIENCE holds nothing; with OIDC_ISSUER set it should hold the audience that its tokens name.');
  if (config.oidcIssuer === undefined && config.oidcAudience !== undefined)
    found.push('OIDC_ISSUER holds nothing; with OIDC_AUDIENCE set it should hold the URL of the issuer.');
  if (config.databaseAppUrl !== undefined && config.databaseUrl === undefined)
    found.push(
      'DATABASE_URL holds nothing; with DATABASE_APP_URL set it should hold the URL of the login that owns the tables.',
    );
  if (config.databaseReplicaUrls !== undefined && config.databaseUrl === undefined)
    found.push('DATABASE_URL holds nothing; with DATABASE_REPLICA_URLS set it should hold the URL of their primary.');
  if (config.maxImportBytes < config.maxBodyBytes)
    found.push(
      `MAX_IMPORT_BYTES holds ${config.maxImportBytes}; it should hold no less than MAX_BODY_BYTES (${config.maxBodyBytes}).`,
    );
  return found;
};

function whole(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
}

function postgresUrl(text: string): string | undefined {
  const url = URL.parse(text);
  const fits = url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.username !== '' && url.pathname.length > 1;
  return fits ? text : undefined;
}

function issuerUrl(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return undefined;
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback) ? text : undefined;
}

function replicaList(text: string): readonly string[] | undefined {
  const urls = listed(text).map((each) => ({ text: each, url: URL.parse(each) }));
  const fits = urls.every(
    ({ text: each, url }) =>
      url !== null &&
      !/\s/.test(each) &&
      /^postgres(ql)?:$/.test(url.protocol) &&
      url.username === '' &&
      url.password === '' &&
      url.hostname !== '' &&
      url.pathname.length > 1,
  );
  return fits && urls.length > 0 ? urls.map((each) => each.text) : undefined;
}

function pathList(text: string): readonly string[] | undefined {
  const paths = listed(text);
  return paths.some((path) => path.includes('\0')) ? undefined : paths;
}

function originList(text: string): readonly string[] | undefined {
  const origins = listed(text);
  const fits = origins.every((origin) => /^https?:/.test(origin) && URL.parse(origin)?.origin === origin);
  return fits ? origins : undefined;
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
