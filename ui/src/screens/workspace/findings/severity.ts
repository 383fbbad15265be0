import type { Severity } from "../../../bindings/wire";
import type { IconName } from "../../../parts/icons";

/** The severities, the gravest first. */
export const severities: readonly Severity[] = ["blocking", "warning", "information"];

/** A part of the screen: the points of a severity, or what people noted on the fields. */
export type Part = Severity | "remarks";

export const severityIcon: Record<Severity, IconName> = {
  blocking: "stop",
  warning: "warning",
  information: "information",
};
