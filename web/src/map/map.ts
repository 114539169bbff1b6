export function mountMap(_figure: HTMLElement) {
  return undefined as unknown as { update(fresh: HTMLElement): void; unmount(): void };
}
