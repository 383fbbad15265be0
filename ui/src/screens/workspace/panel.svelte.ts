import { SvelteMap } from "svelte/reactivity";
import type { RemarkView } from "../../bindings/wire";

/** A remark being written. */
export type RemarkDraft = { kind: RemarkView["kind"]; text: string };

/** The panel about the field last entered: what it shows, and the remarks being written there. */
export class HelpPanel {
  tab = $state<"help" | "remarks">("help");
  /** Where the focus goes in the panel, until it is there. */
  sought = $state.raw<{ on: "list" | "form" | "add" } | null>(null);
  /** By field: what is being written of one waits there while another is looked at. */
  readonly drafts = new SvelteMap<string, RemarkDraft>();

  /** Whether a remark was begun, and not yet added nor given up. */
  get unfinished(): boolean {
    return [...this.drafts.values()].some(({ text }) => text.trim() !== "");
  }
}
