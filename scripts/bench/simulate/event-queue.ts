// Events of a simulated clock, ordered by time. A binary heap, because a simulation has a hundred thousand of them.

export interface EventQueue<T> {
  add(time: number, event: T): void;
  /** Removes and returns the earliest event. */
  next(): { time: number; event: T } | undefined;
}

export function createEventQueue<T>(): EventQueue<T> {
  const heap: { time: number; event: T }[] = [];
  const timeAt = (index: number): number => heap[index]?.time ?? Infinity;
  const swap = (a: number, b: number): void => {
    const [first, second] = [heap[a], heap[b]];
    if (first && second) [heap[a], heap[b]] = [second, first];
  };
  return {
    add(time, event) {
      let index = heap.push({ time, event }) - 1;
      for (let parent = (index - 1) >> 1; index > 0 && timeAt(parent) > time; parent = (index - 1) >> 1) {
        swap(index, parent);
        index = parent;
      }
    },
    next() {
      swap(0, heap.length - 1);
      const first = heap.pop();
      for (let index = 0; ;) {
        const left = 2 * index + 1;
        const child = timeAt(left + 1) < timeAt(left) ? left + 1 : left;
        if (timeAt(child) >= timeAt(index)) return first;
        swap(index, child);
        index = child;
      }
    },
  };
}
