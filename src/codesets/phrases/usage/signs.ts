/** Signs, symptoms and findings. */

export const SIGNS: Readonly<Record<string, string>> = {
  E119: 'diabetes; diabetes mellitus; type 2 diabetes mellitus',
  E109: 'type 1 diabetes mellitus',
  I10: 'hypertension',
};
