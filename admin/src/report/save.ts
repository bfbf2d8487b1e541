import { type Cell, csv, decimalOf } from './csv';

/** Hands a file over to whoever asked for it. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');

  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Hands a table over as a file that spreadsheets of somebody who reads this language open as one. */
export async function saveTable(
  name: string,
  rows: readonly (readonly Cell[])[],
  locale: string
): Promise<void> {
  const content = await csv(rows, decimalOf(locale));

  saveFile(`${name}.csv`, new Blob(['\ufeff', content], { type: 'text/csv' }));
}
