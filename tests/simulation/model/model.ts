import type { Policy } from "@/lib/sellers/policy";
import { type Day, dayOfMonth, later, monthsLater, toIso } from "./calendar";
import { Ledger } from "./ledger";
import { type Amounts, type Blocks, priceOfAddOn, priceOfTerm, termsSold } from "./prices";
import { type Asked, isPaidTwice, isReminded, lapse, owed, phaseOn, renewalOn } from "./rules";
import type { Mailbox, Order } from "./things";

/** Who buys, and what. */
export interface Purchase {
  seller: string;
  user: string | null;
  split: boolean;
  channel: string;
  plan: string;
  term: number;
  name: string;
}

/**
 * The business as domain.md and the policies say it must go: told what people and banks do, it says what every mailbox,
 * order and account is then. It asks nothing of the product.
 */
export class Model {
  today: Day = 0;
  readonly ledger = new Ledger();
  readonly mailboxes: Mailbox[] = [];
  readonly orders = new Map<Mailbox, Order[]>();
  /** Orders that wait for their money. */
  private readonly open = new Set<Order>();

  constructor(readonly policies: ReadonlyMap<string, Policy>) {}

  private policyOf = ({ seller }: { seller: string }): Policy => this.policies.get(seller) as Policy;

  note = (mailbox: Mailbox, what: string): void => void mailbox.story.push(`${toIso(this.today)} ${what}`);

  private place(mailbox: Mailbox, of: Partial<Order> & Amounts & Pick<Order, "kind" | "until" | "channel">): Order {
    const { seller, user, plan, term } = mailbox;
    const bare = { id: "", addOns: [], oldExpiry: null, newExpiry: null, held: 0, state: "placed" as const };
    const flags = { approved: false, begun: false, delivered: false };
    const order: Order = { seller, user, plan, term, mailbox, ...bare, ...flags, ...of };
    this.orders.set(mailbox, [...(this.orders.get(mailbox) ?? []), order]);
    this.open.add(order);
    this.note(mailbox, `${order.kind} ordered, ${order.total} cents`);
    return order;
  }

  /** Somebody orders a mailbox; what costs nothing is paid at once. */
  buy({ channel, ...of }: Purchase): Order | string {
    const policy = this.policyOf(of);
    const price = priceOfTerm(policy, { plan: of.plan, act: "activation", channel, term: of.term });
    if (!price) return "plan-not-sold";
    const codes = { userCode: "", address: "" };
    const fresh = {
      id: "",
      codes,
      state: "reserved" as const,
      expiry: null,
      keeps: 0,
      addOns: [],
      notice: false,
      reminders: 0,
    };
    const mailbox: Mailbox = { ...of, ...fresh, atProvider: "none", story: [] };
    const until = this.today + policy.money.unpaidOrderDays;
    const order = this.place(mailbox, { kind: "activation", channel, until, ...owed(price, of) });
    if (order.total === 0) this.settle(order, []);
    return order;
  }

  /** The staff find the papers good. */
  approve(order: Order): void {
    order.approved = true;
    this.note(order.mailbox, "papers approved");
    this.makeWhenReady(order);
  }

  /** Papers sent by post have come: money on its way with them is waited for anew. */
  papersCame(order: Order): void {
    if (order.state === "placed") order.until = this.today + this.policyOf(order).money.unpaidOrderDays;
    this.note(order.mailbox, "papers came by post");
  }

  renew(mailbox: Mailbox, asked: Asked): Order | string {
    const answer = renewalOn(this.policyOf(mailbox), mailbox, asked, this.today);
    if (typeof answer === "string") return answer;
    const known = this.ordersOf(mailbox).find(
      (each) =>
        each.kind === "renewal" &&
        each.state === "placed" &&
        each.oldExpiry === mailbox.expiry &&
        each.plan === asked.plan &&
        each.term === asked.term &&
        each.total === answer.total &&
        each.until !== null &&
        JSON.stringify(each.addOns) === JSON.stringify(asked.addOns),
    );
    return (
      known ?? this.placeRenewal(mailbox, asked, answer, this.today + this.policyOf(mailbox).money.unpaidOrderDays)
    );
  }

  private placeRenewal(mailbox: Mailbox, asked: Asked, answer: Amounts & { until: Day }, until: Day): Order {
    const { net, vat, total } = answer;
    const terms = { oldExpiry: mailbox.expiry, newExpiry: answer.until, net, vat, total };
    return this.place(mailbox, { kind: "renewal", ...asked, ...terms, until });
  }

  /** Add-ons for the rest of a term. */
  addOn(mailbox: Mailbox, wanted: Blocks, channel: string): Order | string {
    const { expiry, term, plan } = mailbox;
    if (mailbox.state !== "active" || expiry === null) return "mailbox-not-live";
    const of = expiry - monthsLater(expiry, -term, mailbox.keeps);
    const days = Math.min(expiry - this.today, of);
    if (days <= 0) return "add-on-too-late";
    const policy = this.policyOf(mailbox);
    const priceOf = (blocks: number) =>
      priceOfAddOn(policy, { plan, act: "renewal", channel, term }, { ...wanted, blocks }, { days, of });
    const price = priceOf(wanted.blocks);
    const least = policy.catalogue.addOns.find(({ code }) => code === wanted.code)?.minBlocks ?? 1;
    if (!price) return priceOf(least) ? "add-on-blocks" : "add-on-not-sold";
    const until = this.today + Math.min(days, policy.money.unpaidOrderDays);
    return this.place(mailbox, { kind: "add_on", channel, until, addOns: [wanted], ...owed(price, mailbox) });
  }

  isAnythingOpen = (): boolean => this.open.size > 0;

  ordersOf = (mailbox: Mailbox): readonly Order[] => this.orders.get(mailbox) ?? [];

  /** Whether an order's money may be asked for; else why not. */
  mayPay(order: Order): Order | string {
    if (isPaidTwice(order, this.ordersOf(order.mailbox))) return "renewal-paid";
    return order.kind === "renewal" && !order.begun && order.mailbox.atProvider === "closed" ? "mailbox-gone" : order;
  }

  /** Money of a gateway's page: exactly what is missing, or the customer's. */
  paidAtGateway(order: Order, cents: number, way: string): void {
    this.note(order.mailbox, `${cents} cents by ${way}`);
    const isWanted = order.state === "placed" && !isPaidTwice(order, this.ordersOf(order.mailbox));
    if (!isWanted || cents !== order.total - order.held) this.stray(order, `receipts:${way}`, cents);
    else this.settle(order, [[`receipts:${way}`, -cents]]);
  }

  /** The owner's prepaid account pays; false: there is too little in it. */
  paidFromPrepaid(order: Order): boolean {
    const account = `prepaid:${order.user}`;
    const cents = order.total - order.held;
    if (this.ledger.balance(order.seller, account) < cents) return false;
    this.note(order.mailbox, `${cents} cents from the prepaid account`);
    this.settle(order, [[account, -cents]]);
    return true;
  }

  toppedUp(seller: string, user: string, way: string, cents: number): void {
    this.ledger.move(seller, [`receipts:${way}`, -cents], [`prepaid:${user}`, cents]);
  }

  /** Slow money, counted from the bank's day. */
  arrived(order: Order, cents: number, way: string, bookedOn: Day): void {
    this.note(order.mailbox, `${cents} cents by ${way} of ${toIso(bookedOn)}`);
    this.ledger.move(order.seller, [`receipts:${way}`, -cents], ["suspense:", cents]);
    if (order.kind === "renewal" && !order.begun && order.mailbox.atProvider === "closed") {
      this.stray(order, "suspense:", cents);
      return;
    }
    const inTime = order.kind === "renewal" && order.until !== null && bookedOn <= order.until;
    if (order.state === "expired" && inTime) {
      order.state = "placed";
      this.open.add(order);
    }
    if (order.state !== "placed" || isPaidTwice(order, this.ordersOf(order.mailbox))) {
      this.stray(order, "suspense:", cents);
      return;
    }
    order.held += cents;
    const rest = order.held - order.total;
    if (rest < 0) return;
    order.held = order.total;
    this.settle(order, []);
    this.stray(order, "suspense:", rest);
  }

  /** The customer sends a receipt: where the policy says so, the service begins. */
  reported(order: Order, way: string): void {
    this.note(order.mailbox, `receipt of a ${way} sent`);
    const { money } = this.policyOf(order);
    const mayBegin = Object.entries(money.startsOn).some(([name, on]) => name === way && on === "receipt");
    if (!mayBegin || order.state !== "placed" || order.begun) return;
    if (isPaidTwice(order, this.ordersOf(order.mailbox))) return;
    order.begun = true;
    order.until = this.today + money.unpaidOrderDays;
    this.ledger.move(order.seller, ["receivable:", -order.total], ["begun:", order.total]);
    this.serve(order);
  }

  private settle(order: Order, from: [string, number][]): void {
    const held: [string, number] = ["suspense:", -order.held];
    this.ledger.move(order.seller, ...from, held, ["revenue:", order.net], ["vat:", order.vat]);
    order.held = 0;
    order.state = order.delivered ? "fulfilled" : "settled";
    this.open.delete(order);
    if (!order.begun) {
      this.serve(order);
      return;
    }
    this.ledger.move(order.seller, ["receivable:", order.total], ["begun:", -order.total]);
    this.giveBackAccess(order.mailbox);
  }

  private giveBackAccess(mailbox: Mailbox): void {
    if (mailbox.state !== "suspended" || mailbox.expiry === null) return;
    if (phaseOn(this.policyOf(mailbox), mailbox.expiry, this.today)) return;
    mailbox.state = "active";
    mailbox.atProvider = "active";
  }

  /** Money without an order: into the owner's prepaid account, where the seller has such, else it waits in suspense. */
  private stray(order: Order, from: string, cents: number): void {
    const hasPrepaid = order.user !== null && this.policyOf(order).money.topUpMethods.length > 0;
    const to = hasPrepaid ? `prepaid:${order.user}` : "suspense:";
    this.ledger.move(order.seller, [from, -cents], [to, cents]);
  }

  private serve(order: Order): void {
    const { mailbox } = order;
    if (order.kind === "activation") {
      this.mailboxes.push(mailbox);
      this.makeWhenReady(order);
      return;
    }
    if (order.kind === "renewal") {
      const { plan, term, addOns, newExpiry } = order;
      Object.assign(mailbox, { plan, term, addOns, expiry: newExpiry, state: "active", notice: false });
      mailbox.atProvider = "active";
    } else mailbox.addOns = [...mailbox.addOns, ...order.addOns];
    this.deliver(order);
  }

  private makeWhenReady(order: Order): void {
    const { mailbox } = order;
    const isPaid = order.state === "settled" || (order.state === "placed" && order.begun);
    if (!isPaid || !order.approved || mailbox.state !== "reserved") return;
    const expiry = monthsLater(this.today, mailbox.term);
    Object.assign(mailbox, { state: "active", expiry, keeps: dayOfMonth(expiry), atProvider: "active" });
    this.note(mailbox, `activated until ${toIso(expiry)}`);
    this.deliver(order);
  }

  private deliver(order: Order): void {
    order.delivered = true;
    if (order.state === "settled") order.state = "fulfilled";
  }

  private close(order: Order, state: "expired" | "cancelled"): void {
    order.state = state;
    this.open.delete(order);
    this.stray(order, "suspense:", order.held);
    order.held = 0;
  }

  /** The customer gives an order up; false: it is too late for that. */
  cancel(order: Order): boolean {
    if (order.state !== "placed" || order.begun) return false;
    this.note(order.mailbox, `${order.kind} order given up`);
    this.close(order, "cancelled");
    return true;
  }

  revoke(mailbox: Mailbox): void {
    Object.assign(mailbox, { state: "revoked", atProvider: "closed", addOns: [] });
    this.note(mailbox, "revoked");
    for (const order of this.ordersOf(mailbox))
      if (order.state === "placed" && !order.begun) this.close(order, "cancelled");
  }

  giveNotice(mailbox: Mailbox): void {
    mailbox.notice = true;
    this.note(mailbox, "notice of termination");
    for (const order of this.ordersOf(mailbox))
      if (order.kind === "renewal" && order.oldExpiry === mailbox.expiry && order.state === "placed" && !order.begun)
        this.close(order, "cancelled");
  }

  /** The night before a day: what was not paid ends, phases begin, reminders leave. Answers what renews by itself. */
  begin(day: Day): Order[] {
    for (const order of this.open) if (order.until !== null && order.until < day) this.end(order);
    this.today = day;
    const ordered: Order[] = [];
    for (const mailbox of this.mailboxes) {
      const policy = this.policyOf(mailbox);
      const before = mailbox.state;
      lapse(policy, mailbox, day, this.waitsForMoney(policy, mailbox));
      if (mailbox.state !== before) this.note(mailbox, mailbox.state);
      if (isReminded(policy, mailbox, day)) mailbox.reminders += 1;
      const order = this.renewsItself(policy, mailbox);
      if (order) ordered.push(order);
    }
    return ordered;
  }

  /** The last day an order waited for its money is over. */
  private end(order: Order): void {
    if (!order.begun) {
      this.close(order, "expired");
      return;
    }
    order.until = null;
    const { mailbox } = order;
    this.note(mailbox, "its money has not come");
    if (!["active", "expired", "renewal_failed"].includes(mailbox.state)) return;
    mailbox.state = "suspended";
    mailbox.atProvider = "suspended";
  }

  private waitsForMoney({ lifecycle }: Policy, mailbox: Mailbox): boolean {
    const isHonoured = lifecycle.renewal.paidLate === "honour";
    const isAwaited = ({ kind, state, oldExpiry, begun }: Order) =>
      kind === "renewal" && state === "placed" && oldExpiry === mailbox.expiry && (isHonoured || begun);
    return this.ordersOf(mailbox).some(isAwaited);
  }

  private renewsItself(policy: Policy, mailbox: Mailbox): Order | null {
    const { autoRenewal, renewal } = policy.lifecycle;
    const { expiry, plan, user } = mailbox;
    if (!autoRenewal || expiry === null || mailbox.state !== "active" || mailbox.notice) return null;
    if (this.today > expiry || this.today < expiry - autoRenewal.proformaDays) return null;
    const stands = ({ kind, oldExpiry, state }: Order) =>
      kind === "renewal" && oldExpiry === expiry && state !== "expired" && state !== "cancelled";
    if (this.ordersOf(mailbox).some(stands)) return null;
    const channel = user ? "account" : "public";
    const terms = termsSold(policy, { plan, act: "renewal", channel });
    const term = terms.includes(mailbox.term) ? mailbox.term : (terms[0] ?? 0);
    const asked = { plan, term, channel, addOns: mailbox.addOns };
    const answer = renewalOn(policy, mailbox, asked, this.today);
    return typeof answer === "string" ? null : this.placeRenewal(mailbox, asked, answer, later(expiry, renewal.closes));
  }
}
