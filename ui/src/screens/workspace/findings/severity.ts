import type { Severity } from "../../../bindings/wire";
import type { IconName } from "../../../parts/icons";

/** The severities, the gravest first. */
export const severities: readonly Severity[] = ["blocking", "warning", "information"];

export const severityIcon: Record<Severity, IconName> = {
  blocking: "stop",
  warning: "warning",
  information: "information",
};
