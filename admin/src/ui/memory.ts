/** What this browser keeps for the operator. Storage may be blocked; then nothing is kept and nothing breaks. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`livechat.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string | null): void {
  try {
    if (value === null) {
      localStorage.removeItem(`livechat.${name}`);
    } else {
      localStorage.setItem(`livechat.${name}`, value);
    }
  } catch {
    // See above.
  }
}
