import type { z } from "zod";
import { MAIL_NAMES } from "../mails";
import type { servicePolicy } from "../service";
import type { Fault } from "./fault";

export type Service = z.infer<typeof servicePolicy>;

/** Hours end after they begin and do not overlap; a least time is not longer than what is promised. */
export function checkService(service: Service, fault: Fault): void {
  const hours = service.openingHours;
  hours.forEach((stretch, i) => {
    if (stretch.to <= stretch.from) fault(["service", "openingHours", i, "to"], "hours-reversed");
    const clash = hours.findIndex(
      (other) => other.weekday === stretch.weekday && other.from < stretch.to && stretch.from < other.to,
    );
    if (clash !== -1 && clash < i) fault(["service", "openingHours", i], "hours-overlap", { position: clash });
  });
  for (const name of Object.keys(service.texts))
    if (!MAIL_NAMES.some((each) => each === name))
      fault(["service", "texts", name], "mail-unknown", { values: MAIL_NAMES.join(", ") });
  for (const [act, { minHours, workingHours }] of Object.entries(service.promises.acts))
    if ((minHours ?? 0) > workingHours) fault(["service", "promises", "acts", act, "minHours"], "promise-reversed");
}
