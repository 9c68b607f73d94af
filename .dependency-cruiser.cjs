// Who may import whom (architecture.md): app → components, jobs registry, operations, queries → store → nouns → kernel.
const noun = "^lib/[^/]+/[^/]+\\.ts$";
const notDomains = "^lib/(platform|jobs|cli|connectors|generated|kernel|i18n)/";
const reading = ["/store\\.ts$", "/store/", "/queries\\.ts$", "/queries/"];
const database = ["^lib/platform/db\\.ts$", "^lib/generated/"];

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "What imports itself cannot be understood, or loaded, a piece at a time.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "kernel-is-alone",
      comment: "The kernel knows nothing of this house: itself and npm only.",
      severity: "error",
      from: { path: "^lib/kernel/" },
      to: { path: "^(app|components|lib|prisma|tests)/", pathNot: "^lib/kernel/" },
    },
    {
      name: "nouns-are-pure",
      comment: "A noun or a schema decides from what it is given: nouns, kernel and npm only.",
      severity: "error",
      from: { path: noun, pathNot: [...reading, notDomains] },
      to: {
        path: [
          "^(app|components|prisma|tests)/",
          "^lib/(platform|jobs|cli|connectors|generated)/",
          ...reading,
          "/(operations|jobs|exchanges)/",
        ],
      },
    },
    {
      name: "nouns-do-no-io",
      comment: "Pure rules read no file and open no connection.",
      severity: "error",
      from: { path: ["^lib/kernel/", noun], pathNot: [...reading, notDomains.replace("|kernel", "")] },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|buffer|url|util|assert)$" },
    },
    {
      name: "components-present-only",
      comment: "Components draw: other components, nouns, schemas, kernel and texts.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(app|lib|prisma|tests)/", pathNot: ["^lib/(kernel|i18n)/", "^lib/sellers/policy/", noun] },
    },
    {
      name: "components-never-read",
      comment: "A component gets its data from the page.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: [...reading, "^lib/(platform|jobs|cli|connectors|generated)/"] },
    },
    {
      name: "database-behind-stores",
      comment: "Only stores, queries, platform, jobs and commands know that there is a database. Types are free.",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: [...reading, "^lib/(platform|jobs|cli|generated)/", "^lib/[^/]+/jobs/"],
      },
      to: { path: database, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "outside-world-behind-jobs",
      comment: "Only jobs, exchanges, commands and API routes talk to vendors: never inside a transaction.",
      severity: "error",
      from: {
        path: "^(app|components|lib|prisma)/",
        pathNot: ["^lib/jobs/", "^lib/[^/]+/(jobs|exchanges)/", "^lib/(cli|connectors)/", "^app/api/"],
      },
      to: { path: "^lib/connectors/" },
    },
    {
      name: "connectors-know-no-business",
      comment: "A connector translates for a vendor: it reads no table and starts no act.",
      severity: "error",
      from: { path: "^lib/connectors/" },
      to: {
        pathNot: "^lib/connectors/",
        path: [...reading, "/(operations|jobs|exchanges)/", "^(app|components|prisma|tests)/", ...database],
      },
    },
    {
      name: "one-act-one-operation",
      comment: "An operation is one transaction: it composes nouns and stores, never another operation.",
      severity: "error",
      from: { path: "^lib/([^/]+)/operations/[^/]+\\.ts$" },
      to: { path: "^lib/[^/]+/operations/" },
    },
    {
      name: "stores-call-nobody",
      comment: "A store writes rows; what happens next is the operation's to say.",
      severity: "error",
      from: { path: reading },
      to: { path: "/(operations|exchanges)/|^lib/[^/]+/jobs/" },
    },
    {
      name: "library-knows-no-page",
      comment: "lib can be used without the pages.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "product-knows-no-test",
      comment: "Tests look at the product, never the other way round.",
      severity: "error",
      from: { path: "^(app|components|lib|prisma)/" },
      to: { path: "^tests/" },
    },
    {
      name: "listed-packages-only",
      comment: "A package that package.json does not name may be gone tomorrow.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-development-package-in-product",
      comment: "The product runs without its development tools.",
      severity: "error",
      from: { path: "^(app|components|lib|prisma)/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "resolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/generated/.*/internal/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".json"],
    },
  },
};
