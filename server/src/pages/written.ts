import { storable } from '../../../shared/text';

/** What an editor wrote, with every text in it made storable; rich text is lists and objects of texts. */
export function written(value: unknown): unknown {
  if (typeof value === 'string') {
    return storable(value);
  }

  if (Array.isArray(value)) {
    return value.map(written);
  }

  return isPlain(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, written(inner)]))
    : value;
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
