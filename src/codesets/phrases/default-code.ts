/** Which code a record supports that says no more than a heading: the unspecified one below it. */

export interface CodeTitles {
  /** In the order of the codes. */
  readonly codes: readonly string[];
  readonly billable: readonly boolean[];
  readonly titles: readonly string[];
}

/** The billable code for each place of the list: itself, or the default below; -1 where a record must say more. */
export const defaultCodes = (list: CodeTitles): Int32Array => {
  const defaults = new Int32Array(list.codes.length).fill(-1);
  // From the end: what stands below a heading comes after it.
  for (let at = list.codes.length - 1; at >= 0; at -= 1) {
    if (list.billable[at]) defaults[at] = at;
    else defaults[at] = defaultBelow(list, at, defaults);
  }
  return defaults;
};

const defaultBelow = (list: CodeTitles, heading: number, defaults: Int32Array): number => {
  const children = childrenOf(list, heading);
  const chosen =
    children.length === 1 ? children[0]! : (children.find((child) => isUnspecified(list, child, heading)) ?? -1);
  if (chosen >= 0) return defaults[chosen]!;
  const first = children.find((child) => INITIAL.test(list.codes[child]!));
  return first === undefined ? -1 : defaults[first]!;
};

/** A seventh character for the first encounter, or for what is not specified. */
const INITIAL = /^.{6}[A0]$/;

const childrenOf = ({ codes }: CodeTitles, heading: number): number[] => {
  const prefix = codes[heading]!;
  const children: number[] = [];
  let last = '';
  for (let at = heading + 1; at < codes.length && codes[at]!.startsWith(prefix); at += 1) {
    if (last !== '' && codes[at]!.startsWith(last)) continue;
    last = codes[at]!;
    children.push(at);
  }
  return children;
};

/** `unspecified` more often than in the heading itself. */
const isUnspecified = ({ codes, titles }: CodeTitles, child: number, heading: number): boolean =>
  count(titles[child]!) > count(titles[heading]!) && /[09]$|[09]X*A?$/.test(codes[child]!);

const count = (title: string): number => (title.match(/unspecified|not specified|NOS/gi) ?? []).length;
