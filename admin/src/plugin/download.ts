import { csv, decimalOf } from './csv';

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
export const saveTable = (name: string, rows: Parameters<typeof csv>[0], locale: string): void =>
  saveFile(`${name}.csv`, new Blob(['\ufeff', csv(rows, decimalOf(locale))], { type: 'text/csv' }));
