import enAccess from "./en/access.json";
import enAccount from "./en/account.json";
import enAccounting from "./en/accounting.json";
import enActivations from "./en/activations.json";
import enAgreements from "./en/agreements.json";
import enAuth from "./en/auth.json";
import enCommon from "./en/common.json";
import enContract from "./en/contract.json";
import enDeclaration from "./en/declaration.json";
import enDesk from "./en/desk.json";
import enDocuments from "./en/documents.json";
import enErrors from "./en/errors.json";
import enHub from "./en/hub.json";
import enInvoices from "./en/invoices.json";
import enLosses from "./en/losses.json";
import enMail from "./en/mail.json";
import enMailboxes from "./en/mailboxes.json";
import enMoney from "./en/money.json";
import enNames from "./en/names.json";
import enOutbox from "./en/outbox.json";
import enPaper from "./en/paper.json";
import enPayment from "./en/payment.json";
import enPolicy from "./en/policy.json";
import enPrepaid from "./en/prepaid.json";
import enPromises from "./en/promises.json";
import enPurchase from "./en/purchase.json";
import enRefusals from "./en/refusals.json";
import enRenewal from "./en/renewal.json";
import enRenewals from "./en/renewals.json";
import enRequests from "./en/requests.json";
import enResellers from "./en/resellers.json";
import enReview from "./en/review.json";
import enRevocation from "./en/revocation.json";
import enShell from "./en/shell.json";
import enShop from "./en/shop.json";
import enSignature from "./en/signature.json";
import enSms from "./en/sms.json";
import enStaff from "./en/staff.json";
import enStatements from "./en/statements.json";
import itAccess from "./it/access.json";
import itAccount from "./it/account.json";
import itAccounting from "./it/accounting.json";
import itActivations from "./it/activations.json";
import itAgreements from "./it/agreements.json";
import itAuth from "./it/auth.json";
import itCommon from "./it/common.json";
import itContract from "./it/contract.json";
import itDeclaration from "./it/declaration.json";
import itDesk from "./it/desk.json";
import itDocuments from "./it/documents.json";
import itErrors from "./it/errors.json";
import itHub from "./it/hub.json";
import itInvoices from "./it/invoices.json";
import itLosses from "./it/losses.json";
import itMail from "./it/mail.json";
import itMailboxes from "./it/mailboxes.json";
import itMoney from "./it/money.json";
import itNames from "./it/names.json";
import itOutbox from "./it/outbox.json";
import itPaper from "./it/paper.json";
import itPayment from "./it/payment.json";
import itPolicy from "./it/policy.json";
import itPrepaid from "./it/prepaid.json";
import itPromises from "./it/promises.json";
import itPurchase from "./it/purchase.json";
import itRefusals from "./it/refusals.json";
import itRenewal from "./it/renewal.json";
import itRenewals from "./it/renewals.json";
import itRequests from "./it/requests.json";
import itResellers from "./it/resellers.json";
import itReview from "./it/review.json";
import itRevocation from "./it/revocation.json";
import itShell from "./it/shell.json";
import itShop from "./it/shop.json";
import itSignature from "./it/signature.json";
import itSms from "./it/sms.json";
import itStaff from "./it/staff.json";
import itStatements from "./it/statements.json";

/** Every namespace in both languages: a new one is a line in each list. Keys must be the same (tests/rules/i18n). */
export const messages = {
  it: {
    common: itCommon,
    shell: itShell,
    shop: itShop,
    errors: itErrors,
    mail: itMail,
    sms: itSms,
    accounting: itAccounting,
    staff: itStaff,
    statements: itStatements,
    refusals: itRefusals,
    access: itAccess,
    account: itAccount,
    activations: itActivations,
    agreements: itAgreements,
    auth: itAuth,
    promises: itPromises,
    purchase: itPurchase,
    money: itMoney,
    names: itNames,
    documents: itDocuments,
    contract: itContract,
    declaration: itDeclaration,
    paper: itPaper,
    payment: itPayment,
    policy: itPolicy,
    prepaid: itPrepaid,
    hub: itHub,
    invoices: itInvoices,
    renewal: itRenewal,
    mailboxes: itMailboxes,
    renewals: itRenewals,
    requests: itRequests,
    resellers: itResellers,
    revocation: itRevocation,
    desk: itDesk,
    review: itReview,
    outbox: itOutbox,
    signature: itSignature,
    losses: itLosses,
  },
  en: {
    common: enCommon,
    shell: enShell,
    shop: enShop,
    errors: enErrors,
    mail: enMail,
    sms: enSms,
    accounting: enAccounting,
    staff: enStaff,
    statements: enStatements,
    refusals: enRefusals,
    access: enAccess,
    account: enAccount,
    activations: enActivations,
    agreements: enAgreements,
    auth: enAuth,
    promises: enPromises,
    purchase: enPurchase,
    money: enMoney,
    names: enNames,
    documents: enDocuments,
    contract: enContract,
    declaration: enDeclaration,
    paper: enPaper,
    payment: enPayment,
    policy: enPolicy,
    prepaid: enPrepaid,
    hub: enHub,
    invoices: enInvoices,
    renewal: enRenewal,
    mailboxes: enMailboxes,
    renewals: enRenewals,
    requests: enRequests,
    resellers: enResellers,
    revocation: enRevocation,
    desk: enDesk,
    review: enReview,
    outbox: enOutbox,
    signature: enSignature,
    losses: enLosses,
  },
} as const;
