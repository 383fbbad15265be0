import { onMount } from "svelte";
import type { Refusal } from "./bindings/wire";
import { call, Refused } from "./host/call";

/** How long the start of the application is left alone, in milliseconds. */
const FIRST = 10_000;
/** How often what changed is copied, in milliseconds: a copy on a share that is slow must not follow another. */
const EVERY = 5 * 60_000;

/** The copies of safety, made as one works; the application knows which dossiers changed, and where they go. */
export class Copies {
  /** Why they could not be made, until it was read. */
  missed = $state.raw<Refusal | null>(null);
  /** What was read is not told again, before copies were made once more: one may work away from the share all day. */
  #read = false;

  constructor() {
    onMount(() => {
      const timers = [setTimeout(() => void this.make(), FIRST), setInterval(() => void this.make(), EVERY)];
      return () => {
        timers.forEach(clearTimeout);
      };
    });
  }

  async make(): Promise<void> {
    try {
      await call("copy_aside", {});
      this.missed = null;
      this.#read = false;
    } catch (reason) {
      if (!(reason instanceof Refused)) {
        throw reason;
      }
      this.missed = this.#read ? null : reason.refusal;
    }
  }

  /** Makes them at once, and tells again why not. */
  retry(): void {
    this.#read = false;
    void this.make();
  }

  /** It was read: the work goes on without copies. */
  close(): void {
    this.#read = true;
    this.missed = null;
  }
}
