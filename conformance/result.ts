// What a run saw of one fact.

export type Verdict = 'same' | 'different' | 'not known';

export interface Result {
  /** Of the fact. */
  id: string;
  expected: string;
  /** For a case that could not be observed, why. */
  seen: string;
  verdict: Verdict;
  detail?: string;
}
