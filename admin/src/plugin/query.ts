/** A question to the server. Its client writes parameters as they are, so they are escaped already. */
export type Query = Readonly<Record<string, string>>;

/** Filters as a question. */
export const queryOf = (filters: object): Query =>
  Object.fromEntries(
    Object.entries(filters).map(([name, value]) => [name, encodeURIComponent(String(value))])
  );

/** A question as the end of an address. */
export const queryText = (query: Query): string =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
