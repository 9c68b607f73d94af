interface Dated {
  channels: readonly string[];
  validFrom?: string | undefined;
  validTo?: string | undefined;
}

/** A price ends after it begins. */
export function checkDates(prices: readonly Dated[], fault: (index: number) => void): void {
  prices.forEach(({ validFrom, validTo }, i) => {
    if (validFrom && validTo && validTo < validFrom) fault(i);
  });
}

/**
 * Of two prices for the same thing (`same`) on the same day the one that began later replaces the other: two that begin
 * together leave it open which one holds.
 */
export function checkOverlaps<P extends Dated>(
  prices: readonly P[],
  same: (price: P) => string,
  fault: (index: number, position: number) => void,
): void {
  prices.forEach((price, i) => {
    const twin = prices.findIndex(
      (other) =>
        same(other) === same(price) &&
        (other.validFrom ?? "") === (price.validFrom ?? "") &&
        other.channels.some((channel) => price.channels.includes(channel)),
    );
    if (twin !== i) fault(i, twin);
  });
}
