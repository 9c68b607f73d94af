import { expect, test } from "../support/browser-test";
import { approve, expectRecorded, openReview, reject } from "./support/desk";
import { look } from "./support/look";
import { freeName, somebody } from "./support/people";
import { buyUpToPayment, expectDone, orderByCard } from "./support/purchase";
import { as } from "./support/session";

test("of two who decide on the same papers the second is told who and when", async ({ page, openDevice }) => {
  test.slow();
  await buyUpToPayment(page, somebody(), [freeName()]);
  const code = await orderByCard(page);
  const first = await as("operatore", openDevice);
  const second = await as("admin", openDevice);
  await openReview(first, code);
  await openReview(second, code);
  await approve(first);
  await expectRecorded(first);
  await reject(second, "Fronte del documento di identità", "expired", "È scaduto.");
  await expect(second.getByText(/Addetto Due .* ha già deciso il .*: documenti approvati/)).toBeVisible();
  await look(second, "due-addetti-secondo");
  // What the second wanted left no trace.
  await expectDone(page, "Casella attiva");
});
