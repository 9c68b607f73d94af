import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";

/** Everything the demo writes, table by table. */
export interface Rows {
  user: Prisma.UserCreateManyInput[];
  agreement: Prisma.AgreementCreateManyInput[];
  agreementMember: Prisma.AgreementMemberCreateManyInput[];
  agreementManager: Prisma.AgreementManagerCreateManyInput[];
  reseller: Prisma.ResellerCreateManyInput[];
  resellerTerms: Prisma.ResellerTermsCreateManyInput[];
  pastPassword: Prisma.PastPasswordCreateManyInput[];
  secondFactor: Prisma.SecondFactorCreateManyInput[];
  holder: Prisma.HolderCreateManyInput[];
  order: Prisma.OrderCreateManyInput[];
  link: Prisma.LinkCreateManyInput[];
  nameChoice: Prisma.NameChoiceCreateManyInput[];
  name: Prisma.NameCreateManyInput[];
  mailbox: Prisma.MailboxCreateManyInput[];
  addOn: Prisma.AddOnCreateManyInput[];
  mailboxEvent: Prisma.MailboxEventCreateManyInput[];
  document: Prisma.DocumentCreateManyInput[];
  contract: Prisma.ContractCreateManyInput[];
  review: Prisma.ReviewCreateManyInput[];
  topUp: Prisma.TopUpCreateManyInput[];
  payment: Prisma.PaymentCreateManyInput[];
  invoice: Prisma.InvoiceCreateManyInput[];
  invoiceSending: Prisma.InvoiceSendingCreateManyInput[];
  invoiceNotification: Prisma.InvoiceNotificationCreateManyInput[];
  invoiceCorrection: Prisma.InvoiceCorrectionCreateManyInput[];
  ledgerAccount: Prisma.LedgerAccountCreateManyInput[];
  movement: Prisma.MovementCreateManyInput[];
  posting: Prisma.PostingCreateManyInput[];
  commission: Prisma.CommissionCreateManyInput[];
  request: Prisma.RequestCreateManyInput[];
  requestMessage: Prisma.RequestMessageCreateManyInput[];
  staffTask: Prisma.StaffTaskCreateManyInput[];
}

export const noRows = (): Rows => ({
  user: [],
  agreement: [],
  agreementMember: [],
  agreementManager: [],
  reseller: [],
  resellerTerms: [],
  pastPassword: [],
  secondFactor: [],
  holder: [],
  order: [],
  link: [],
  nameChoice: [],
  name: [],
  mailbox: [],
  addOn: [],
  mailboxEvent: [],
  document: [],
  contract: [],
  review: [],
  topUp: [],
  payment: [],
  invoice: [],
  invoiceSending: [],
  invoiceNotification: [],
  invoiceCorrection: [],
  ledgerAccount: [],
  movement: [],
  posting: [],
  commission: [],
  request: [],
  requestMessage: [],
  staffTask: [],
});

/** Writes the rows, those that others refer to first. */
export async function writeRows(tx: Tx, rows: Rows): Promise<void> {
  await tx.user.createMany({ data: rows.user });
  await tx.agreement.createMany({ data: rows.agreement });
  await tx.agreementMember.createMany({ data: rows.agreementMember });
  await tx.agreementManager.createMany({ data: rows.agreementManager });
  await tx.reseller.createMany({ data: rows.reseller });
  await tx.resellerTerms.createMany({ data: rows.resellerTerms });
  await tx.pastPassword.createMany({ data: rows.pastPassword });
  await tx.secondFactor.createMany({ data: rows.secondFactor });
  await tx.holder.createMany({ data: rows.holder });
  await tx.order.createMany({ data: rows.order });
  await tx.link.createMany({ data: rows.link });
  await tx.nameChoice.createMany({ data: rows.nameChoice });
  await tx.name.createMany({ data: rows.name });
  await tx.mailbox.createMany({ data: rows.mailbox });
  await tx.addOn.createMany({ data: rows.addOn });
  await tx.mailboxEvent.createMany({ data: rows.mailboxEvent });
  await tx.document.createMany({ data: rows.document });
  await tx.contract.createMany({ data: rows.contract });
  await tx.review.createMany({ data: rows.review });
  await tx.topUp.createMany({ data: rows.topUp });
  await tx.payment.createMany({ data: rows.payment });
  await tx.invoice.createMany({ data: rows.invoice });
  await tx.invoiceSending.createMany({ data: rows.invoiceSending });
  await tx.invoiceNotification.createMany({ data: rows.invoiceNotification });
  await tx.invoiceCorrection.createMany({ data: rows.invoiceCorrection });
  await tx.ledgerAccount.createMany({ data: rows.ledgerAccount });
  await tx.movement.createMany({ data: rows.movement });
  await tx.posting.createMany({ data: rows.posting });
  await tx.commission.createMany({ data: rows.commission });
  await tx.request.createMany({ data: rows.request });
  await tx.requestMessage.createMany({ data: rows.requestMessage });
  await tx.staffTask.createMany({ data: rows.staffTask });
}
