import { configure } from "@testing-library/svelte";
import { vi } from "vitest";

// A machine that builds at the same time is slow to draw.
configure({ asyncUtilTimeout: 5000 });

// What jsdom lacks and the components use.
Element.prototype.scrollIntoView = () => undefined;
HTMLElement.prototype.showPopover = () => undefined;
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();
HTMLCanvasElement.prototype.getContext = () => null;
document.elementFromPoint = () => null;
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
globalThis.CSS = { escape: (text: string) => text.replace(/["\\]/g, "\\$&") } as typeof CSS;

vi.mock("../src/host/events", () => ({ onEvent: vi.fn(() => () => undefined) }));
