/** The books as they should be: what came in by each way, what was earned, what is whose, in cents. */
export class Ledger {
  readonly balances = new Map<string, number>();

  /** Moves cents from one account of a seller to others; they add up to nothing. */
  move(seller: string, ...entries: [account: string, cents: number][]): void {
    if (entries.reduce((all, [, cents]) => all + cents, 0) !== 0) throw new Error("the model's books do not balance");
    for (const [account, cents] of entries) {
      const key = `${seller}|${account}`;
      this.balances.set(key, (this.balances.get(key) ?? 0) + cents);
    }
  }

  balance = (seller: string, account: string): number => this.balances.get(`${seller}|${account}`) ?? 0;

  /** Accounts that hold anything, sorted: as text, to be compared. */
  standing = (): string[] =>
    [...this.balances]
      .filter(([, cents]) => cents !== 0)
      .map(([account, cents]) => `${account} ${cents}`)
      .sort();
}
