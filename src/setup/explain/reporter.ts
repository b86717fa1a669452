// How the checks report what they find.

export interface Reporter {
  good: (text: string) => void;
  note: (text: string) => void;
  /** @param advice what to do about it */
  bad: (text: string, ...advice: string[]) => void;
}
