import type { Refusal } from "../../bindings/wire";
import { Refused } from "../../host/call";

/** A request to the application about the open dossier. */
export type Job = {
  /** What the job sends; a second one for the same subject is needless while the first one waits. */
  subject?: string;
  /** Whether it changes the dossier: it is then never dropped, and nothing that changes overtakes it. */
  changes: boolean;
  run: () => Promise<void>;
};

/**
 * The requests about a dossier, one at a time and in order, so that replies arrive in the order of the
 * gestures. When the disk refuses a change, that change stays first and waits for a new try.
 */
export class Queue {
  #waiting: Job[] = [];
  #running = false;
  #resting: (() => void)[] = [];

  /** How many changes are not on the disk yet. */
  changes = $state(0);
  /** Why the first change could not be written. */
  stuck = $state.raw<Refusal | null>(null);

  add(job: Job): void {
    const subject = job.subject;
    if (subject !== undefined && this.#waiting.some((other) => other.subject === subject)) {
      this.retry();
      return;
    }
    this.#waiting.push(job);
    this.changes += job.changes ? 1 : 0;
    void this.#advance();
  }

  /** Tries the change that could not be written again. */
  retry(): void {
    this.stuck = null;
    void this.#advance();
  }

  /** Gives up the change that could not be written, and tells which it was. */
  giveUp(): string | undefined {
    const place = this.#waiting.findIndex((job) => job.changes);
    const [job] = place >= 0 ? this.#waiting.splice(place, 1) : [];
    this.changes -= job === undefined ? 0 : 1;
    this.retry();
    return job?.subject;
  }

  /** Waits until nothing is left to send, or nothing can be sent. */
  async rest(): Promise<void> {
    if (this.#running) {
      await new Promise<void>((resolve) => this.#resting.push(resolve));
    }
  }

  async #advance(): Promise<void> {
    if (this.#running) {
      return;
    }
    this.#running = true;
    try {
      for (let job = this.#next(); job !== undefined; job = this.#next()) {
        await this.#run(job);
      }
    } finally {
      this.#running = false;
      for (const wake of this.#resting.splice(0)) {
        wake();
      }
    }
  }

  #next(): Job | undefined {
    const place = this.#waiting.findIndex((job) => this.stuck === null || !job.changes);
    return place < 0 ? undefined : this.#waiting.splice(place, 1)[0];
  }

  async #run(job: Job): Promise<void> {
    try {
      await job.run();
      this.changes -= job.changes ? 1 : 0;
    } catch (reason) {
      if (job.changes && reason instanceof Refused && reason.refusal.code === "disk") {
        this.#waiting.unshift(job);
        this.stuck = reason.refusal;
        return;
      }
      this.changes -= job.changes ? 1 : 0;
      throw reason;
    }
  }
}
