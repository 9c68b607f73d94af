import type { z } from "zod";
import type { servicePolicy } from "../service";
import type { Fault } from "./fault";

export type Service = z.infer<typeof servicePolicy>;

/** Hours end after they begin and do not overlap; a least time is not longer than what is promised. */
export function checkService(service: Service, fault: Fault): void {
  const hours = service.openingHours;
  hours.forEach((stretch, i) => {
    if (stretch.to <= stretch.from) fault(["service", "openingHours", i, "to"], "closes before it opens");
    const clash = hours.findIndex(
      (other) => other.weekday === stretch.weekday && other.from < stretch.to && stretch.from < other.to,
    );
    if (clash !== -1 && clash < i)
      fault(["service", "openingHours", i], `overlaps the opening hours at position ${clash}`);
  });
  for (const [act, { minHours, workingHours }] of Object.entries(service.promises.acts))
    if ((minHours ?? 0) > workingHours)
      fault(["service", "promises", "acts", act, "minHours"], "is more than the hours promised");
}
