/** “Visitor” and “#614”: what is cut where there is little room is never the number, which tells visitors apart. */
export function nameParts(name: string): { text: string; number: string | null } {
  const at = name.lastIndexOf(' #');
  const number = name.slice(at + 1);

  return at > 0 && /^#\d+$/.test(number)
    ? { text: name.slice(0, at), number }
    : { text: name, number: null };
}
