/** How the Content Manager shows one field. */
interface Field {
  edit?: { label?: string; description?: string };
}

/** What editors read beside the fields of the Livechat page. */
const WORDS: Readonly<Record<string, readonly [label: string, description: string]>> = {
  title: ['Title', 'The name others link to as well; changing it never changes the address'],
  intro: ['Intro', 'Above the list of the channels whose ratings are published'],
  seoTitle: ['Title for search engines', 'The title when left empty'],
  seoDescription: ['Description for search engines', ''],
  showMetrics: ['Shares in the list', 'How many are satisfied, beside each channel'],
  showLatest: ['Latest ratings', 'The last 100 faces on a channel’s page'],
  showMembers: ['Team', 'The operators of a channel, by chat name, with their shares'],
  structuredData: [
    'Markup for search engines',
    'Names an overall rating. Google shows no stars for ratings a business collects about itself, and may act against pages that use the wrong type',
  ],
};

/**
 * The fields with our words where nobody has put other ones; null when there is nothing to do.
 * A label that is still the field's own name is nobody's.
 */
export function worded(fields: Readonly<Record<string, Field>>): Record<string, Field> | null {
  const changed = Object.entries(WORDS).flatMap(([name, [label, description]]) => {
    const field = fields[name];
    const isUntouched = field?.edit?.label === name && !field.edit.description;

    return isUntouched
      ? [[name, { ...field, edit: { ...field.edit, label, description } }] as const]
      : [];
  });

  return changed.length === 0 ? null : { ...fields, ...Object.fromEntries(changed) };
}
