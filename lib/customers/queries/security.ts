import { type Day, dayInRome, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { findLink } from "@/lib/platform/links";
import { isOfStaff } from "@/lib/platform/roles";
import type { UserViewer } from "@/lib/platform/session";
import type { AccessPolicy } from "@/lib/sellers/policy/access";
import { adviceFrom, type PasswordAge, passwordAge, passwordExpiresOn } from "../password-age";
import { mayHaveSecondFactor, needsSecondFactor } from "../sign-in-steps";
import { securityOf } from "../store/security-info";
import { isProved } from "../store/sessions";

/** What the viewer's access rests on, as the profile shows it. */
export interface SecurityView {
  password: { age: PasswordAge; setOn: Day; expiresOn: Day | null; adviceFrom: Day | null };
  secondFactor: { on: boolean; may: boolean; must: boolean; codesLeft: number; devices: number };
  question: "none" | "set" | "cancelled";
}

export async function securityView(viewer: UserViewer, policy: AccessPolicy): Promise<SecurityView> {
  const of = { sellerId: viewer.seller, userId: viewer.userId };
  const [user, security, codesLeft, devices] = await Promise.all([
    db().user.findUniqueOrThrow({
      where: { sellerId_id: { sellerId: of.sellerId, id: of.userId } },
      select: { passwordSetAt: true, roles: true, secondFactor: { select: { confirmedAt: true } } },
    }),
    securityOf(db(), of.sellerId, of.userId),
    db().recoveryCode.count({ where: { ...of, usedAt: null } }),
    db().trustedDevice.count({ where: { ...of, endedAt: null, expiresAt: { gt: instantToDb(now()) } } }),
  ]);
  const setOn = dayInRome(instantFromDb(user.passwordSetAt));
  const staff = isOfStaff(user);
  return {
    password: {
      age: passwordAge(policy, setOn, today()),
      setOn,
      expiresOn: passwordExpiresOn(policy, setOn),
      adviceFrom: adviceFrom(policy, setOn),
    },
    secondFactor: {
      on: Boolean(user.secondFactor?.confirmedAt),
      may: mayHaveSecondFactor(policy, staff),
      must: needsSecondFactor(policy, staff),
      codesLeft,
      devices,
    },
    question: !security ? "none" : "cancelledAt" in security ? "cancelled" : "set",
  };
}

/** True when the viewer gave a password or a code not long ago: enough for the acts that ask for it. */
export async function isRecentlyProved(viewer: UserViewer): Promise<boolean> {
  const key = { sellerId_id: { sellerId: viewer.seller, id: viewer.sessionId } };
  const session = await db().session.findUnique({ where: key, select: { provedAt: true } });
  return session !== null && isProved(session, now());
}

/** What a live link to choose a new password asks for; null: no such link. */
export interface ResetAsked {
  userId: string;
  userName: string;
  /** The security question whose answer is asked as well. */
  question: string | null;
  /** Three answers were wrong: a link is no longer enough. */
  cancelled: boolean;
}

export async function resetAsked(seller: string, token: string, policy: AccessPolicy): Promise<ResetAsked | null> {
  const link = await findLink(seller, "reset-password", token, now());
  if (!link || link.usedAt) return null;
  const user = await db().user.findFirst({
    where: { sellerId: seller, id: link.subjectId, active: true },
    select: { id: true, userName: true },
  });
  if (!user) return null;
  const security = policy.securityQuestions ? await securityOf(db(), seller, user.id) : null;
  return {
    userId: user.id,
    userName: user.userName,
    question: security && "question" in security ? security.question : null,
    cancelled: security !== null && "cancelledAt" in security,
  };
}

/** The kept hash of the answer to somebody's security question; null without one. */
export async function answerHashOf(seller: string, userId: string): Promise<string | null> {
  const security = await securityOf(db(), seller, userId);
  return security && "answerHash" in security ? security.answerHash : null;
}

/** The viewer's own question, or that it was cancelled. */
export async function ownQuestion(viewer: UserViewer): Promise<{ question: string | null; cancelled: boolean }> {
  const security = await securityOf(db(), viewer.seller, viewer.userId);
  return {
    question: security && "question" in security ? security.question : null,
    cancelled: security !== null && "cancelledAt" in security,
  };
}

/** What is said to a viewer whose password is older than the seller advises; null: nothing. */
export async function passwordAdvice(
  viewer: UserViewer,
  policy: AccessPolicy,
): Promise<{ setOn: Day; expiresOn: Day | null } | null> {
  if (policy.adviceMonths === undefined && policy.passwordMonths === undefined) return null;
  const { password } = await securityView(viewer, policy);
  return password.age === "fresh" ? null : { setOn: password.setOn, expiresOn: password.expiresOn };
}
