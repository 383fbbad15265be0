/**
 * Moving a thing with the pointer, from its handle to another place. The page's own dragging is not used: on
 * Windows the window keeps it for files.
 *
 * A zone is an element with `data-zone="kind/name"`; what it holds carries `data-kind` and `data-item`.
 */
export class Drag {
  /** What is being moved. */
  item = $state<string | null>(null);
  /** Where it would go: the zone, and what it would precede there. */
  over = $state.raw<{ zone: string; before: string | null } | null>(null);

  #stop: (() => void) | null = null;
  readonly #ondrop: (item: string, zone: string, before: string | null) => void;

  constructor(ondrop: (item: string, zone: string, before: string | null) => void) {
    this.#ondrop = ondrop;
  }

  /** Begins to move what the pointer holds. */
  start(event: PointerEvent & { currentTarget: HTMLElement }, kind: string, item: string): void {
    if (event.button !== 0 || this.#stop !== null) {
      return;
    }
    event.preventDefault();
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    let at = { x: event.clientX, y: event.clientY };
    let frame = 0;
    const scroll = () => {
      scrollNear(handle, at.y);
      frame = requestAnimationFrame(scroll);
    };
    const move = (moved: PointerEvent) => {
      at = { x: moved.clientX, y: moved.clientY };
      this.over = placeAt(at, kind, item);
    };
    const drop = () => {
      const over = this.over;
      this.stop();
      if (over !== null) {
        this.#ondrop(item, over.zone, over.before);
      }
    };
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key === "Escape") {
        pressed.preventDefault();
        this.stop();
      }
    };
    const cancel = () => {
      this.stop();
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", drop);
    handle.addEventListener("pointercancel", cancel);
    window.addEventListener("keydown", key, true);
    this.#stop = () => {
      cancelAnimationFrame(frame);
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("pointerup", drop);
      handle.removeEventListener("pointercancel", cancel);
      window.removeEventListener("keydown", key, true);
    };
    this.item = item;
    frame = requestAnimationFrame(scroll);
  }

  /** Lets go: nothing is moved. */
  stop(): void {
    this.#stop?.();
    this.#stop = null;
    this.item = null;
    this.over = null;
  }
}

/** The zone under the pointer that takes this kind, and what stands there below the pointer. */
function placeAt(at: { x: number; y: number }, kind: string, item: string): Drag["over"] {
  const zone = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>(`[data-zone^="${kind}/"]`);
  const name = zone?.dataset["zone"];
  if (!zone || name === undefined) {
    return null;
  }
  const others = [...zone.querySelectorAll<HTMLElement>(`[data-kind="${kind}"]`)];
  const below = others.find((other) => {
    const box = other.getBoundingClientRect();
    return other.dataset["item"] !== item && at.y < box.top + Math.min(box.height, 44) / 2;
  });
  return { zone: name, before: below?.dataset["item"] ?? null };
}

/** Near the top or the foot of what scrolls, it scrolls. */
function scrollNear(handle: HTMLElement, y: number): void {
  const main = handle.closest("main");
  const scrolled = main !== null && main.scrollHeight > main.clientHeight ? main : document.documentElement;
  const top = scrolled === main ? main.getBoundingClientRect().top : 0;
  const foot = scrolled === main ? main.getBoundingClientRect().bottom : window.innerHeight;
  const NEAR = 48;
  if (y < top + NEAR) {
    scrolled.scrollTop -= 8;
  } else if (y > foot - NEAR) {
    scrolled.scrollTop += 8;
  }
}
