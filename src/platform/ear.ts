/** Hears what PostgreSQL announces (NOTIFY), on one connection beside the pool for everything in the process that listens. */

import pg from 'pg';

export interface Listener {
  /** A channel of ours; a plain name. */
  readonly channel: string;
  readonly heard: (payload: string) => void;
  /** The connection was lost: what was announced since its last sign of life may never have arrived. */
  readonly deaf: () => void;
}

export interface Ear {
  /** Adds a listener. It hears nothing before somebody has asked `hears` and been answered true. */
  add(listener: Listener): void;
  /** Whether announcements are heard now. Where they are not, begins to listen. */
  hears(): boolean;
  close(): Promise<void>;
}

/** Between attempts to listen; each is made by a request, so that a process without any opens no connection. */
const RETRY_MS = 1_000;

/** `url` is the application's login; a connection of it is opened once somebody asks. */
export const openEar = (url: string): Ear => {
  const listeners: Listener[] = [];
  let client: pg.Client | null = null;
  let hearing = false;
  let retryAt = 0;
  const allDeaf = (): void => listeners.forEach(({ deaf }) => deaf());
  const lose = (lost: pg.Client): void => {
    if (client !== lost) return;
    [client, hearing, retryAt] = [null, false, performance.now() + RETRY_MS];
    allDeaf();
  };
  const listen = async (): Promise<void> => {
    const own = new pg.Client({ connectionString: url, application_name: 'claimgraph ear', keepAlive: true });
    client = own;
    // A lost connection says both, or one of them.
    own.on('error', () => lose(own));
    own.on('end', () => lose(own));
    own.on('notification', ({ channel, payload }) => {
      for (const listener of listeners) if (listener.channel === channel) listener.heard(payload ?? '');
    });
    try {
      await own.connect();
      for (const channel of new Set(listeners.map((each) => each.channel))) await own.query(`listen ${channel}`);
      hearing = client === own;
    } catch {
      // The database refuses or is away: requests ask it each time, and say so if that fails too.
      lose(own);
      await own.end().catch(() => undefined);
    }
  };
  return {
    add: (listener) => {
      if (client !== null) throw new Error(`${listener.channel} is listened to too late: the connection is open.`);
      listeners.push(listener);
    },
    hears: () => {
      if (client === null && performance.now() >= retryAt) void listen();
      return hearing;
    },
    close: async () => {
      const open = client;
      [client, hearing, retryAt] = [null, false, Infinity];
      allDeaf();
      await open?.end();
    },
  };
};
