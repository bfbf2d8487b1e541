/** A question to the server. Its client writes parameters as they are, so they are escaped already. */
export type Question = Readonly<Record<string, string>>;

/** Filters as a question. */
export const asked = (filters: object): Question =>
  Object.fromEntries(
    Object.entries(filters).map(([name, value]) => [name, encodeURIComponent(String(value))])
  );

/** A question as the end of an address. */
export const queryText = (question: Question): string =>
  Object.entries(question)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
