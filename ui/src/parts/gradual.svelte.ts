import { later } from "./later";

/** How many of a long list are drawn: those in sight at once, the others a few at a time once these are painted. */
export class Gradual {
  /** How many are drawn so far, or more. */
  reached = $state(0);

  constructor(length: () => number, first: number, step: number) {
    this.reached = first;
    $effect(() => {
      const { reached } = this;
      return reached < length() ? later(() => (this.reached = reached + step)) : undefined;
    });
  }
}
