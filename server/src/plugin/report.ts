import { z } from '@strapi/utils';
import type { FilterField, FilterFields, FilterValue } from '../../../shared/report';
import { line } from './fields';
import { id, moment, optional, several } from './validate';

/** The longest text that is searched, and tag of a language, in characters. */
const SEARCH_MAX = 200;
const TAG_MAX = 100;

type Shape<Fields extends FilterFields> = {
  [Name in keyof Fields]: z.ZodExactOptional<z.ZodType<FilterValue<Fields[Name]>>>;
};

/** The filters of a report as words of an address. */
export const filtersInQuery = <Fields extends FilterFields>(fields: Fields): Shape<Fields> =>
  shapeOf(fields, (field) => inQuery(field));

/** The filters of a report as an assistant writes them, with what is to be said of some. */
export const filtersInTool = <Fields extends FilterFields>(
  fields: Fields,
  about: { readonly [Name in keyof Fields]?: string }
): Shape<Fields> =>
  shapeOf(fields, (field, name) => {
    const text = about[name];

    return text === undefined ? inTool(field) : inTool(field).describe(text);
  });

const shapeOf = <Fields extends FilterFields>(
  fields: Fields,
  schemaOf: (field: FilterField, name: keyof Fields) => z.ZodType
): Shape<Fields> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, optional(schemaOf(field, name))])
  ) as Shape<Fields>;

function inQuery(field: FilterField): z.ZodType {
  switch (field.is) {
    case 'flag':
      return z.enum(['true', 'false']).transform((value) => value === 'true');
    case 'numbers':
      return several(z.coerce.number().pipe(oneOf(field.of)));
    default:
      return alike(field);
  }
}

function inTool(field: FilterField): z.ZodType {
  switch (field.is) {
    case 'flag':
      return z.boolean();
    case 'numbers':
      return z.array(oneOf(field.of)).min(1).max(field.of.length);
    default:
      return alike(field);
  }
}

/** What is written the same way everywhere. */
function alike(field: Exclude<FilterField, { is: 'numbers' }>): z.ZodType {
  if (field.is === 'word') {
    return z.enum(field.of);
  }

  return TEXTS[field.is === 'flag' ? 'text' : field.is];
}

const TEXTS = {
  id,
  language: z.string().max(TAG_MAX),
  moment,
  text: line(SEARCH_MAX),
};

const oneOf = (values: readonly number[]) => z.union(values.map((value) => z.literal(value)));
