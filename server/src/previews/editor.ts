/** An admin user on a public page, with what they may do as of now. */
export interface Editor {
  ability: { can: (action: string, subject?: string) => boolean };
  /** What a form of theirs must bring back: another site knows neither it nor the pass. */
  formToken: string;
  /** Gives the browser its pass for its full time again: with an answer nobody else is to keep. */
  renew: () => void;
}
