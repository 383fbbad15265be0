import type { Edit, FindingView } from "../../../bindings/wire";

/** The rules that only an act or an article allows to depart from. */
const REFERENCED: readonly string[] = ["F2", "F3"];

/** Whether a point of this rule is set aside only with a reference. */
export function needsReference(rule: string): boolean {
  return REFERENCED.includes(rule);
}

/** The edit that sets a point aside; none for a point that cannot be. */
export function waiverOf(finding: FindingView, reason: string, reference: string, today: Date): Edit | null {
  if (finding.about === null) {
    return null;
  }
  const { rule, message: subject, about } = finding;
  const fields = { rule, ...about, subject, reason, reference, date: isoDay(today) };
  return { edit: "add", register: "waivers", fields };
}

/** The day on this machine's calendar. */
function isoDay(day: Date): string {
  const pad = (number: number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}
