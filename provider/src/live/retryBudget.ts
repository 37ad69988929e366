/** How a RetryBudget is made. */
export interface RetryBudgetOptions {
  /** Tokens at the start, and the most there will be. Default 500. */
  capacity?: number;
}

/**
 * What all calls of an account together may spend on retries, so that a sick service is not hammered: a retry costs
 * tokens, a success gives them back. The measure is that of the smithy retry quota (500, 5 a retry, 10 after a timeout).
 */
export class RetryBudget {
  private readonly capacity: number;
  private left: number;

  constructor(options: RetryBudgetOptions = {}) {
    this.capacity = options.capacity ?? 500;
    this.left = this.capacity;
  }

  /** Tokens left. */
  get tokens(): number {
    return this.left;
  }

  /** Takes the cost of one retry; false, and nothing taken, when it is not there. */
  spend(cost: number): boolean {
    if (cost > this.left) return false;
    this.left -= cost;
    return true;
  }

  /** Gives tokens back after a success. */
  refund(tokens: number): void {
    this.left = Math.min(this.capacity, this.left + tokens);
  }
}
