/** What is said of a table whose rows nobody edits by hand. */
interface RecordsInput {
  /** Singular, such as `rating`; of several words in kebab case, as Strapi wants it. */
  name: string;
  plural: string;
  attributes: Record<string, object>;
  indexes?: readonly Index[];
}

/** An index of a table. */
export interface Index {
  name: string;
  columns: readonly string[];
  type?: 'unique';
}

const tableOf = (plural: string): string => `livechat_${plural.replaceAll('-', '_')}`;

/**
 * No attribute is shown in the Content Manager either: for each it shows, it puts together a form's field
 * and the check of it at every start, shown type or not, and that was a third of what the plugin adds.
 */
const UNSEEN = { visible: false } as const;

/** A content type of `livechat_<plural>`, kept out of the Content Manager and the Content-Type Builder. */
export const records = ({ name, plural, attributes, indexes = [] }: RecordsInput) => ({
  schema: {
    kind: 'collectionType' as const,
    collectionName: tableOf(plural),
    info: { singularName: name, pluralName: plural, displayName: `Livechat ${name}` },
    options: { draftAndPublish: false },
    pluginOptions: {
      'content-manager': { visible: false },
      'content-type-builder': { visible: false },
    },
    indexes,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, attribute]) => [
        key,
        { ...asText(attribute), ...UNSEEN },
      ])
    ),
  },
});

/**
 * The words of an enumeration are for whoever reads the schema. To Strapi its column is a text: it would
 * turn every word of every enumeration into a name for GraphQL, which has none of these, at each start,
 * and that alone took a tenth of what the plugin adds to it. Whoever writes such a row has its types.
 */
function asText(attribute: object): object {
  const { enum: _, ...rest } = attribute as { type?: string; enum?: readonly string[] };

  return rest.type === 'enumeration' ? { ...rest, type: 'string' } : attribute;
}

/**
 * A plain column `<attribute>_id`: half the inserts of a link table, and updating the row it points
 * to never reads those that point. One of our own types by name, or a full uid.
 */
export const foreignKey = (target: string) => ({
  type: 'relation',
  relation: 'manyToOne',
  target: target.includes('::') ? target : `plugin::livechat.${target}`,
  useJoinTable: false,
});

/** An index of `livechat_<plural>` over columns of the database. */
export const index = (plural: string, name: string, columns: readonly string[]): Index => ({
  name: `${tableOf(plural)}_${name}`,
  columns,
  ...(name.endsWith('_uq') && { type: 'unique' as const }),
});
