// A booted Strapi on a busy machine takes seconds where a pure function takes microseconds.
jest.setTimeout(60_000);
