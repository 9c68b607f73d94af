// `npm run generate`: the database client, from the schema.
import { ensureClient, ensureInstalled, requireNode } from "./bootstrap.mjs";

requireNode();
ensureInstalled();
ensureClient();
