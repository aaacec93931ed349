/** Why an order finishes when it does. */
export interface Explanation {
  readonly order: string;
  /** One line: when it finishes, and whether that is late. */
  readonly headline: string;
  /** The chain from its beginning to its finish, one sentence each. */
  readonly sentences: readonly string[];
}
