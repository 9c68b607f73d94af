/** The one password of the demo: well known, so the demo is never made where real money can be taken. */
export const DEMO_PASSWORD = "Sportello-2026";

export interface DemoLogin {
  seller: string;
  role: string;
  userName: string;
  password: string;
  path: string;
}

const login = (seller: string, role: string, userName: string): DemoLogin => ({
  seller,
  role,
  userName,
  password: DEMO_PASSWORD,
  path: `/${seller}`,
});

/** Who may sign in to try the demo; every other seller has the same staff as the first. */
export const demoLogins: DemoLogin[] = [
  login("visura", "customer, prepaid account", "cliente"),
  login("visura", "admin", "admin"),
  login("visura", "back-office", "operatore"),
  login("visura", "accounting", "contabile"),
  login("visura", "help-desk", "assistenza"),
  login("visura", "sales, northern provinces", "referente.nord"),
  login("visura", "sales, southern provinces", "referente.sud"),
  login("visura", "professional order with an agreement", "ordine.esempio"),
  login("visura", "reseller with customers of its own", "rivenditore"),
  ...["professionalmail", "infocert", "1pec", "sicurezzapostale"].flatMap((seller) => [
    login(seller, "customer", "cliente"),
    login(seller, "admin", "admin"),
  ]),
];
