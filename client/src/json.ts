/**
 * JSON whatever the page taught its arrays and objects: old libraries give them a `toJSON` that
 * turns a list into a string. A replacer that answers with the value itself goes around it.
 */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key) {
    return this[key];
  });
