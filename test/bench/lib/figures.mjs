/** Numbers as they are summed up and written down. */

export const median = (values) => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Of values in order. */
export const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Whole from 100 on, else three digits. */
export const figure = (value) =>
  value === null || value === undefined || Number.isNaN(value)
    ? '-'
    : Math.abs(value) >= 100
      ? Math.round(value).toLocaleString('en-US')
      : String(Number(value.toPrecision(3)));

export const megabytes = (bytes) => (bytes === null ? '-' : String(Math.round(bytes / 1_048_576)));

/** A Markdown table; `columns` are `[title, value of a row]`. */
export const table = (columns, rows) =>
  [
    `| ${columns.map(([title]) => title).join(' | ')} |`,
    `| ${columns.map((_column, index) => (index === 0 ? '---' : '---:')).join(' | ')} |`,
    ...rows.map((row) => `| ${columns.map(([, value]) => value(row)).join(' | ')} |`),
  ].join('\n');

/** How a comparison is reported: the table, and the two ratios that the aims are about. */
export const comparisonReport = ({ rows, failed }) => {
  const ours = rows.find((row) => row.ours);
  const cheapest = (list) =>
    list.reduce((best, row) => (best && best.cpuMicroseconds <= row.cpuMicroseconds ? best : row), null);
  const limit = cheapest(rows.filter((row) => row.limit));
  const peers = rows.filter((row) => !row.limit && !row.ours);
  const best = cheapest(peers);
  const stock = peers.find(({ name }) => name === 'stock');
  const ratio = (one, other) => (one && other ? one.cpuMicroseconds / other.cpuMicroseconds : null);
  const ratios = {
    oursToLimit: ratio(ours, limit),
    bestPeerToOurs: ratio(best, ours),
    stockToOurs: ratio(stock, ours),
  };
  const sentence = `ours / limit (${limit?.name ?? '-'}): ${figure(ratios.oursToLimit)}; best peer (${best?.name ?? '-'}) / ours: ${figure(ratios.bestPeerToOurs)}${stock ? `; stock / ours: ${figure(ratios.stockToOurs)}` : ''}`;
  const missing = failed.map(({ name, reason }) => `- not timed: ${name}: ${reason}`).join('\n');
  return { ratios, markdown: [table(COLUMNS, rows), '', sentence, missing].join('\n').trim() };
};

/** The same for a race, whose aims are about requests a second: ours as a share of each limit's. */
export const raceReport = ({ rows }) => {
  const ours = rows.find((row) => row.ours);
  const ratios = Object.fromEntries(
    rows.filter((row) => row !== ours).map((row) => [row.name, ours.requestsPerSecond / row.requestsPerSecond]),
  );
  const sentence = Object.entries(ratios)
    .map(([name, share]) => `ours / ${name}, requests per second: ${figure(share)}`)
    .join('; ');
  return { ratios, markdown: [table(COLUMNS, rows), '', sentence].join('\n') };
};

const COLUMNS = [
  ['contestant', ({ name }) => name],
  ['CPU us/request', (row) => figure(row.cpuMicroseconds)],
  ['node', (row) => figure(row.nodeMicroseconds)],
  ['PostgreSQL', (row) => figure(row.postgresMicroseconds)],
  ['requests/s', (row) => figure(row.requestsPerSecond)],
  ['p50 ms', (row) => figure(row.p50Milliseconds)],
  ['p99 ms', (row) => figure(row.p99Milliseconds)],
  ['node MB', (row) => megabytes(row.residentBytes)],
  ['runs with', (row) => row.runsWith],
];
