import { type Invariant, rowId } from "./invariant";

// A mailbox that never came to be never had its name.
const lived = `b."state" NOT IN ('reserved', 'provisioning', 'provisioning-failed')`;
const holder = `JOIN "Holder" h ON h."sellerId" = b."sellerId" AND h."id" = b."holderId"`;

export const namesForOne: Invariant = {
  number: 7,
  name: "names-for-one",
  sentence: "No name belongs to two holders, ever, and every name in use is in the register.",
  sql: `
    SELECT 'name/' || b."localPart" || '@' || b."domain" AS "id",
      count(DISTINCT h."taxCodeIndex") || ' holders' AS "why"
      FROM "Mailbox" b ${holder} WHERE ${lived}
      GROUP BY b."domain", b."localPart" HAVING count(DISTINCT h."taxCodeIndex") > 1
    UNION ALL
    SELECT ${rowId("b", "mailbox")}, 'its name is not bound to its holder'
      FROM "Mailbox" b ${holder}
      LEFT JOIN "Name" n ON n."sellerId" = b."sellerId" AND n."domain" = b."domain" AND n."localPart" = b."localPart"
      WHERE ${lived} AND (n."state" IS DISTINCT FROM 'bound' OR n."holderIndex" IS DISTINCT FROM h."taxCodeIndex")`,
};
