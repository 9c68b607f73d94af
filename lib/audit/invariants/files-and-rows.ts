import { type Invariant, rowId } from "./invariant";

const lacksFile = (column: string) => `x."${column}" IS NOT NULL AND NOT EXISTS (SELECT FROM "File" f
  WHERE f."sellerId" = x."sellerId" AND f."id" = x."${column}" AND (f."stored" OR f."deletedAt" IS NOT NULL))`;

/** The part of it that the database knows; the bytes themselves are looked at by exchanges/files.ts. */
export const filesAndRows: Invariant = {
  number: 10,
  name: "files-and-rows",
  sentence: "Every file row has its file and every file its row.",
  sql: `
    SELECT ${rowId("x", "document")} AS "id", 'its file is not kept' AS "why" FROM "Document" x WHERE ${lacksFile("fileId")}
    UNION ALL
    SELECT ${rowId("x", "contract")}, 'its file is not kept' FROM "Contract" x WHERE ${lacksFile("fileId")}
    UNION ALL
    SELECT ${rowId("x", "signature")}, 'its evidence is not kept' FROM "Signature" x WHERE ${lacksFile("evidenceFileId")}
    UNION ALL
    SELECT ${rowId("x", "declaration")}, 'its file is not kept' FROM "UserDeclaration" x WHERE ${lacksFile("fileId")}
    UNION ALL
    SELECT ${rowId("x", "declaration")}, 'its signed file is not kept' FROM "UserDeclaration" x
      WHERE ${lacksFile("signedFileId")}
    UNION ALL
    SELECT ${rowId("x", "invoice")}, 'its file is not kept' FROM "Invoice" x WHERE ${lacksFile("fileId")}
    UNION ALL
    SELECT ${rowId("x", "e-invoice")}, 'its file is not kept' FROM "InvoiceSending" x WHERE ${lacksFile("fileId")}
    UNION ALL
    SELECT ${rowId("x", "attachment")}, 'its file is not kept' FROM "Attachment" x WHERE ${lacksFile("fileId")}
    UNION ALL
    SELECT ${rowId("x", "top-up")}, 'its receipt is not kept' FROM "TopUp" x WHERE ${lacksFile("receiptFileId")}`,
};
