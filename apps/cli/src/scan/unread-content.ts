/** Content that says why it cannot be read. */
export function unreadContent(cause: Error): AsyncIterable<Buffer> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(cause) }) };
}
