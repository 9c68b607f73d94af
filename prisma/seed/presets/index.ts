import type { PolicyInput } from "@/lib/sellers/policy";
import { onePec } from "./1pec";
import { infocert } from "./infocert";
import { professionalmail } from "./professionalmail";
import { sicurezzapostale } from "./sicurezzapostale";
import { visura } from "./visura";

/** The five sellers of the demo, each as the policy somebody wrote. */
export const presets: PolicyInput[] = [visura, professionalmail, infocert, onePec, sicurezzapostale];
