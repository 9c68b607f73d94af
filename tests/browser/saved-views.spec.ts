import { expect, test } from "../support/browser-test";
import { look } from "./support/look";
import { as } from "./support/session";

test("the filters of a table are kept under a name and found again", async ({ openDevice }) => {
  const desk = await as("operatore", openDevice);
  const name = `Sospese ${test.info().project.name}`;
  await desk.goto("/visura/desk/caselle?state=suspended");
  await desk.getByText("Salva questa vista").or(desk.getByText("Salva o togli una vista")).click();
  await desk.getByLabel("Nome della vista").fill(name);
  await desk.getByLabel("Mostrala anche ai colleghi").check();
  await look(desk, "viste-1-salva");
  await desk.getByRole("button", { name: "Salva la vista" }).click();
  await expect(desk.getByText("Vista salvata")).toBeVisible();
  await desk.goto("/visura/desk/caselle");
  await desk.getByRole("navigation", { name: "Viste salvate" }).getByRole("link", { name }).click();
  await desk.waitForURL("**/caselle?state=suspended");
  await look(desk, "viste-2-aperta");
  const colleague = await as("assistenza", openDevice);
  await colleague.goto("/visura/desk/caselle");
  await expect(colleague.getByRole("link", { name })).toBeVisible();
  await desk.getByText("Salva o togli una vista").click();
  await desk.getByRole("button", { name: `Togli “${name}”` }).click();
  await expect(desk.getByText("Vista tolta.")).toBeVisible();
});
