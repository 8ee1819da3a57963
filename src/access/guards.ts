/** Which permission an attribute needs beyond its entity's own: declared on a field, derived on an edge. */

import { shapeOf, type Attribute, type Shape } from './entity.ts';
import { implies, type Permission } from './permissions.ts';

/**
 * The permission that guards an attribute, or null. An edge is guarded by its target's permission, unless everybody who
 * may read the source may read the target too.
 */
export const guardOf = (shape: Shape, attribute: Attribute): Permission | null => {
  switch (attribute.is) {
    case 'column':
    case 'expression':
      return attribute.guard;
    case 'reference':
    case 'list':
    case 'single':
    case 'connection': {
      const target = shapeOf(attribute.target()).permission;
      return implies(shape.permission, target) ? null : target;
    }
    case 'polymorphic':
    case 'computed':
      return null;
  }
};
