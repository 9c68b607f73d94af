import { demoSecret } from "@/lib/customers/demo-second-factor";
import { instantToDb } from "@/lib/kernel/day";
import { PROVINCES, type Province } from "@/lib/kernel/provinces";
import { isStaffRole, type Role } from "@/lib/platform/actor";
import { blindIndex, seal } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { roleToDb } from "@/lib/platform/roles";
import type { Shop } from "./shop";

/** Regions from Lazio and Abruzzo southwards, islands included; the rest is the north's. */
const SOUTH = new Set<string>(
  "RM FR LT RI VT AQ CH PE TE CB IS AV BN CE NA SA BA BT BR FG LE TA MT PZ CZ CS KR RC VV AG CL CT EN ME PA RG SR TP CA NU OR SS SU".split(
    " ",
  ),
);
const provinces = Object.keys(PROVINCES) as Province[];
/** The two territories: together every province, none twice. */
export const territories = {
  north: provinces.filter((province) => !SOUTH.has(province)),
  south: provinces.filter((province) => SOUTH.has(province)),
};

interface Member {
  userName: string;
  displayName: string;
  roles: Role[];
  territory?: Province[];
}

const staff: Member[] = [
  { userName: "admin", displayName: "Addetto Uno (amministratore)", roles: ["admin"] },
  { userName: "operatore", displayName: "Addetto Due (back office)", roles: ["back-office"] },
  { userName: "contabile", displayName: "Addetto Tre (contabilità)", roles: ["accounting"] },
  { userName: "assistenza", displayName: "Addetto Quattro (assistenza)", roles: ["help-desk"] },
  { userName: "referente.nord", displayName: "Referente Nord", roles: ["sales"], territory: territories.north },
  { userName: "referente.sud", displayName: "Referente Sud", roles: ["sales"], territory: territories.south },
];

interface NewPerson extends Member {
  email: string;
  province?: string;
  taxCode?: string;
}

/** Somebody who signs in with the demo's password; answers their id. */
export function addUser(shop: Shop, passwordHash: string, person: NewPerson): string {
  const id = newId();
  const at = instantToDb(shop.now.subtract({ hours: 24 * 400 }));
  // Younger than the age from which any of the sellers advises another.
  const passwordSetAt = instantToDb(shop.now.subtract({ hours: 24 * 60 }));
  shop.rows.user.push({
    sellerId: shop.seller,
    id,
    userName: person.userName,
    email: person.email,
    emailConfirmedAt: at,
    passwordHash,
    passwordSetAt,
    displayName: person.displayName,
    province: person.province ?? null,
    taxCodeSealed: person.taxCode ? seal(person.taxCode) : null,
    taxCodeIndex: person.taxCode ? blindIndex(person.taxCode) : null,
    roles: person.roles.map(roleToDb),
    territory: person.territory ?? [],
    createdAt: at,
  });
  shop.rows.pastPassword.push({
    sellerId: shop.seller,
    id: newId(),
    userId: id,
    hash: passwordHash,
    setAt: passwordSetAt,
  });
  if (person.roles.some(isStaffRole)) shop.rows.secondFactor.push(secondFactorOf(shop, id, person.userName));
  return id;
}

/** Staff sign in with a code as well; the demo shows theirs on a page of its own (/posta-demo/codici). */
const secondFactorOf = (shop: Shop, userId: string, userName: string) => ({
  sellerId: shop.seller,
  userId,
  secretSealed: seal(demoSecret(shop.seller, userName)),
  createdAt: instantToDb(shop.now),
  confirmedAt: instantToDb(shop.now),
});

/** Staff of a shop, by user name. */
export function addStaff(shop: Shop, passwordHash: string): Map<string, string> {
  const emailOf = (userName: string) => `${userName}@${shop.seller}.example.com`;
  return new Map(
    staff.map((member) => [
      member.userName,
      addUser(shop, passwordHash, { ...member, email: emailOf(member.userName) }),
    ]),
  );
}
