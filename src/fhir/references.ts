/** The resources of a bundle, and how one refers to another. */

import { quoted, type Findings } from './findings.ts';
import { isSameJson } from './same-json.ts';
import { at, isObject, isPresent, issueAt, list, MOST_CHARACTERS, noteAt, textAt, type Place } from './values.ts';

export interface Resource {
  /** As in `Patient`. */
  readonly type: string;
  readonly id: string;
  /** `Type/id`; `Type/id#contained` for a resource inside another. */
  readonly name: string;
  readonly root: Place;
  /** The resource that this one is contained in. */
  readonly container: Resource | null;
}

/** What every reader of this folder works with. */
export interface Bundle {
  readonly findings: Findings;
  /** How many of each type, contained ones not counted, in the order of first appearance. */
  readonly countByType: ReadonlyMap<string, number>;
  readonly ofType: (type: string) => readonly Resource[];
  /**
   * What a Reference points to: by `fullUrl`, by `Type/id`, by `#id` inside the same resource, or by an identifier
   * (`Type?identifier=system|value`, as conditional references of a transaction have it; or `Reference.identifier`).
   * Null where the bundle does not hold it; that is no issue yet.
   */
  readonly resolve: (from: Resource, reference: Place) => Resource | null;
}

/** Indexes the entries of a bundle. Two different resources with one id, or with one `fullUrl`, are an issue. */
export const indexBundle = (bundle: Place): Bundle => {
  const shelf: Shelf = { byName: new Map(), byUrl: new Map(), byType: new Map() };
  for (const entry of list(at(bundle, 'entry'))) shelve(shelf, entry);
  const contained = new Map<Resource, ReadonlyMap<string, Resource>>();
  const byIdentifier = new Map<string, ReadonlyMap<string, Resource | null>>();
  return {
    findings: bundle.findings,
    countByType: new Map([...shelf.byType].map(([type, resources]) => [type, resources.length])),
    ofType: (type) => shelf.byType.get(type) ?? [],
    resolve: (from, reference) => {
      const text = textAt(at(reference, 'reference'), MOST_CHARACTERS.uri);
      if (text?.startsWith('#')) {
        const holder = from.container ?? from;
        return memo(contained, holder, readContained).get(text.slice(1)) ?? null;
      }
      const found = text === null ? null : (shelf.byUrl.get(urlKey(text)) ?? shelf.byName.get(withoutVersion(text)));
      if (found) return found;
      const asked = identifierAsked(reference, text);
      if (asked === null) return null;
      const known = memo(byIdentifier, asked.type, (type) => readIdentifiers(shelf.byType.get(type) ?? []));
      return known.get(asked.key) ?? null;
    },
  };
};

/** The resource of that type which the reference points to, or null. */
export const resolveTo = (bundle: Bundle, type: string, from: Resource, reference: Place): Resource | null => {
  const found = bundle.resolve(from, reference);
  return found?.type === type ? found : null;
};

/** A reference as a reason quotes it. */
export const referenceText = (reference: Place): string => {
  const text = textAt(at(reference, 'reference'), MOST_CHARACTERS.uri);
  return text === null ? 'a reference without an address' : quoted(text);
};

/** `Type/id` of what a reference points to outside the bundle, as far as the reference tells. */
export const nameOutside = (reference: Place, type: string): string | null => {
  const text = textAt(at(reference, 'reference'), MOST_CHARACTERS.uri);
  if (text === null || text.startsWith('#') || text.length > MOST_CHARACTERS.name) return null;
  return text.startsWith('urn:uuid:') ? `${type}/${text.slice('urn:uuid:'.length)}` : withoutVersion(text);
};

interface Shelf {
  readonly byName: Map<string, Resource>;
  readonly byUrl: Map<string, Resource>;
  readonly byType: Map<string, Resource[]>;
}

const shelve = (shelf: Shelf, entry: Place): void => {
  const content = at(entry, 'resource');
  const fullUrl = textAt(at(entry, 'fullUrl'), MOST_CHARACTERS.uri);
  if (!isPresent(content)) return noteAt(entry, 'carries no resource and is not read');
  const resource = readResource(content, idOfUrl(fullUrl), null);
  if (resource === null) return;
  const sameName = shelf.byName.get(resource.name);
  if (sameName && !isSame(sameName, resource))
    return issueAt(content, `is another resource of the same id ${resource.name}`);
  const sameUrl = fullUrl === null ? undefined : shelf.byUrl.get(urlKey(fullUrl));
  if (sameUrl && !isSame(sameUrl, resource))
    return issueAt(at(entry, 'fullUrl'), 'stands for another resource already');
  if (fullUrl !== null) shelf.byUrl.set(urlKey(fullUrl), sameName ?? resource);
  if (sameName) return noteAt(content, `repeats ${resource.name} word for word and is read once`);
  shelf.byName.set(resource.name, resource);
  const ofType = shelf.byType.get(resource.type);
  if (ofType) ofType.push(resource);
  else shelf.byType.set(resource.type, [resource]);
};

const isSame = (one: Resource, other: Resource): boolean => isSameJson(one.root.value, other.root.value);

/** R4 allows letters, digits, `-` and `.`; an underscore is common enough to be let in. */
const ID = /^[A-Za-z0-9\-._]{1,64}$/;
const TYPE = /^[A-Za-z]{1,64}$/;

const readResource = (content: Place, fallbackId: string | null, container: Resource | null): Resource | null => {
  if (!isObject(content.value)) {
    issueAt(content, 'must be an object');
    return null;
  }
  const type = textAt(at(content, 'resourceType'), MOST_CHARACTERS.code);
  if (type === null || !TYPE.test(type)) {
    issueAt(at(content, 'resourceType'), 'must name the type of the resource');
    return null;
  }
  const id = textAt(at(content, 'id'), MOST_CHARACTERS.code) ?? fallbackId;
  if (id === null || !ID.test(id)) {
    issueAt(
      at(content, 'id'),
      'must be 1 to 64 letters, digits, hyphens and dots (or the entry must have a fullUrl that ends so)',
    );
    return null;
  }
  const name = container === null ? `${type}/${id}` : `${container.name}#${id}`;
  return {
    type,
    id,
    name,
    root: { findings: content.findings, resource: name, path: type, value: content.value },
    container,
  };
};

const readContained = (holder: Resource): ReadonlyMap<string, Resource> => {
  const byId = new Map<string, Resource>();
  for (const content of list(at(holder.root, 'contained'))) {
    const resource = readResource(content, null, holder);
    if (resource === null) continue;
    const same = byId.get(resource.id);
    if (same && !isSame(same, resource)) issueAt(content, 'is another contained resource of the same id');
    else byId.set(resource.id, resource);
  }
  return byId;
};

/** By `system|value` and by `|value`; null where two resources share it, since neither is meant then. */
const readIdentifiers = (resources: readonly Resource[]): ReadonlyMap<string, Resource | null> => {
  const byKey = new Map<string, Resource | null>();
  for (const resource of resources) {
    for (const identifier of list(at(resource.root, 'identifier'))) {
      const system = textAt(at(identifier, 'system'), MOST_CHARACTERS.uri);
      const value = textAt(at(identifier, 'value'));
      const key = `${system ?? ''}|${value ?? ''}`;
      if (value !== null) byKey.set(key, (byKey.get(key) ?? resource) === resource ? resource : null);
    }
  }
  return byKey;
};

const identifierAsked = (reference: Place, text: string | null): { type: string; key: string } | null => {
  const [, type = null, key = null] = /^([A-Za-z]{1,64})\?identifier=([^&]+)$/.exec(text ?? '') ?? [];
  if (type !== null && key !== null) return { type, key: key.includes('|') ? key : `|${key}` };
  const value = textAt(at(reference, 'identifier', 'value'));
  const named = textAt(at(reference, 'type'), MOST_CHARACTERS.uri);
  if (value === null || named === null) return null;
  return { type: named, key: `${textAt(at(reference, 'identifier', 'system'), MOST_CHARACTERS.uri) ?? ''}|${value}` };
};

const withoutVersion = (text: string): string => {
  const cut = text.indexOf('/_history/');
  return cut === -1 ? text : text.slice(0, cut);
};

/** A UUID is the same in either case (RFC 9562); a URL is not. */
const urlKey = (url: string): string => (/^urn:uuid:/i.test(url) ? url.toLowerCase() : withoutVersion(url));

/** The last part of `urn:uuid:...` or `https://.../Type/id`, for an entry whose resource has no id of its own. */
const idOfUrl = (url: string | null): string | null => url?.split(/[:/]/).at(-1) ?? null;

const memo = <K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V => {
  const found = known.get(key) ?? make(key);
  known.set(key, found);
  return found;
};
