import type { ReactElement } from 'react';

/**
 * Children without a text of their own. Beside something that comes and goes a text needs an element:
 * browsers that translate a page move bare text away, and React no longer finds it.
 */
export type Elements = ReactElement | null | undefined | false | readonly Elements[];
