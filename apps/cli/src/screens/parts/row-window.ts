/** The rows that are drawn: as many as fit, with the one in hand among them and, where there is room, some around it. */
export function rowWindow(count: number, index: number, height: number, before: number): number {
  const margin = Math.min(2, Math.floor((height - 1) / 2));
  const least = Math.min(index - height + 1 + margin, count - height);
  const most = index - margin;
  return Math.max(0, Math.min(Math.max(before, least), most, Math.max(0, count - height)));
}
